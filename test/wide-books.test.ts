// The books that the growth bench writes are books: a start takes them, and their leaves, added up again as an auditor does, give
// what every page says.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Books, parseLeaf } from '@happy-homeland/log/books';
import { openLibsqlStore, projectMigrations } from '@happy-homeland/worker/testing';
import { afterAll, expect, test } from 'vitest';
import { ID_KIND, scatteredId } from './bench/scattered-id.ts';
import { writeWideBooks } from './bench/wide-books.ts';

const PROJECTS = 100;
const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-wide-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('books of a bench agree with their own leaves, entry by entry and project by project', {
  timeout: 180_000,
}, async () => {
  const path = join(folder, 'wide.db');
  await writeWideBooks(path, PROJECTS);
  const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
  try {
    const leaves = await store.log.leaves({ from: 1, limit: 10_000 });
    const books = new Books();
    const faults = leaves.flatMap<string>(({ bytes, index }) => {
      const leaf = parseLeaf(bytes);
      return leaf === null ? [`leaf ${index} is none`] : books.add(index, leaf);
    });
    expect(faults).toEqual([]);
    expect(leaves).toHaveLength(PROJECTS * 12);
    for (const position of [2, 50, PROJECTS]) {
      const projectId = scatteredId(ID_KIND.project, position);
      const totals = (await store.books.totals([projectId])).map(({ kind, amountMinor, entries }) => [
        kind,
        amountMinor,
        entries,
      ]);
      const replayed = books
        .figures(projectId)
        ?.totals.map(({ kind, amountMinor, entries }) => [kind, amountMinor, entries]);
      expect(replayed?.toSorted()).toEqual(totals.toSorted());
      const work = await store.work.items({ kind: 'spendings', projectId, limit: 10 });
      for (const { itemId, revision } of work) expect(await store.work.events(itemId)).toHaveLength(revision);
    }
  } finally {
    await store.close();
  }
});
