import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SchemaModule } from '../../src/store/database.ts';
import { DataDirError } from '../../src/store/errors.ts';
import { openStore, type Store } from '../../src/store/open.ts';

let directory: TemporaryDirectory;
let dataDir: string;
const open: Store[] = [];

function openHere(modules: readonly SchemaModule[] = []): Store {
  const store = openStore(dataDir, { modules });
  open.push(store);
  return store;
}

function closeAll(): void {
  for (const store of open.splice(0)) store.close();
}

function refusal(action: () => unknown): DataDirError {
  try {
    action();
  } catch (error) {
    if (error instanceof DataDirError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

beforeEach(async () => {
  directory = await temporaryDirectory();
  dataDir = join(directory.path, 'data');
});

afterEach(async () => {
  closeAll();
  await directory.remove();
});

describe('a data directory', () => {
  test('is made readable by its owner alone', () => {
    openHere();
    const mode = (path: string): number => statSync(path).mode & 0o777;
    expect(mode(dataDir)).toBe(0o700);
    expect(mode(join(dataDir, 'irori.sqlite'))).toBe(0o600);
    expect(mode(join(dataDir, 'irori.sqlite-wal'))).toBe(0o600);
    expect(mode(join(dataDir, 'lock'))).toBe(0o600);
  });

  test('is made private when it was there but empty, and left alone when it holds other things', () => {
    mkdirSync(dataDir, { mode: 0o755 });
    openHere();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);

    const other = join(directory.path, 'other');
    mkdirSync(other);
    chmodSync(other, 0o755);
    writeFileSync(join(other, 'mine.txt'), '');
    open.push(openStore(other));
    expect(statSync(other).mode & 0o777).toBe(0o755);
  });

  test('belongs to one process at a time, and the refusal names it', () => {
    openHere();
    const error = refusal(() => openStore(dataDir));
    expect(error.code).toBe('DATA_DIR_LOCKED');
    expect(error.message).toContain(`in use by the process ${process.pid}`);
  });

  test('is free again after a close, and after a process that left its lock behind', () => {
    openHere();
    closeAll();
    writeFileSync(join(dataDir, 'lock'), '999999\n');
    openHere();
    expect(readFileSync(join(dataDir, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  });

  test('of a newer format is refused', () => {
    openHere().database.exec('PRAGMA user_version = 9');
    closeAll();
    const error = refusal(() => openStore(dataDir));
    expect(error.code).toBe('DATA_DIR_VERSION');
    expect(error.message).toContain('made by a newer version of Irori (its format is 9');
  });

  test('is not touched by the refusal of a newer module', () => {
    const steps = ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'];
    openHere([{ name: 'dok', migrations: steps }]);
    closeAll();
    const old = { name: 'dok', migrations: steps.slice(0, 1) };
    expect(refusal(() => openStore(dataDir, { modules: [old] })).code).toBe('DATA_DIR_VERSION');
    expect(openHere([{ name: 'dok', migrations: steps }]).dataDir).toBe(dataDir);
  });

  test('with a file in its way is refused', () => {
    writeFileSync(dataDir, '');
    const error = refusal(() => openStore(dataDir));
    expect(error.code).toBe('DATA_DIR_UNUSABLE');
    expect(error.message).toContain('a part of this path is a file');
  });

  test('whose database is something else is refused', () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'irori.sqlite'), 'not a database '.repeat(100));
    const error = refusal(() => openStore(dataDir));
    expect(error.code).toBe('DATA_DIR_UNUSABLE');
    expect(error.message).toContain('file is not a database');
  });

  test.runIf(process.getuid?.() === 0)('of another user is refused', () => {
    mkdirSync(dataDir, { mode: 0o700 });
    chmodSync(directory.path, 0o755);
    process.seteuid?.(65534);
    try {
      const error = refusal(() => openStore(dataDir));
      expect(error.code).toBe('DATA_DIR_PERMISSION');
      expect(error.message).toContain('No permission to use the data directory');
    } finally {
      process.seteuid?.(0);
    }
  });
});

describe('migrations', () => {
  test('run once each, in order, and go on where they were', () => {
    const first = 'CREATE TABLE things (name TEXT)';
    openHere([{ name: 'dok', migrations: [first] }])
      .database.prepare('INSERT INTO things VALUES (?)')
      .run('kept');
    closeAll();
    const second = "ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'red'";
    const { database } = openHere([{ name: 'dok', migrations: [first, second] }]);
    expect(database.prepare('SELECT * FROM things').all()).toEqual([
      { name: 'kept', colour: 'red' },
    ]);
  });

  test('a step that fails leaves nothing of itself behind', () => {
    const broken = 'CREATE TABLE half (x); CREATE TABLE half (x)';
    expect(() => openStore(dataDir, { modules: [{ name: 'dok', migrations: [broken] }] })).toThrow(
      'already exists',
    );
    const { database } = openHere([{ name: 'dok', migrations: ['CREATE TABLE half (y)'] }]);
    expect(database.prepare('SELECT count(*) AS n FROM half').get()).toEqual({ n: 0 });
  });
});

describe('transactions', () => {
  const tables = [{ name: 'test', migrations: ['CREATE TABLE t (x INTEGER)'] }];
  const rows = (store: Store): unknown[] => store.database.prepare('SELECT x FROM t').all();

  test('what is thrown undoes everything, also the calls for after the commit', () => {
    const store = openHere(tables);
    const { database } = store;
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    const called: string[] = [];
    expect(() =>
      database.transaction(() => {
        insert.run(1);
        database.afterCommit(() => called.push('never'));
        throw new Error('no');
      }),
    ).toThrow('no');
    database.transaction(() => {
      database.afterCommit(() => called.push('after'));
      called.push('inside');
      insert.run(2);
    });
    expect(rows(store)).toEqual([{ x: 2 }]);
    expect(called).toEqual(['inside', 'after']);
  });

  test('an inner one that fails is undone alone', () => {
    const store = openHere(tables);
    const { database } = store;
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    const called: string[] = [];
    database.transaction(() => {
      insert.run(1);
      database.afterCommit(() => called.push('outer'));
      const inner = (): void =>
        database.transaction(() => {
          insert.run(2);
          database.afterCommit(() => called.push('inner'));
          throw new Error('no');
        });
      expect(inner).toThrow('no');
      database.transaction(() => insert.run(3));
    });
    expect(rows(store)).toEqual([{ x: 1 }, { x: 3 }]);
    expect(called).toEqual(['outer']);
  });

  test('an asynchronous function is refused', () => {
    const { database } = openHere(tables);
    expect(() => database.transaction(async () => {})).toThrow('must be synchronous');
  });
});
