import type { DOK, Task } from '@irori/dok';
import type { SampleTask } from './extract-samples.ts';

const scripts: Record<SampleTask, string> = {
  running: 'echo running; exec sleep 60',
  'running-briefly': 'echo running; sleep 0.3; echo more',
  done: 'echo done; echo 0.97 > "$SAKURA_ARTIFACT_DIR/accuracy.txt"',
};

/** A task in the state that a sample begins with. */
export async function makeTask(dok: DOK, kind: SampleTask): Promise<Task> {
  const container = (await dok.container())
    .set('image', 'debian:bookworm-slim')
    .set('plan', 'v100-32gb')
    .set('command', ['/bin/sh', '-c', scripts[kind]]);
  const task = (await dok.task()).set('name', `sample-${kind}`).set('executionTimeLimitSec', 600);
  task.containers = [container];
  await task.save();
  if (kind === 'done') return task.wait({ pollInterval: 50 });
  while (task.phase !== 'running' && !task.isEnded) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await task.refresh();
  }
  return task;
}
