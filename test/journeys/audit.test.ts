// As a doubtful neighbour would: gifts, an audit of everything, the log taken home in one file; then somebody changes old rows
// in the database by hand, and the next audit says which.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import { startDemo } from '@happy-homeland/demo';
import type { Client } from '@happy-homeland/sdk';
import { createClient } from '@happy-homeland/sdk';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const GIFTS_MINOR = [100, 2_000, 3_550];
const LIMIT_MS = 120_000;
const SETTLED_MAX_MS = 20_000;

test('an audit finds a real deployment right, and every row that was changed by hand', {
  timeout: LIMIT_MS,
}, async () => {
  using directory = temporaryDirectory('audit');
  const demo = await startDemo({
    PORT: '0',
    SITE_PORT: '0',
    SANDBOX_PORT: '0',
    DATA_DIR: join(directory.path, 'served'),
    LOG_LEVEL: 'error',
    DEMO_STORY: 'off',
  });
  try {
    const client = createClient({ baseUrl: demo.url });
    const projectId = demo.projectIds['stairwell-lights'] ?? '';
    for (const amountMinor of GIFTS_MINOR) await give(client, { projectId, amountMinor });
    const audit = ['audit', demo.url, '--data', join(directory.path, 'kept')];
    await expect.poll(() => hh(audit), { timeout: 60_000, interval: 1_000 }).toMatchObject({ code: 0 });

    const exported = join(directory.path, 'log.tar');
    expect(await hh(['export', demo.url, '--out', exported, '--data', join(directory.path, 'export')])).toMatchObject({
      code: 0,
    });
    expect(await hh(['audit', exported, '--data', join(directory.path, 'file')])).toMatchObject({ code: 0 });

    const database = join(directory.path, 'served', 'happy-homeland.db');
    changeByHand(
      database,
      'posting',
      'UPDATE posting SET amount_minor = amount_minor * 2 WHERE abs(amount_minor) = 2000',
    );
    expect(await hh(audit)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/the published journal differs from entry \d+/),
    });
    changeByHand(
      database,
      'posting',
      'UPDATE posting SET amount_minor = amount_minor / 2 WHERE abs(amount_minor) = 4000',
    );
    expect(await hh(audit)).toMatchObject({ code: 0 });

    changeByHand(
      database,
      'journal_total',
      "UPDATE journal_total SET amount_minor = amount_minor + 1 WHERE kind = 'donation.settled'",
    );
    expect(await hh(audit)).toMatchObject({
      code: 1,
      out: expect.stringContaining('published 56.51 CNY, the log gives 56.50 CNY'),
    });
    changeByHand(
      database,
      'journal_total',
      "UPDATE journal_total SET amount_minor = amount_minor - 1 WHERE kind = 'donation.settled'",
    );

    const served =
      'UPDATE blob SET bytes = CAST(replace(CAST(bytes AS TEXT), \'"amountMinor":2000\', \'"amountMinor":9000\') AS BLOB)';
    changeByHand(database, 'blob', `${served} WHERE path LIKE 'tile/entries/%'`);
    expect(await hh(audit)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/✗ entry \d+ was rewritten.*\n {4}at the audit before: .*2000.*\n {4}now: .*9000/),
    });
  } finally {
    await demo.close();
  }
});

interface Gift {
  readonly projectId: string;
  readonly amountMinor: number;
}

async function give(client: Client, { projectId, amountMinor }: Gift): Promise<void> {
  const made = await client.pledges.create({ projectId, amount: { amountMinor, currency: 'CNY' } });
  await payInSandbox(made.next.kind === 'redirect' ? made.next.url : '');
  const status = async () => (await client.pledges.get(made.pledgeId, made.secret)).status;
  await expect.poll(status, { timeout: SETTLED_MAX_MS }).toBe('paid');
}

async function hh(argv: readonly string[]) {
  const out: string[] = [];
  const code = await run([...argv, '--lang', 'en'], {
    print: (line) => out.push(line),
    warn: (line) => out.push(line),
    env: {},
    signal: new AbortController().signal,
    pause: async () => undefined,
  });
  return { code, out: out.join('\n') };
}

/**
 * What somebody with the file can do who knows of the triggers. In a process of its own: two libraries with one SQLite file in
 * the same process lose each other's locks.
 */
function changeByHand(...[path, table, sql]: [path: string, table: string, sql: string]): void {
  execFileSync(process.execPath, ['--input-type=module', '--eval', BY_HAND, '--', path, table, sql]);
}

const BY_HAND = `
import { DatabaseSync } from 'node:sqlite';
const [path, table, sql] = process.argv.slice(1);
const database = new DatabaseSync(path, { timeout: 5_000 });
const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?").all(table);
database.exec('BEGIN IMMEDIATE');
for (const { name } of triggers) database.exec('DROP TRIGGER "' + name + '"');
if (database.prepare(sql).run().changes === 0) throw new Error('nothing was changed');
for (const trigger of triggers) database.exec(trigger.sql);
database.exec('COMMIT');
database.close();
`;

async function payInSandbox(payUrl: string): Promise<void> {
  const url = new URL(payUrl);
  const sessionId = url.pathname.split('/').at(-1);
  const response = await fetch(`${url.origin}/_sandbox/checkout/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'alipay', outcome: 'succeed' }),
  });
  expect(response.status).toBe(200);
}
