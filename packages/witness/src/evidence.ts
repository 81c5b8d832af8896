// What a witness keeps when a log contradicts itself, in the format that browsers write as well.

import type { VerifierKey } from '@happy-homeland/log';
import { formatVerifierKey, parseCheckpoint, toHex } from '@happy-homeland/log';
import { formatEvidence } from '@happy-homeland/log/evidence';
import { rootLine } from './checkpoint-note.ts';
import type { Evidence, EvidenceKind } from './store/record.ts';

const ID_BYTES = 16;
const MS_PER_S = 1000;

interface Contradiction {
  readonly kind: EvidenceKind;
  /** The key of the witness that tells; the two notes stand for themselves. */
  readonly witness: VerifierKey;
  readonly keptS: number;
  /** What was cosigned. */
  readonly first: string;
  /** What came after. */
  readonly second: string;
  /** What the log sent to show that the second continues the first. */
  readonly proof: readonly Uint8Array[];
}

/** The evidence, with the file that is served. Both notes must be readable: they were verified before. */
export async function makeEvidence({ witness, keptS, ...told }: Contradiction): Promise<Evidence> {
  const { kind, first, second } = told;
  const latest = parseCheckpoint(second);
  const kept = new Date(keptS * MS_PER_S).toISOString();
  return {
    id: await idOf([kind, textOf(first), textOf(second)]),
    kind,
    origin: latest?.origin ?? '',
    size: latest?.size ?? 0n,
    root: rootLine(second),
    keptS,
    file: formatEvidence({ ...told, witness: formatVerifierKey(witness), kept }),
  };
}

/** Signatures are left out: the same tree signed again is no second piece of evidence. */
function textOf(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

async function idOf(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join('\0'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return toHex(hash.subarray(0, ID_BYTES));
}
