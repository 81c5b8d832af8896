// What a witness keeps when a log contradicts itself: both signed notes, whole, in one text file that anybody can check
// with the log's public key and nothing else. Notes are counted in bytes, because a hostile one may contain any line.

import type { VerifierKey } from '@happy-homeland/log';
import { formatAddCheckpoint, formatVerifierKey, parseAddCheckpoint, parseCheckpoint } from '@happy-homeland/log';
import { rootLine } from './checkpoint-note.ts';
import type { Evidence, EvidenceKind } from './store/record.ts';

const FORMAT = 'happy-homeland/evidence/v1';
const ID_BYTES = 16;
const HEX = 16;
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

/** The parts of an evidence file, none of them verified. */
export interface EvidenceParts {
  readonly kind: EvidenceKind;
  readonly origin: string;
  /** As text: `name+id+base64`. */
  readonly witness: string;
  /** ISO 8601, UTC. */
  readonly kept: string;
  readonly first: string;
  readonly second: string;
  readonly proof: readonly Uint8Array[];
}

const SAYS: Readonly<Record<EvidenceKind, readonly string[]>> = {
  fork: [
    '# 同一公开账目记录，在同一长度上签出了两份不同的账目快照。两份都有该记录自己的签名，此文件本身即是证据。',
    '# One log signed two different trees of the same size. Both carry its own signature: this file is proof by itself.',
  ],
  unproven: [
    '# 该公开账目记录签出的新快照，未能证明是旧快照的延续。提交者附带的证明可能有误，请向该记录索取正确的证明。',
    '# The log signed a checkpoint that was not shown to continue the earlier one. Whoever sent it may have sent a wrong',
    '# proof: ask the log for a right one. If it has none, it has rewritten what it had published.',
  ],
};

/** The evidence, with the file that is served. Both notes must be readable: they were verified before. */
export async function makeEvidence(contradiction: Contradiction): Promise<Evidence> {
  const { kind, keptS, first, second } = contradiction;
  const latest = parseCheckpoint(second);
  const root = rootLine(second);
  const id = await idOf([kind, textOf(first), textOf(second)]);
  return {
    id,
    kind,
    origin: latest?.origin ?? '',
    size: latest?.size ?? 0n,
    root,
    keptS,
    file: formatEvidence(contradiction),
  };
}

function formatEvidence({ kind, witness, keptS, first, second, proof }: Contradiction): string {
  const { origin = '', size = 0n } = parseCheckpoint(first) ?? {};
  const request = formatAddCheckpoint({ oldSize: size, proof, checkpoint: second });
  return [
    ...SAYS[kind],
    FORMAT,
    `kind ${kind}`,
    `origin ${origin}`,
    `witness ${formatVerifierKey(witness)}`,
    `kept ${new Date(keptS * MS_PER_S).toISOString()}`,
    `first ${byteLength(first)}`,
    `${first}second ${byteLength(request)}`,
    request,
  ].join('\n');
}

/** Reads an evidence file, or undefined unless it has exactly that shape. Nothing is verified: `judgeEvidence` does that. */
export function parseEvidence(file: string): EvidenceParts | undefined {
  const start = file.search(/^[^#]/m);
  const head = /^happy-homeland\/evidence\/v1\nkind (fork|unproven)\norigin (.+)\nwitness (.+)\nkept (.+)\n/.exec(
    file.slice(Math.max(start, 0)),
  );
  if (head === null) return undefined;
  const [whole, kind, origin = '', witness = '', kept = ''] = head;
  const first = counted(file.slice(start + whole.length), 'first');
  const second = first && counted(first.rest, 'second');
  const request = parseAddCheckpoint(second?.note ?? '');
  if (first === undefined || second?.rest !== '' || request === undefined) return undefined;
  const notes = { first: first.note, second: request.checkpoint, proof: request.proof };
  return { kind: kind === 'fork' ? 'fork' : 'unproven', origin, witness, kept, ...notes };
}

/** A line `name bytes`, that many bytes, and what follows them. */
function counted(text: string, name: string): { readonly note: string; readonly rest: string } | undefined {
  const [line = '', digits = ''] = new RegExp(`^${name} (\\d{1,7})\n`).exec(text) ?? [];
  if (line === '') return undefined;
  const bytes = new TextEncoder().encode(text.slice(line.length));
  const length = Number(digits);
  if (length > bytes.length) return undefined;
  const decoder = new TextDecoder();
  return { note: decoder.decode(bytes.subarray(0, length)), rest: decoder.decode(bytes.subarray(length)) };
}

/** Signatures are left out: the same tree signed again is no second piece of evidence. */
function textOf(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

async function idOf(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join('\0'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, ID_BYTES), (byte) => byte.toString(HEX).padStart(2, '0')).join('');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
