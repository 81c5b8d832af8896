// C2SP tlog-witness without a server: what a log sends, what a witness answers, and why.
import { toBase64 } from './base64.ts';
import type { Checkpoint } from './checkpoint.ts';
import { parseCheckpoint, parseSize } from './checkpoint.ts';
import { equalHashes } from './hash.ts';
import { parseHashLines } from './hash-lines.ts';
import { NOTE_CHARACTERS_MAX, parseNote } from './note.ts';
import { openNote } from './open-note.ts';
import type { Ed25519 } from './signature-scheme.ts';
import type { VerifierKey } from './verifier-key.ts';
import { verifyConsistency } from './web-verify.ts';

const OLD = 'old ';
const BLANK_LINE = '\n\n';
const PROOF_LINES_MAX = 63;
const PROOF_LINE_CHARACTERS = 45;

/** Characters of the largest body that is worth reading. */
export const ADD_CHECKPOINT_CHARACTERS_MAX = NOTE_CHARACTERS_MAX + PROOF_LINES_MAX * PROOF_LINE_CHARACTERS;

/** The body of `POST add-checkpoint`. */
export interface AddCheckpoint {
  /** What the log believes that the witness has. */
  readonly oldSize: bigint;
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
}

/** What a witness knows of one log. */
export interface WitnessedLog {
  readonly keys: readonly VerifierKey[];
  /** The last checkpoint that it cosigned. */
  readonly latest?: Pick<Checkpoint, 'size' | 'root'>;
}

export type WitnessDecision =
  /** To be kept, comparing with `latest` and writing in one transaction, before `text` is cosigned and answered. */
  | { readonly status: 200; readonly checkpoint: Checkpoint; readonly text: string }
  | { readonly status: 400 | 403 | 404 }
  /** The size that the witness has. `isContradiction`: the log signed two trees of that size, which is evidence. */
  | { readonly status: 409; readonly size: bigint; readonly isContradiction: boolean }
  /** Signed by the log, but not shown to be a continuation: perhaps evidence. */
  | { readonly status: 422 };

interface Witness {
  /** The log of this origin, or undefined where the witness does not know it. */
  readonly find: (origin: string) => WitnessedLog | undefined | Promise<WitnessedLog | undefined>;
  readonly ed25519?: Ed25519;
}

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `${[`${OLD}${oldSize}`, ...proof.map(toBase64)].join('\n')}${BLANK_LINE}${checkpoint}`;
}

/** The parts of a request, or undefined unless it has exactly that shape. Nothing is verified. */
export function parseAddCheckpoint(body: string): AddCheckpoint | undefined {
  if (typeof body !== 'string' || body.length > ADD_CHECKPOINT_CHARACTERS_MAX) return undefined;
  const end = body.indexOf(BLANK_LINE);
  if (end === -1) return undefined;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const oldSize = first.startsWith(OLD) ? parseSize(first.slice(OLD.length)) : undefined;
  const proof = parseHashLines(lines);
  if (oldSize === undefined || proof === undefined || proof.length > PROOF_LINES_MAX) return undefined;
  return { oldSize, proof, checkpoint: body.slice(end + BLANK_LINE.length) };
}

/**
 * What a witness answers. The decision is about the state that `find` told: whoever keeps the checkpoint has to hold the
 * state to it, or a slower request would roll a faster one back.
 */
export async function decideAddCheckpoint(body: string, { find, ed25519 }: Witness): Promise<WitnessDecision> {
  const request = parseAddCheckpoint(body);
  const note = parseNote(request?.checkpoint ?? '');
  const checkpoint = parseCheckpoint(note?.text ?? '');
  if (request === undefined || note === undefined || checkpoint === undefined) return { status: 400 };
  const log = await find(checkpoint.origin);
  if (log === undefined) return { status: 404 };
  const opened = await openNote(request.checkpoint, log.keys, ed25519 === undefined ? {} : { ed25519 });
  if (!opened.ok) return { status: 403 };
  return decideSigned({ request, checkpoint, text: opened.text }, log);
}

interface Signed {
  readonly request: AddCheckpoint;
  readonly checkpoint: Checkpoint;
  readonly text: string;
}

async function decideSigned({ request, checkpoint, text }: Signed, { latest }: WitnessedLog): Promise<WitnessDecision> {
  const { oldSize, proof } = request;
  const { size, root } = checkpoint;
  if (oldSize > size) return { status: 400 };
  const knownSize = latest?.size ?? 0n;
  const isContradiction = latest !== undefined && latest.size === size && !equalHashes(latest.root, root);
  if (oldSize !== knownSize || isContradiction) return { status: 409, size: knownSize, isContradiction };
  // From nothing there is nothing to be consistent with, and nothing to prove.
  if (latest === undefined) return proof.length === 0 ? { status: 200, checkpoint, text } : { status: 422 };
  const claim = { size1: latest.size, root1: latest.root, size2: size, root2: root, proof };
  return (await verifyConsistency(claim)) ? { status: 200, checkpoint, text } : { status: 422 };
}
