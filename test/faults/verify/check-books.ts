// The examiner: a process that wrote none of it, with another SQLite than the one that wrote it, on a copy of the files
// as a crash left them. Arguments: the copied database, a file with what was acknowledged.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Expected, Finding, Verdict } from './expected.ts';
import { APPEND_ONLY, INVARIANTS, PERSONAL_TABLES } from './invariants.ts';

const EACH_MAX = 5;
const [path = '', expectedFile = ''] = process.argv.slice(2);
const expected = parseExpected(readFileSync(expectedFile, 'utf8'));
const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });

type Row = Readonly<Record<string, unknown>>;

function rows(sql: string): Row[] {
  return database.prepare(sql).all();
}

function column(sql: string): string[] {
  return rows(sql).map((row) => String(Object.values(row)[0]));
}

function findings(): Finding[] {
  const structure = [...column('PRAGMA integrity_check').filter((verdict) => verdict !== 'ok')];
  const orphans = rows('PRAGMA foreign_key_check').map((row) => `orphan in ${row['table']}`);
  return [
    ...[...structure, ...orphans].map((what) => ({ id: 'I13 the file is sound', what })),
    ...INVARIANTS.flatMap(({ id, sql }) =>
      column(sql)
        .slice(0, EACH_MAX)
        .map((what) => ({ id, what })),
    ),
    ...acknowledged(),
    ...names(),
    ...growing(),
  ];
}

/** I8: every 2xx that the outside world heard has its row. */
function acknowledged(): Finding[] {
  const id = 'I8 what was acknowledged is there';
  const lost = (told: readonly string[], sql: string, what: string): Finding[] => {
    const kept = new Set(column(sql));
    return told.filter((name) => !kept.has(name)).map((name) => ({ id, what: `${what} ${name}` }));
  };
  return [
    ...lost(expected.pledges, 'SELECT pledge_id FROM pledge', 'lost pledge'),
    ...lost(expected.paid, "SELECT pledge_id FROM pledge WHERE payment_state = 'paid'", 'lost payment of'),
    ...lost(expected.notices, 'SELECT event_id FROM inbox', 'lost notice'),
    ...lost(expected.projects, 'SELECT external_id FROM project', 'lost project'),
  ];
}

/** I11: no person outside the tables that are for persons. */
function names(): Finding[] {
  const tables = column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  return tables
    .filter((table) => !PERSONAL_TABLES.includes(table))
    .flatMap((table) => {
      const text = JSON.stringify(rows(`SELECT * FROM ${table}`), (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      return expected.personal
        .filter((word) => text.includes(word))
        .map((word) => ({ id: 'I11 no person in the books', what: `${word} in ${table}` }));
    });
}

/** I7: tables that only grow refuse to be changed, on this copy. */
function growing(): Finding[] {
  return APPEND_ONLY.filter(({ table }) => rows(`SELECT 1 FROM ${table} LIMIT 1`).length > 0).flatMap(
    ({ table, sql }) => {
      try {
        database.exec(`BEGIN; ${sql}; ROLLBACK`);
        return [{ id: 'I7 the journal is one row after another', what: `${table} let itself be changed` }];
      } catch (refusal) {
        if (database.isTransaction) database.exec('ROLLBACK');
        if (!String(refusal).includes('append_only')) throw refusal;
        return [];
      }
    },
  );
}

function hashOfBooks(): string {
  const parts = [
    // What goes back is booked on the day on which it is heard of.
    `SELECT kind, source, amount_minor, currency, iif(kind IN ('refund.paid', 'gift.returned'), '', effective_on) AS day, effect_key, project_id
      FROM journal ORDER BY effect_key`,
    'SELECT account_id, amount_minor FROM balance ORDER BY account_id',
    'SELECT project_id, kind, source, amount_minor, entries FROM journal_total ORDER BY project_id, kind, source',
    'SELECT pledge_id, payment_state, refunded_minor, payment_ref FROM pledge ORDER BY pledge_id',
    'SELECT pledge_id, amount_minor, issued_on, effect_key FROM receipt ORDER BY pledge_id',
    'SELECT project_id, held_minor FROM project_intake ORDER BY project_id',
  ].map((sql) => rows(sql));
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function count(sql: string): number {
  return Number(column(`SELECT count(*) FROM ${sql}`)[0]);
}

function pairs(sql: string): Record<string, string> {
  return Object.fromEntries(rows(sql).map((row) => Object.values(row).map(String)));
}

function parseExpected(text: string): Expected {
  return JSON.parse(text) as Expected;
}

const verdict: Verdict = {
  findings: findings(),
  hash: hashOfBooks(),
  counts: {
    pledges: count('pledge'),
    paid: count("pledge WHERE payment_state = 'paid'"),
    open: count("pledge WHERE payment_state IN ('created', 'awaiting_payment')"),
    // Counted or held: every payment that was taken is one of them, once.
    gifts: count("journal WHERE effect_key LIKE 'paid:%'"),
    notices: count('inbox'),
  },
  states: pairs('SELECT pledge_id, payment_state FROM pledge'),
  sessions: pairs('SELECT pledge_id, session_ref FROM pledge WHERE session_ref IS NOT NULL'),
};
process.stdout.write(JSON.stringify(verdict));
