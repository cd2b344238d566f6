import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ledger, type LedgerEntry } from '../src/ledger.ts';

let folder: TemporaryDirectory;
let ledger: Ledger;
beforeEach(async () => {
  folder = await temporaryDirectory();
  ledger = new Ledger(join(folder.path, 'jobs'));
});
afterEach(() => folder.remove());

function entry(id: string, name: string, day: number): LedgerEntry {
  return { id, name, profile: 'local', cloud: 'dok', submittedAt: `2026-01-0${day}T00:00:00Z` };
}

describe('the ledger', () => {
  it('finds a job by id, by the start of an id and by name, the newest first', async () => {
    await ledger.add(entry('aaaa-1', 'train', 1));
    await ledger.add(entry('aaaa-2', 'train', 3));
    await ledger.add(entry('bbbb-1', 'eval', 2));
    expect((await ledger.get('bbbb-1'))?.name).toBe('eval');
    expect((await ledger.find('aaaa')).map(({ id }) => id)).toEqual(['aaaa-2', 'aaaa-1']);
    expect((await ledger.find('train')).map(({ id }) => id)).toEqual(['aaaa-2', 'aaaa-1']);
    expect(await ledger.find('aa')).toEqual([]);
    await ledger.remove('aaaa-2');
    expect((await ledger.find('train')).map(({ id }) => id)).toEqual(['aaaa-1']);
  });

  it('keeps its files to their owner and leaves no drafts', async () => {
    await ledger.add(entry('aaaa-1', 'train', 1));
    const names = await readdir(join(folder.path, 'jobs'));
    expect(names).toEqual(['aaaa-1.json']);
    expect((await stat(join(folder.path, 'jobs', 'aaaa-1.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder.path, 'jobs'))).mode & 0o777).toBe(0o700);
  });

  it('does not let an id leave its folder', async () => {
    await writeFile(join(folder.path, 'secret.json'), '{"id":"../secret"}');
    expect(await ledger.get('../secret')).toBeUndefined();
    await ledger.add(entry('../planted', 'x', 1));
    await ledger.remove('../secret');
    expect(await readFile(join(folder.path, 'secret.json'), 'utf8')).toContain('secret');
    expect((await readdir(folder.path)).sort()).toEqual(['secret.json']);
  });

  it('never fails, even where it cannot be kept', async () => {
    const nowhere = new Ledger('/dev/null/jobs');
    await nowhere.add(entry('aaaa-1', 'train', 1));
    await nowhere.remove('aaaa-1');
    expect(await nowhere.find('train')).toEqual([]);
    await writeFile(join(folder.path, 'broken.json'), '{');
    expect(await new Ledger(folder.path).get('broken')).toBeUndefined();
  });
});
