/**
 * The first program of the Go client's page: one task that says hello. It ends as soon as the task
 * exists; `tasks.run` in place of `tasks.create` would wait for it and show what it prints.
 */
import { Qarnot, type TaskCreate } from '@irori/qarnot';

const qarnot = new Qarnot();

const task: TaskCreate = {
  name: 'hello-world',
  profile: 'docker-batch',
  instanceCount: 1,
  constants: [{ key: 'DOCKER_CMD', value: 'echo "Hello world"' }],
  schedulingType: 'flex',
};
const { uuid } = await qarnot.tasks.create(task);
console.log(uuid);
