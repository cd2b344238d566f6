import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from './support/server-process.ts';

const finals = ['done', 'error', 'aborted', 'canceled'];

describe('after a kill -9', () => {
  test('one running and ten waiting tasks reach a truthful end, and each end is told', async () => {
    await using directory = await temporaryDirectory();
    const told = new Set<string>();
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        told.add(JSON.parse(body).task.id);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void receiver.close());
    onTestFinished(() => receiver.closeAllConnections());

    const first = await startServer(directory.path);
    const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const endpoint = await first.dok.call<{ id: number }>('createNotificationEndpoint', {
      body: { endpoint_type: 'webhook', address },
    });
    const setting = {
      event_type: 'task_completed',
      is_enabled: true,
      endpoint_ids: [endpoint.body.id],
    };
    await first.dok.call('createNotificationSetting', { body: setting });
    const running = await first.dok.create(
      'for i in 1 2 3 4 5 6 7 8; do echo line $i; sleep 0.1; done; echo x > "$SAKURA_ARTIFACT_DIR/x"; exit 5',
    );
    const waiting = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        first.dok.create(`echo ${index}; exit ${index % 2}`),
      ),
    );
    await first.dok.untilStarted(running.id);
    await first.kill();

    const second = await startServer(directory.path);
    const { dok } = second;
    const ended = await dok.untilEnd(running.id);
    expect(ended).toMatchObject({ status: 'error', containers: [{ exit_code: 5 }] });
    expect(ended.artifact).not.toBeNull();
    const lines = [1, 2, 3, 4, 5, 6, 7, 8].map((line) => `line ${line}\n`).join('');
    expect(await dok.output(running.id)).toBe(lines);
    const ends: string[] = [];
    for (const [index, { id }] of waiting.entries()) {
      const task = await dok.untilEnd(id);
      expect(task.status).toBe(index % 2 === 0 ? 'done' : 'error');
      expect(await dok.output(id)).toBe(`${index}\n`);
      ends.push(task.containers[0]?.start_at ?? '');
    }
    expect(ends.every((start) => start > (ended.containers[0]?.stop_at ?? ''))).toBe(true);
    const all = [running, ...waiting].map(({ id }) => id);
    while (told.size < all.length) await new Promise((resolve) => setTimeout(resolve, 10));
    expect([...told].sort()).toEqual(all.sort());
    expect(await second.stop()).toBe(0);
  }, 180_000);

  test.each([1, 2, 3, 4])(
    'everything that was answered is there (seed %d)',
    async (seed) => {
      await using directory = await temporaryDirectory();
      const first = await startServer(directory.path);
      const accepted: string[] = [];
      const canceled: string[] = [];
      const clients = Array.from({ length: 4 }, async (_, client) => {
        for (let index = 0; ; index++) {
          const task = await first.dok.create(`echo ${client} ${index}`);
          accepted.push(task.id);
          if (index % 3 === 2) {
            const { status } = await first.dok.call('cancelTask', { path: { taskId: task.id } });
            if (status === 200) canceled.push(task.id);
          }
        }
      });
      const broken = Promise.allSettled(clients);
      while (accepted.length < seed * 6) await new Promise((resolve) => setTimeout(resolve, seed));
      await first.kill();
      await broken;

      const second = await startServer(directory.path);
      for (const id of accepted) {
        const task = await second.dok.untilEnd(id, 60_000);
        expect(finals).toContain(task.status);
        if (canceled.includes(id)) expect(task.status).toBe('canceled');
        if (task.status === 'done') expect(await second.dok.output(id)).toMatch(/^\d \d+\n$/);
        else expect(task.status, task.error_message ?? '').toBe('canceled');
      }
      expect(await second.stop()).toBe(0);
    },
    180_000,
  );
});
