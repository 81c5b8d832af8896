// The public log, read back.

import type { Row } from '@libsql/client';
import type { CheckpointRecord, CosignatureRecord, LeafRecord, LogHead, LogReads } from '../../../ports/index.ts';
import type { ReadClient } from './record.ts';

const HEAD = 'SELECT size, root, epoch, holder, lease_until_ms FROM log_head LIMIT 1';
// Nothing is integrated before the log has its name.
const FIXED = 'SELECT iif(EXISTS (SELECT 1 FROM leaf WHERE seq = 1), max(seq), 0) AS fixed FROM leaf';
const CHECKPOINT = 'SELECT size, root, note, witnesses, quorate, published_ms FROM log_checkpoint';

export function logReads(database: ReadClient): LogReads {
  const leaves = async (rest: string, args: (number | string)[]): Promise<LeafRecord[]> => {
    const { rows } = await database.execute({ sql: `SELECT seq, bytes FROM leaf WHERE ${rest}`, args });
    return rows.map((row) => ({ index: Number(row['seq']) - 1, bytes: parseBytes(row['bytes']) }));
  };
  const checkpoint = async (rest: string): Promise<CheckpointRecord | null> => {
    const { rows } = await database.execute({ sql: `${CHECKPOINT} ${rest} ORDER BY size DESC LIMIT 1`, args: [] });
    return rows[0] === undefined ? null : toCheckpoint(rows[0]);
  };
  return {
    head: async () => toHead(await database.execute({ sql: HEAD, args: [] })),
    fixed: async () => Number((await database.execute({ sql: FIXED, args: [] })).rows[0]?.['fixed']),
    leaves: ({ from, limit }) => leaves('seq > ? ORDER BY seq LIMIT ?', [from, limit]),
    ofProject: ({ projectId, from, until, limit }) =>
      leaves('project_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?', [projectId, from, until, limit]),
    ofEntry: async (journalId) => (await leaves('journal_id = ? LIMIT 1', [journalId]))[0] ?? null,
    ofFact: async (factKey) => (await leaves('fact_key = ? LIMIT 1', [factKey]))[0] ?? null,
    newest: async (projectId, kind) =>
      (await leaves('project_id = ? AND kind = ? ORDER BY seq DESC LIMIT 1', [projectId, kind]))[0] ?? null,
    reconciliations: (limit) => leaves("kind = 'reconciliation' ORDER BY seq DESC LIMIT ?", [limit]),
    staged: async () => {
      const { rows } = await database.execute({ sql: 'SELECT path, bytes FROM log_stage ORDER BY path', args: [] });
      return rows.map((row) => ({ path: String(row['path']), bytes: parseBytes(row['bytes']) }));
    },
    checkpoint: () => checkpoint(''),
    quorate: () => checkpoint('WHERE quorate = 1'),
    cosignatures: async () => {
      const sql = 'SELECT witness, size, line, cosigned_ms, asked_ms FROM log_cosignature ORDER BY witness';
      return (await database.execute({ sql, args: [] })).rows.map(toCosignature);
    },
  };
}

function toHead({ rows: [row] }: { readonly rows: readonly Row[] }): LogHead {
  return {
    size: Number(row?.['size']),
    root: parseBytes(row?.['root']),
    epoch: Number(row?.['epoch']),
    holder: String(row?.['holder']),
    leaseUntilMs: Number(row?.['lease_until_ms']),
  };
}

function toCheckpoint(row: Row): CheckpointRecord {
  return {
    size: Number(row['size']),
    root: parseBytes(row['root']),
    note: String(row['note']),
    witnesses: Number(row['witnesses']),
    quorate: row['quorate'] === 1,
    publishedMs: Number(row['published_ms']),
  };
}

function toCosignature(row: Row): CosignatureRecord {
  const { witness, size, line, cosigned_ms: cosignedMs, asked_ms: askedMs } = row;
  return {
    witness: String(witness),
    size: Number(size),
    line: line === null ? null : String(line),
    cosignedMs: cosignedMs === null ? null : Number(cosignedMs),
    askedMs: Number(askedMs),
  };
}

/** A blob, in whichever form the client gives it. */
export function parseBytes(value: unknown): Uint8Array {
  return new Uint8Array(value as ArrayBuffer);
}
