import type { DokPlan } from '../known-values.ts';
import type { RawContainer } from '../raw.ts';
import { type EnvironmentInput, normalizeEnvironment } from './environment.ts';

/** The port of a container that DOK puts on the internet, without any access control of its own. */
export interface Http {
  /** The port that the program listens on, 1 to 65535. */
  port: number;
  /** A path that begins with `/`, already URL-encoded. */
  path: string;
}

/** SSH into a running container. */
export interface Ssh {
  /** `/bin/sh`, `/bin/bash` or `/bin/zsh`; must exist in the image. */
  shell: string;
  /** The port to connect to, once DOK has assigned it. */
  port?: number | undefined;
  /** The host to connect to, once DOK has assigned it. */
  hostName?: string | null | undefined;
}

/** What can be set on a new container. */
export interface ContainerSettings {
  /** The image, such as `python:3.12-slim`; linux/amd64, at most 30 GB. */
  image: string;
  /** The id of the plan, which decides GPU and price. */
  plan: DokPlan;
  /** Replaces the image's CMD. @default [] the image's own */
  command: readonly string[];
  /** Replaces the image's ENTRYPOINT. @default [] the image's own */
  entrypoint: readonly string[];
  /** Environment variables; names and values together stay below 8192 characters. @default {} */
  environment: EnvironmentInput;
  /** The id of a stored registry credential, for private images. @default null */
  registry: string | null;
  /** A port to expose over HTTPS. @default null */
  http: Http | null;
  /** Access over SSH with the registered keys. @default null */
  ssh: Ssh | null;
}

/** The keys that `container.set` accepts. */
export const CONTAINER_KEYS = [
  'image',
  'plan',
  'command',
  'entrypoint',
  'environment',
  'registry',
  'http',
  'ssh',
] as const;

/** The settings of one container, complete. */
export interface ContainerDraft {
  image: string;
  plan: DokPlan;
  command: string[];
  entrypoint: string[];
  environment: Record<string, string>;
  registry: string | null;
  http: Http | null;
  ssh: Ssh | null;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? [...value] : [];
}

/** The settings of a received container, in the form in which they can be set again. */
export function containerDraftOf(raw: RawContainer): ContainerDraft {
  const ssh = raw.ssh ?? null;
  return {
    image: raw.image ?? '',
    plan: raw.plan ?? '',
    command: listOf(raw.command),
    entrypoint: listOf(raw.entrypoint),
    environment: normalizeEnvironment(raw.environment, 'environment'),
    registry: raw.registry ?? null,
    http: raw.http ?? null,
    ssh: ssh && { shell: ssh.shell, port: ssh.port, hostName: ssh.host_name ?? null },
  };
}
