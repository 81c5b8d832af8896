// Everything that `/readyz` looks at, asked together and kept for a second: the address is public, and a flood of probes
// must cost no more than one.

import type { ReadinessCode } from '@happy-homeland/contract';
import type { StoreErrorCode } from '../ports/index.ts';

const KEPT_MS = 1_000;
const DISK_FREE_MIN_BYTES = 256 * 1024 * 1024;

export interface ReadinessSources {
  /** Null while the database is sound. */
  readonly database: () => Promise<StoreErrorCode | null>;
  readonly provider: () => Promise<readonly ReadinessCode[]>;
  readonly hasWidget: () => Promise<boolean>;
  readonly isSweepStalled: () => boolean;
  /** What is wrong with the public log. */
  readonly log: () => Promise<readonly ReadinessCode[]>;
  /** Where the books no longer give what was agreed with a bank or a provider. */
  readonly books: () => Promise<readonly ReadinessCode[]>;
  /** Bytes left where the database is; null where nobody can say. */
  readonly freeBytes: () => Promise<number | null>;
  readonly isBackupOverdue: () => boolean;
  /** A forwarding header came from a peer that is not believed. */
  readonly isProxyUntrusted: () => boolean;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
}

/** Asks all sources, at most once a second. */
export function createReadiness(sources: ReadinessSources): () => Promise<readonly ReadinessCode[]> {
  let kept: { readonly untilMs: number; readonly findings: Promise<readonly ReadinessCode[]> } | null = null;
  return () => {
    const nowMs = sources.elapsedMs();
    if (kept === null || nowMs >= kept.untilMs) kept = { untilMs: nowMs + KEPT_MS, findings: ask(sources) };
    return kept.findings;
  };
}

async function ask(sources: ReadinessSources): Promise<readonly ReadinessCode[]> {
  const database = await sources.database();
  const [provider, hasWidget, log, books, free] = await Promise.all([
    sources.provider(),
    sources.hasWidget(),
    // A database that cannot be read says nothing of its log, nor of its books.
    database === null ? sources.log() : [],
    database === null ? sources.books() : [],
    sources.freeBytes(),
  ]);
  return [
    ...databaseFindings(database),
    ...provider,
    ...when(!hasWidget, 'widget-missing'),
    ...when(sources.isSweepStalled(), 'sweep-stalled'),
    ...log,
    ...books,
    ...when(free !== null && free < DISK_FREE_MIN_BYTES, 'disk-nearly-full'),
    ...when(sources.isBackupOverdue(), 'backup-overdue'),
    ...when(sources.isProxyUntrusted(), 'proxy-untrusted'),
  ];
}

/** What readiness says of a database, from what its check found. */
export function databaseFindings(code: StoreErrorCode | null): readonly ReadinessCode[] {
  return code === null ? [] : [DATABASE_FINDINGS[code]];
}

function when(isWrong: boolean, code: ReadinessCode): readonly ReadinessCode[] {
  return isWrong ? [code] : [];
}

const DATABASE_FINDINGS: Readonly<Record<StoreErrorCode, ReadinessCode>> = {
  busy: 'database-busy',
  contended: 'database-busy',
  overloaded: 'database-overloaded',
  full: 'database-full',
  damaged: 'database-damaged',
  'other-mode': 'database-other-mode',
  'newer-schema': 'database-newer-schema',
  unavailable: 'database-unavailable',
  'unknown-outcome': 'database-unavailable',
  'invalid-unit': 'database-unavailable',
  closed: 'ending',
};
