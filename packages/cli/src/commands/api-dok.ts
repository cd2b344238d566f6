import { closestWord } from '@irori/core';
import DOK, { type Operation, type OperationId, operations } from '@irori/dok';
import { readBody } from '../api/body.ts';
import { readParameters } from '../api/parameters.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { jsonText, plainLine } from '../output/plain.ts';
import { type Column, writeTable } from '../output/table.ts';
import { write, writeJson } from '../output/write.ts';
import { type CloudFlags, connect } from '../session.ts';
import { text } from '../text.ts';

/** Flags of `irori api dok`. */
export interface ApiFlags extends CloudFlags {
  readonly param?: readonly string[];
  readonly body?: string;
  readonly include?: boolean;
}

type Row = readonly [id: string, operation: Operation];

const rows: readonly Row[] = Object.entries(operations);

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

function isOperation(id: string): id is OperationId {
  return Object.hasOwn(operations, id);
}

async function bodyOf(
  context: IroriContext,
  id: OperationId,
  body: string | undefined,
): Promise<{ body?: unknown }> {
  const operation: Operation = operations[id];
  if (body === undefined) {
    if (operation.body === 'required') throw usageError(text.bodyMissing(id));
    return {};
  }
  if (operation.body === 'none') throw usageError(text.bodyUnwanted(id));
  return { body: await readBody(context, body) };
}

async function call(context: IroriContext, flags: ApiFlags, id: OperationId): Promise<void> {
  const operation: Operation = operations[id];
  const params = readParameters(id, operation, flags.param ?? []);
  const body = await bodyOf(context, id, flags.body);
  const { profile, logger, logLevel } = await connect(context, flags);
  const { accessToken, accessTokenSecret, baseUrl, zone } = profile;
  const dok = new DOK({
    accessToken,
    accessTokenSecret,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(zone !== undefined && { zone }),
    logger,
    logLevel,
    clock: context.clock,
  });
  const { data, response } = await dok.call(id, { params, ...body }).withResponse();
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

/** `irori api dok`: calls one operation of the API as it is, or lists them all. */
export async function apiDok(this: IroriContext, flags: ApiFlags, id?: string): Promise<void> {
  const { stdout } = this.process;
  if (id === undefined) {
    if (flags.json === true) await writeJson(stdout, operations);
    else await writeTable(stdout, rows, columns);
    return;
  }
  if (!isOperation(id)) {
    const meant = closestWord(id, Object.keys(operations));
    throw usageError(text.unknownOperation(id, meant), text.listOperationsHint);
  }
  await call(this, flags, id);
}
