import { closestWord } from '@irori/core';
import type { CloudName } from '@irori/jobs';
import { readBody } from '../api/body.ts';
import { type RawApi, type RawOperation, rawApis } from '../api/clouds.ts';
import { readParameters } from '../api/parameters.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { jsonText, plainLine } from '../output/plain.ts';
import { type Column, writeTable } from '../output/table.ts';
import { write, writeJson } from '../output/write.ts';
import { type CloudFlags, connect } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori api <cloud>`. */
export interface ApiFlags extends CloudFlags {
  readonly param?: readonly string[];
  readonly body?: string;
  readonly include?: boolean;
}

type Row = readonly [id: string, operation: RawOperation];

const columns: readonly Column<Row>[] = [
  { header: 'OPERATION', value: ([id]) => id },
  { header: 'METHOD', value: ([, { method }]) => method },
  { header: 'PATH', value: ([, { path }]) => path },
  {
    header: 'PARAMETERS',
    value: ([, { parameters, body }]) =>
      [
        ...parameters.map(({ name, required }) => (required ? `--${name}` : `[--${name}]`)),
        ...(body === 'none' ? [] : [body === 'required' ? '--body' : '[--body]']),
      ].join(' '),
    shrinks: true,
  },
];

async function bodyOf(
  context: IroriContext,
  id: string,
  operation: RawOperation,
  body: string | undefined,
): Promise<{ body?: unknown }> {
  if (body === undefined) {
    if (operation.body === 'required') throw usageError(text.bodyMissing(id));
    return {};
  }
  if (operation.body === 'none') throw usageError(text.bodyUnwanted(id));
  return { body: await readBody(context, body) };
}

async function call(
  context: IroriContext,
  cloud: CloudName,
  api: RawApi,
  flags: ApiFlags,
  id: string,
): Promise<void> {
  const operation = Object.hasOwn(api.operations, id) ? api.operations[id] : undefined;
  if (operation === undefined) {
    const meant = closestWord(id, Object.keys(api.operations));
    throw usageError(text.unknownOperation(cloud, id, meant), text.listOperationsHint(cloud));
  }
  const params = readParameters(id, operation, flags.param ?? []);
  const body = await bodyOf(context, id, operation, flags.body);
  const { profile, logger, logLevel } = await connect(context, flags, cloud);
  if (profile.cloud !== cloud) {
    throw usageError(text.profileOfOtherCloud(profile.name, profile.cloud, cloud));
  }
  const client = { logger, logLevel, clock: context.clock, env: context.env };
  const { data, response } = await api
    .call(profile, id, { params, ...body }, client)
    .withResponse();
  const { stdout } = context.process;
  if (flags.include === true) {
    const headers = [...response.headers]
      .map(([name, value]) => `${name}: ${plainLine(value)}\n`)
      .join('');
    await write(stdout, `HTTP ${response.status}\n${headers}\n`);
  }
  if (data === undefined || data === null || data === '') return;
  if (flags.json === true) await write(stdout, `${jsonText(data)}\n`);
  else await writeJson(stdout, data);
}

/** `irori api <cloud>`: calls one operation of its API as it is, or lists them all. */
export function apiCommand(
  cloud: CloudName,
): (this: IroriContext, flags: ApiFlags, id?: string) => Promise<void> {
  return async function api(this: IroriContext, flags, id) {
    const { stdout } = this.process;
    const raw = await rawApis[cloud]();
    if (id !== undefined) await call(this, cloud, raw, flags, id);
    else if (flags.json === true) await writeJson(stdout, raw.operations);
    else await writeTable(stdout, Object.entries(raw.operations), columns);
  };
}
