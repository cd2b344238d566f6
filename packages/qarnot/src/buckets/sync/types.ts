import type { FileEtags } from './hash.ts';
import type { Pair } from './join.ts';
import type { KnownEntry } from './known-files.ts';
import type { SyncRefusal } from './options.ts';
import type { RemoteFile } from './remote-files.ts';
import type { Stamp } from './stamp.ts';

/** What both sides have under one path. */
export type Found = Pair<KnownEntry, RemoteFile>;

/** A content that is to come to the other side. */
export interface Todo {
  readonly path: string;
  readonly size: number;
  /** ETags of the content, as far as they are known. */
  etags: readonly string[];
  /** The state of the file that is sent, or of the file that was fetched. */
  stamp?: Stamp;
  /** When the ETags were made, in ms since 1970. */
  readAt?: number;
  /** The bytes of a small file that has just been read. */
  content?: Uint8Array | undefined;
  /** The object that is fetched was written then, in ms since 1970. */
  readonly lastModified?: number;
  /** There is something else on the other side now. */
  readonly overwrites: boolean;
}

/** A content that the side written to has. */
export interface Content {
  readonly path: string;
  readonly size: number;
  readonly etags: readonly string[];
  /** The state of the file, where it is one. */
  readonly stamp?: Stamp;
}

/** What is to be done about one path. */
export type Verdict = {
  /** What reading the file told on the way. */
  readonly read?: FileEtags | undefined;
} & (
  | { readonly is: 'same' | 'nothing' | 'extra' }
  | { readonly is: 'todo'; readonly todo: Todo }
  | { readonly is: 'folder' }
  | { readonly is: 'refused'; readonly refusal: SyncRefusal }
);

/** A transfer, or a copy where `source` or `leader` says of what. */
export interface Task {
  readonly todo: Todo;
  /** Something on the other side that has the content. */
  source?: Content | undefined;
  /** Another task whose result will have the content. */
  leader?: Task | undefined;
}

/** How a transfer ended. */
export type Transferred = { readonly bytes: number } | SyncRefusal;

/** One of the two directions of a sync. */
export interface Direction {
  readonly verb: 'upload' | 'download';
  /** Decides about one path. Called in key order; what comes after an await need not be. */
  decide(found: Found): Verdict | Promise<Verdict>;
  /** The content on the side written to that could be copied there. @param read - Of the file. */
  contentOf(found: Found, read: FileEtags | undefined): Content | undefined;
  /** Whether the side that is read from has something there. */
  isOrigin(found: Found): boolean;
  /** Sends or fetches a content. Sets `stamp` and `etags` of what then lies there. */
  transfer(todo: Todo, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Transferred>;
  /** Copies a content on the side written to. @returns false when the source is another by now. */
  copy(todo: Todo, source: Content, signal: AbortSignal): Promise<boolean | SyncRefusal>;
  /** Computes ETags of files: of those that are sent, or of those that could be copied. */
  readonly hashes: 'todos' | 'contents';
  hash(file: Pick<Todo, 'path' | 'stamp'>, forms: Iterable<number>): Promise<FileEtags | undefined>;
  /** Makes a folder for a folder marker. */
  makeFolder(path: string): Promise<SyncRefusal | undefined>;
  /** Removes what only the side written to has. */
  remove(paths: AsyncIterable<string>, onRemoved: (path: string) => void): Promise<void>;
}
