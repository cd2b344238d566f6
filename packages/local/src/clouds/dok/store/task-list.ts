import type { Database, SqlValue, Statement } from '../../../store/database.ts';
import type { DokOptions } from '../options.ts';
import type { QueryValues } from '../request/query.ts';
import type { TaskRow } from '../wire.ts';
import { type TaskStore, tagsColumn } from './tasks.ts';

/** A part of a list. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** A page of tasks. */
export interface TaskPage {
  /** How many tasks match in all. */
  readonly count: number;
  /** The JSON of those on this page, separated by commas. */
  readonly items: string;
}

/** How many pages are remembered, and how many characters each may have. */
const rememberedPages = 16;
const rememberedLength = 256 * 1024;

/** The condition of a list without filters. */
const visible = '(hidden = 0)';

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

function among(column: string, words: unknown): Condition | undefined {
  if (!Array.isArray(words) || words.length === 0) return undefined;
  return { sql: `${column} IN (${words.map(() => '?').join(', ')})`, values: words };
}

function byTag(tag: unknown, match: DokOptions['tagMatch']): Condition | undefined {
  if (typeof tag !== 'string') return undefined;
  const wanted = match === 'exact' ? tagsColumn([tag]) : tag;
  return { sql: 'instr(tags, ?) > 0', values: [wanted] };
}

/** A condition that finds `count` terms, nested evenly: SQLite refuses a chain of a thousand. */
function allFound(count: number): string {
  if (count === 1) return 'instr(search, ?) > 0';
  const half = Math.floor(count / 2);
  return `(${allFound(half)} AND ${allFound(count - half)})`;
}

/** Every term has to be found; case does not count. */
function byText(text: unknown): Condition | undefined {
  if (typeof text !== 'string') return undefined;
  const terms = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((term) => term !== '');
  if (terms.length === 0) return undefined;
  return { sql: allFound(terms.length), values: terms };
}

function byTime(sign: '>' | '<', instant: unknown, bounds: string): Condition | undefined {
  if (typeof instant !== 'number') return undefined;
  return { sql: `created_at ${sign}${bounds === 'inclusive' ? '=' : ''} ?`, values: [instant] };
}

function conditions(query: QueryValues, options: DokOptions): Condition[] {
  return [
    { sql: 'hidden = 0', values: [] },
    among('status', query['status']),
    among('plan', query['plan']),
    byTag(query['tag'], options.tagMatch),
    byText(query['tasks']),
    byTime('>', query['created_after'], options.createdBounds),
    byTime('<', query['created_before'], options.createdBounds),
    query['include_artifact'] === true
      ? { sql: 'artifact_id IS NOT NULL AND artifact_expired_at IS NULL', values: [] }
      : undefined,
  ].filter((condition) => condition !== undefined);
}

/** Lists of tasks and of artifacts, filtered and paged by the store. */
export class TaskList {
  readonly #database: Database;
  readonly #store: TaskStore;
  readonly #options: DokOptions;
  readonly #direction: 'ASC' | 'DESC';
  readonly #prepared = new Map<string, Statement<never>>();
  /** Pages read since the last change of a task: lists are asked for more often than tasks change. */
  readonly #remembered = new Map<string, TaskPage>();
  #version = 0;

  constructor(database: Database, store: TaskStore, options: DokOptions) {
    this.#database = database;
    this.#store = store;
    this.#options = options;
    this.#direction = options.listOrder === 'newest' ? 'DESC' : 'ASC';
  }

  /** A page of the tasks that match. */
  tasks(query: QueryValues, window: Window): TaskPage {
    const { where, values } = this.#where(conditions(query, this.#options));
    const key = JSON.stringify([where, values, window.limit, window.offset]);
    if (this.#version !== this.#store.version) this.#remembered.clear();
    this.#version = this.#store.version;
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const page = { count: this.#count(where, values), items: this.#items(where, values, window) };
    if (this.#remembered.size >= rememberedPages) this.#remembered.clear();
    if (page.items.length <= rememberedLength) this.#remembered.set(key, page);
    return page;
  }

  #items(where: string, values: readonly SqlValue[], window: Window): string {
    const order = `ORDER BY sequence ${this.#direction}`;
    // The window is found over the narrow table, so that a deep page does not read every JSON. SQLite
    // joins the pieces: one text is handed over instead of two for each task. They come in the order
    // of the window, since CROSS JOIN keeps it as the outer loop; sorting again would cost as much
    // as all the rest.
    const found = this.#statement<{ items: string | null }>(
      `SELECT group_concat(state || fixed, ',') AS items FROM
         (SELECT sequence FROM dok_tasks WHERE ${where} ${order} LIMIT ? OFFSET ?)
         CROSS JOIN dok_task_wire USING (sequence)`,
    ).get(...values, window.limit, window.offset);
    return found?.items ?? '';
  }

  /** How many artifacts there are, of one task or of all, and the rows of those in the window. */
  artifacts(taskId: string | undefined, window: Window): { count: number; rows: TaskRow[] } {
    const listed: Condition[] = [{ sql: 'artifact_id IS NOT NULL', values: [] }];
    if (this.#options.expiredArtifact === 'gone') {
      listed.push({ sql: 'artifact_expired_at IS NULL', values: [] });
    }
    if (this.#options.deletedTaskArtifact === 'gone')
      listed.push({ sql: 'hidden = 0', values: [] });
    if (taskId !== undefined) listed.push({ sql: 'id = ?', values: [taskId] });
    const { where, values } = this.#where(listed);
    const rows = this.#statement<TaskRow>(
      `SELECT * FROM dok_tasks WHERE ${where}
       ORDER BY artifact_created_at ${this.#direction}, sequence ${this.#direction} LIMIT ? OFFSET ?`,
    ).all(...values, window.limit, window.offset);
    return { count: this.#count(where, values), rows };
  }

  #count(where: string, values: readonly SqlValue[]): number {
    if (where === visible) return this.#store.count();
    const sql = `SELECT count(*) AS count FROM dok_tasks WHERE ${where}`;
    return this.#statement<{ count: number }>(sql).get(...values)?.count ?? 0;
  }

  #where(all: readonly Condition[]): { where: string; values: SqlValue[] } {
    return {
      where: all.map(({ sql }) => `(${sql})`).join(' AND '),
      values: all.flatMap(({ values }) => values),
    };
  }

  /** Statements by their text; the number of filters, hence of texts, is small. */
  #statement<Row>(sql: string): Statement<Row> {
    const known = this.#prepared.get(sql) as Statement<Row> | undefined;
    if (known !== undefined) return known;
    if (this.#prepared.size >= 200) this.#prepared.clear();
    const statement = this.#database.prepare<Row>(sql);
    this.#prepared.set(sql, statement as Statement<never>);
    return statement;
  }
}
