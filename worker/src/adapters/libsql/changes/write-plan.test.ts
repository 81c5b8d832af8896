// What a write looks at besides its own rows. SQLite's query plan leaves out the keys that it checks, and those are what
// grows: so the program of a statement is asked which tables and indices it opens.

import type { Client } from '@libsql/client';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../../ports/index.ts';
import { aJournal, aProject, booking, tempLibsqlStore } from '../../../testing/index.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compiled.ts';

let temp: Awaited<ReturnType<typeof tempLibsqlStore>>;
let raw: Client;

beforeEach(async () => {
  temp = await tempLibsqlStore();
  await temp.store.close();
  raw = createClient({ url: temp.url });
});

afterEach(async () => {
  raw.close();
  await temp.remove();
});

function statement(change: Change, starts: string): Compiled {
  const found = compile(change).find(({ sql }) => sql.startsWith(starts));
  if (found === undefined) throw new Error(`no ${starts}`);
  return found;
}

/** Names of all tables and indices that the statement opens, keys and triggers included. */
async function opened({ sql, args }: Pick<Compiled, 'sql' | 'args'>): Promise<string[]> {
  const { rows: objects } = await raw.execute('SELECT rootpage, name FROM sqlite_master');
  const names = new Map(objects.map(({ rootpage, name }) => [rootpage, String(name)]));
  const { rows: program } = await raw.execute({ sql: `EXPLAIN ${sql}`, args });
  const roots = program.filter(({ opcode }) => opcode === 'OpenRead' || opcode === 'OpenWrite').map(({ p2 }) => p2);
  return [...new Set(roots.flatMap((root) => names.get(root ?? null) ?? []))].toSorted();
}

test('a new entry looks for receipts that wait for it by index, and through no table of receipts', async () => {
  const seal = statement(booking(aJournal()), 'INSERT INTO journal ');
  expect(await opened(seal)).toContain('receipt_by_effect');
  expect(await opened(seal)).not.toContain('receipt');
  // The explained program still holds the table.
  await raw.reconnect();
  await raw.execute('DROP INDEX receipt_by_effect');
  expect(await opened(seal)).toContain('receipt');
});

test('a project that is published again looks through no pledge, because it sets no key that they name', async () => {
  const record = aProject({ revision: 2 });
  const update = statement({ kind: 'put-project', record }, 'UPDATE project SET title');
  expect(await opened(update)).not.toContain('pledge');
  const withKey = { sql: 'UPDATE project SET charity_id = ? WHERE project_id = ?', args: ['x', record.projectId] };
  expect((await opened(withKey)).filter((name) => /^(?:pledge|sqlite_autoindex_pledge)/.test(name))).not.toEqual([]);
});
