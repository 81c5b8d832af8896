// What moves the public log, as SQL. The head moves only from what its mover says it was, and only in the mover's epoch.

import { unreachable } from '../../../assert.ts';
import type { JournalDraft, LogChange } from '../../../ports/index.ts';
import type { Compiled } from './compiled.ts';
import { hitOneRow, holds } from './row.ts';

type OfKind<Kind extends LogChange['kind']> = Extract<LogChange, { readonly kind: Kind }>;

const COLUMNS = 'seq, kind, project_id, journal_id, fact_key, bytes';
const NEXT = 'SELECT coalesce(max(seq), 1) + 1, ?, ?, ?, ?, ? FROM leaf';

export function compileLog(change: LogChange): Compiled[] {
  switch (change.kind) {
    case 'append-fact':
      return appendFact(change);
    case 'take-log-lease':
      return takeLease(change);
    case 'grow-log':
      return grow(change);
    case 'publish-checkpoint':
      return publish(change);
    case 'put-cosignature':
      return putCosignature(change);
    default:
      return unreachable(change);
  }
}

/** The leaf of an entry. It comes before the entry's seal, which looks for it. */
export function entryLeaf({ kind, projectId, journalId }: JournalDraft, bytes: Uint8Array): Compiled {
  return { sql: `INSERT INTO leaf (${COLUMNS}) ${NEXT}`, args: [kind, projectId, journalId, null, bytes] };
}

function appendFact({ leaf, fixed }: OfKind<'append-fact'>): Compiled[] {
  const { kind, projectId, factKey, bytes } = leaf;
  const fresh = holds('fact', 'NOT EXISTS (SELECT 1 FROM leaf WHERE fact_key = ?)', [factKey]);
  const args = [kind, projectId, null, factKey, bytes];
  const sql = kind === 'genesis' ? `(${COLUMNS}) VALUES (1, ?, ?, ?, ?, ?)` : `(${COLUMNS}) ${NEXT}`;
  const still = fixed === undefined ? [] : [holds('log-head', '(SELECT max(seq) FROM leaf) = ?', [fixed])];
  return [fresh, ...still, { sql: `INSERT INTO leaf ${sql}`, args }];
}

function takeLease({ holder, seen, epoch, nowMs, untilMs }: OfKind<'take-log-lease'>): Compiled[] {
  const sql = `UPDATE log_head SET epoch = ?, holder = ?, lease_until_ms = ?
    WHERE epoch = ? AND (holder = ? OR lease_until_ms <= ?)`;
  return [{ sql, args: [epoch, holder, untilMs, seen, holder, nowMs] }, hitOneRow('log-lease')];
}

function grow({ from, to, files }: OfKind<'grow-log'>): Compiled[] {
  const sql = 'UPDATE log_head SET size = ?, root = ? WHERE size = ? AND root = ? AND epoch = ?';
  return [
    { sql, args: [to.size, to.root, from.size, from.root, from.epoch] },
    hitOneRow('log-head'),
    holds('log-head', 'EXISTS (SELECT 1 FROM leaf WHERE seq = ?)', [to.size]),
    ...files.map(({ path, bytes }) => {
      return { sql: 'INSERT INTO log_stage (path, size, bytes) VALUES (?, ?, ?)', args: [path, to.size, bytes] };
    }),
  ];
}

// Kept: the newest one, and the newest one that enough witnesses have seen.
function publish({ record }: OfKind<'publish-checkpoint'>): Compiled[] {
  const { size, root, note, witnesses, quorate, publishedMs } = record;
  const put = `INSERT INTO log_checkpoint (size, root, note, witnesses, quorate, published_ms) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (size) DO UPDATE SET note = excluded.note, witnesses = excluded.witnesses, quorate = excluded.quorate,
      published_ms = excluded.published_ms`;
  const old = `DELETE FROM log_checkpoint
    WHERE size < ? AND size <> coalesce((SELECT max(size) FROM log_checkpoint WHERE quorate = 1), -1)`;
  return [
    holds('log-head', 'NOT EXISTS (SELECT 1 FROM log_checkpoint WHERE size > ?)', [size]),
    { sql: put, args: [size, root, note, witnesses, quorate ? 1 : 0, publishedMs] },
    { sql: old, args: [size] },
    { sql: 'DELETE FROM log_stage WHERE size <= ?', args: [size] },
  ];
}

function putCosignature({ record }: OfKind<'put-cosignature'>): Compiled[] {
  const { witness, size, line, cosignedMs, askedMs } = record;
  const sql = `INSERT INTO log_cosignature (witness, size, line, cosigned_ms, asked_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (witness) DO UPDATE SET size = excluded.size, line = excluded.line, cosigned_ms = excluded.cosigned_ms,
      asked_ms = excluded.asked_ms`;
  return [{ sql, args: [witness, size, line, cosignedMs, askedMs] }];
}
