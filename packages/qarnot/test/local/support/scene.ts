import type { LocalCloud } from '@irori/local';
import { Qarnot, type TaskCreate } from '@irori/qarnot';

/** One answer of the local cloud, as it came. */
export interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly body: string;
}

/** A client of a local cloud that keeps every answer, and ways to get things into the state needed. */
export class Scene {
  readonly cloud: LocalCloud;
  readonly qarnot: Qarnot;
  readonly #answers: Promise<Answer>[] = [];

  constructor(cloud: LocalCloud) {
    this.cloud = cloud;
    this.qarnot = new Qarnot({
      ...cloud.qarnot,
      configFile: null,
      env: {},
      logLevel: 'off',
      middleware: [
        async (request, next, { operation }) => {
          const response = await next(request);
          const { status } = response;
          this.#answers.push(
            response
              .clone()
              .text()
              .then((body) => ({ operation, status, body })),
          );
          return response;
        },
      ],
    });
  }

  /** The answers since the last such call. */
  answers(): Promise<Answer[]> {
    return Promise.all(this.#answers.splice(0));
  }

  /** Creates a task of two instances; `true` is what each runs unless said. */
  async task(command = 'true', more: Partial<TaskCreate> = {}): Promise<string> {
    const { uuid } = await this.qarnot.tasks.create({
      name: `task of ${command}`,
      profile: 'docker-batch',
      instanceCount: 2,
      constants: { DOCKER_CMD: command },
      ...more,
    });
    return uuid;
  }

  /** A task that has ended, one way or another. */
  async ended(command?: string, more?: Partial<TaskCreate>): Promise<string> {
    const uuid = await this.task(command, more);
    await this.qarnot.tasks.wait(uuid, { pollInterval: 50 });
    return uuid;
  }

  /** A task whose instances all run. */
  async running(more?: Partial<TaskCreate>): Promise<string> {
    const uuid = await this.task('sleep 300', more);
    for (;;) {
      const { state } = await this.qarnot.tasks.get(uuid);
      if (state === 'FullyExecuting') return uuid;
      if (['Success', 'Failure', 'Cancelled'].includes(state)) throw new Error(`It is ${state}.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** A task that was cancelled. */
  async cancelled(): Promise<string> {
    const uuid = await this.running();
    await this.qarnot.tasks.abort(uuid);
    await this.qarnot.tasks.wait(uuid, { pollInterval: 50 });
    return uuid;
  }

  /** A pool that is open. */
  async pool(name: string): Promise<string> {
    const { uuid } = await this.qarnot.pools.create({
      name,
      profile: 'docker-batch',
      instanceCount: 1,
      tags: ['of-pools'],
    });
    return uuid;
  }

  /** A job. */
  async job(name: string, poolUuid: string | null = null): Promise<string> {
    const { uuid } = await this.qarnot.jobs.create({ name, poolUuid, tags: ['of-jobs'] });
    return uuid;
  }
}
