import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { MemoryWatch } from '../../src/clouds/qarnot/execution/memory.ts';
import { eventually } from '../engine/support.ts';

test.runIf(process.platform === 'linux')(
  'sees how much memory a program uses at most',
  async () => {
    const workload = randomUUID();
    const program = spawn('sleep', ['60'], {
      env: { IRORI_WORKLOAD: `/data/workloads/${workload}` },
    });
    const watch = new MemoryWatch(10);
    try {
      watch.started(workload);
      await eventually(() => watch.of(workload).current > 100_000, 'a look at it');
      expect(watch.of(workload).total).toBeGreaterThan(watch.of(workload).current);
      expect(watch.of(randomUUID()).current).toBe(0);
      expect(watch.ended(workload)).toBeGreaterThan(100_000);
      expect(watch.ended(workload)).toBe(0);
    } finally {
      watch.close();
      program.kill();
      await once(program, 'close');
    }
  },
);
