import { formOf, ownForm } from './hash.ts';
import { inOrder } from './in-order.ts';
import type { Spool } from './spool.ts';
import type { Content, Direction, Task, Todo } from './types.ts';

const hashedTogether = 8;
/** Bytes of small files that are kept from reading them to sending them. */
const mostKept = 32 * 1024 * 1024;
/** How many places of one content are remembered: one may be overwritten before it is copied. */
const placesKept = 4;

const keyOf = (size: number, etag: string): string => `${size} ${etag}`;

/** Where contents that are wanted already lie on the side written to. */
class Places {
  readonly #wanted: ReadonlySet<string>;
  readonly #byEtag = new Map<string, Map<string, Content>>();
  readonly #etagOfPath = new Map<string, string>();

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  /** Learns what lies under a path; a later word on the same path replaces the earlier one. */
  learn(content: Content): void {
    const { path, size } = content;
    const earlier = this.#etagOfPath.get(path);
    if (earlier !== undefined) this.#byEtag.get(earlier)?.delete(path);
    const etag = content.etags.find((one) => this.#wanted.has(keyOf(size, one)));
    if (etag === undefined) return;
    const key = keyOf(size, etag);
    const places = this.#byEtag.get(key) ?? new Map<string, Content>();
    if (places.size >= placesKept) return;
    places.set(path, content);
    this.#byEtag.set(key, places);
    this.#etagOfPath.set(path, key);
  }

  /** The place to copy a content from: best one that stays as it is. */
  find({ path, size, etags }: Todo, changing: ReadonlySet<string>): Content | undefined {
    let found: Content | undefined;
    for (const etag of etags) {
      for (const content of this.#byEtag.get(keyOf(size, etag))?.values() ?? []) {
        if (content.path === path) continue;
        if (!changing.has(content.path)) return content;
        found ??= content;
      }
    }
    return found;
  }
}

/** What the other side has of the wanted sizes. */
interface SameSizes {
  /** The ways in which ETags of contents of each size were made. */
  readonly forms: ReadonlyMap<number, Set<number>>;
  readonly any: boolean;
}

async function lookForSizes(
  sizes: ReadonlyMap<number, readonly Todo[]>,
  available: Spool<Content>,
): Promise<SameSizes> {
  const forms = new Map<number, Set<number>>();
  let any = false;
  const note = (size: number, form: number | undefined): void => {
    if (form === undefined) return;
    const known = forms.get(size);
    if (known === undefined) forms.set(size, new Set([form]));
    else known.add(form);
  };
  for (const [size, todos] of sizes) if (todos.length > 1) note(size, ownForm(size));
  for await (const contents of available.pieces()) {
    for (const { size, etags } of contents) {
      if (!sizes.has(size)) continue;
      any = true;
      for (const etag of etags) note(size, formOf(etag));
    }
  }
  return { forms, any };
}

function missing(forms: Iterable<number>, etags: readonly string[]): number[] {
  const known = new Set(etags.map(formOf));
  return [...forms].filter((form) => !known.has(form));
}

/** Reads files that are to be sent, but only where another content has the same size. */
async function hashTodos(
  todos: readonly Todo[],
  forms: ReadonlyMap<number, Set<number>>,
  direction: Direction,
): Promise<void> {
  async function* wanting(): AsyncGenerator<readonly [Todo, number[]]> {
    for (const todo of todos) {
      const wanted = missing(forms.get(todo.size) ?? [], todo.etags);
      if (wanted.length > 0) yield [todo, wanted];
    }
  }
  let kept = 0;
  const hashed = inOrder(wanting(), hashedTogether, async ([todo, wanted]) => {
    const read = await direction.hash(todo, wanted);
    if (read === undefined) return;
    todo.etags = [...todo.etags, ...read.etags];
    todo.readAt = read.readAt;
    if (read.content === undefined || kept + todo.size > mostKept) return;
    kept += todo.size;
    todo.content = read.content;
  });
  for await (const _ of hashed);
}

async function findPlaces(
  sizes: ReadonlyMap<number, readonly Todo[]>,
  available: Spool<Content>,
  direction: Direction,
): Promise<Places> {
  const todos = [...sizes.values()].flat();
  const wanted = new Set(todos.flatMap(({ size, etags }) => etags.map((one) => keyOf(size, one))));
  const places = new Places(wanted);
  if (direction.hashes === 'todos') {
    for await (const contents of available.pieces()) {
      for (const content of contents) places.learn(content);
    }
    return places;
  }
  const lookedThrough = inOrder(available.read(), hashedTogether, async (content) => {
    const same = sizes.get(content.size);
    if (same === undefined) return content;
    if (content.etags.some((one) => wanted.has(keyOf(content.size, one)))) return content;
    const forms = new Set(same.flatMap(({ etags }) => etags.map(formOf)));
    forms.delete(undefined);
    const lacking = missing(forms as Set<number>, content.etags);
    const read = lacking.length > 0 ? await direction.hash(content, lacking) : undefined;
    return read === undefined ? content : { ...content, etags: [...content.etags, ...read.etags] };
  });
  for await (const content of lookedThrough) places.learn(content);
  return places;
}

/**
 * Decides how some contents come to the other side: by a copy where the other side has the same
 * content under another path, or will have it when another of them is there; else by a transfer.
 *
 * @param available - What the other side has, in the order in which it was learnt.
 */
export async function matchContents(
  todos: readonly Todo[],
  available: Spool<Content>,
  direction: Direction,
): Promise<Task[]> {
  const sizes = new Map<number, Todo[]>();
  for (const todo of todos) {
    // Nothing is saved by copying nothing.
    if (todo.size === 0) continue;
    const same = sizes.get(todo.size);
    if (same === undefined) sizes.set(todo.size, [todo]);
    else same.push(todo);
  }
  const same = await lookForSizes(sizes, available);
  if (direction.hashes === 'todos') await hashTodos(todos, same.forms, direction);
  const places = same.any ? await findPlaces(sizes, available, direction) : undefined;
  const changing = new Set(todos.map(({ path }) => path));
  const leaders = new Map<string, Task>();
  return todos.map((todo) => {
    const task: Task = { todo };
    if (todo.size === 0) return task;
    task.source = places?.find(todo, changing);
    if (task.source !== undefined) return task;
    const keys = todo.etags.map((etag) => keyOf(todo.size, etag));
    task.leader = keys.map((key) => leaders.get(key)).find((leader) => leader !== undefined);
    if (task.leader === undefined) for (const key of keys) leaders.set(key, task);
    return task;
  });
}
