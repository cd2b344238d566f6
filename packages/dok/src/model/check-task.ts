import { InputError } from '@irori/core';
import type { NewContainerBody, NewTaskBody } from '../raw.ts';
import { checkEnvironment } from './environment.ts';

/** The shortest time limit that DOK accepts, in seconds. */
export const MIN_TIME_LIMIT_SEC = 600;

const shells: readonly unknown[] = ['/bin/sh', '/bin/bash', '/bin/zsh'];

function refuse(field: string, problem: string): never {
  throw new InputError(`${field} ${problem}`, { field });
}

function checkText(value: unknown, field: string, example: string): void {
  if (typeof value !== 'string' || value.trim() === '') {
    refuse(field, `is missing. Set it first, for example ${example}.`);
  }
}

function checkTexts(value: unknown, field: string): void {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    refuse(field, 'must be an array of strings.');
  }
}

function isIntegerWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

function checkHttp(http: NewContainerBody['http'], field: string): void {
  if (http === null || http === undefined) return;
  if (!isIntegerWithin(http.port, 1, 65_535)) {
    refuse(`${field}.port`, 'must be a whole number from 1 to 65535.');
  }
  if (typeof http.path !== 'string' || !/^\/[!-~]*$/.test(http.path)) {
    refuse(`${field}.path`, 'must begin with / and be URL-encoded.');
  }
}

function checkContainer(container: NewContainerBody, field: string): void {
  checkText(container.image, `${field}.image`, "container.set('image', 'python:3.12-slim')");
  checkText(container.plan, `${field}.plan`, "container.set('plan', 'v100-32gb')");
  checkTexts(container.command, `${field}.command`);
  checkTexts(container.entrypoint, `${field}.entrypoint`);
  checkEnvironment(
    (container.environment ?? {}) as Readonly<Record<string, string>>,
    `${field}.environment`,
  );
  checkHttp(container.http, `${field}.http`);
  if (container.registry !== null && container.registry !== undefined) {
    checkText(container.registry, `${field}.registry`, 'the id of a registry');
  }
  if (container.ssh && !shells.includes(container.ssh.shell)) {
    refuse(`${field}.ssh.shell`, `must be one of ${shells.join(', ')}.`);
  }
}

function checkTimeLimit(seconds: unknown): void {
  if (seconds === undefined || seconds === null) return;
  if (!isIntegerWithin(seconds, MIN_TIME_LIMIT_SEC, Number.MAX_SAFE_INTEGER)) {
    refuse(
      'executionTimeLimitSec',
      `must be null (no limit) or a whole number of seconds from ${MIN_TIME_LIMIT_SEC} on.`,
    );
  }
}

/**
 * Checks a new task before anything is sent, so that a mistake costs no round trip and its message
 * names the field.
 *
 * @param task - The body that would be sent.
 * @throws InputError that names the first wrong field.
 */
export function checkNewTask(task: NewTaskBody): void {
  checkText(task.name, 'name', "task.set('name', 'my-task')");
  checkTexts(task.tags, 'tags');
  checkTimeLimit(task.execution_time_limit_sec);
  if (task.containers.length === 0) {
    refuse('containers', 'is empty. Give the task a container: task.containers = [container].');
  }
  task.containers.forEach((container, index) => {
    checkContainer(container, `containers[${index}]`);
  });
}
