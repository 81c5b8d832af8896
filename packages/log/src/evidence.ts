// What is handed on when a log contradicts itself: two of its signed snapshots, whole, and what shows that they cannot both be
// true, in one text file. A browser and a witness write the same one. Nobody has to believe whoever made it, because only the
// log's own key could have signed both. Notes are counted in bytes, because a hostile one may contain any line.

import { parseBase64, toBase64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { isHash } from './hash.ts';
import { ADD_CHECKPOINT_CHARACTERS_MAX, formatAddCheckpoint, parseAddCheckpoint } from './witness-protocol.ts';

const FORMAT = 'happy-homeland/evidence/v1';
/** Characters of a whole file: two notes, a proof, and what people read above them. */
const EVIDENCE_CHARACTERS_MAX = 3 * ADD_CHECKPOINT_CHARACTERS_MAX;

export type EvidenceKind =
  /** Two trees of one size: proof by itself. */
  | 'fork'
  /** A later tree that has another beginning than was signed, with the arithmetic that shows it: proof by itself. */
  | 'rewritten'
  /** A later tree that was not shown to continue the earlier one: suspicious until the log shows that it does. */
  | 'unproven';

/** The parts of an evidence file, none of them verified. */
export interface EvidenceParts {
  readonly kind: EvidenceKind;
  readonly origin: string;
  /** Who tells, as text, `name+id+base64`; absent where a browser does. The two notes stand for themselves. */
  readonly witness?: string | undefined;
  /** ISO 8601, UTC. */
  readonly kept: string;
  /** What was seen first, a signed note. */
  readonly first: string;
  /** What came after. */
  readonly second: string;
  /** Of what is told, that it is the beginning of the second: of `beginning`, or else of the first itself. */
  readonly proof: readonly Uint8Array[];
  /** The root that the second gives for the size of the first, 32 bytes. */
  readonly beginning?: Uint8Array | undefined;
}

const SAYS: Readonly<Record<EvidenceKind, readonly string[]>> = {
  fork: [
    '# 同一公开账目记录，在同一长度上签出了两份不同的账目快照。两份都有该记录自己的签名，此文件本身即是证据。',
    '# One log signed two different trees of the same size. Both carry its own signature: this file is proof by itself.',
  ],
  rewritten: [
    '# 同一公开账目记录签出的后一份账目快照，开头与它先前签出的那一份不同：已公布的账被改写。此文件本身即是证据。',
    '# One log signed two trees, and the later has another beginning than the earlier: what was published was rewritten.',
    '# Both carry its own signature: this file is proof by itself.',
  ],
  unproven: [
    '# 该公开账目记录签出的新快照，未能证明是旧快照的延续。提交者附带的证明可能有误，请向该记录索取正确的证明。',
    '# The log signed a checkpoint that was not shown to continue the earlier one. Whoever sent it may have sent a wrong',
    '# proof: ask the log for a right one. If it has none, it has rewritten what it had published.',
  ],
};
const FOR_WHOM = [
  '# 请交给审计机构或民政部门；用 hh verify 和该记录的公钥即可核验，不必相信出具此文件的人。',
  '# Give it to an auditor or to the civil affairs department: hh verify checks it with the public key of the log alone.',
];

/** The text of an evidence file. The notes must be checkpoints, as whoever verified them knows. */
export function formatEvidence({
  kind,
  witness,
  kept,
  first,
  second,
  proof,
  beginning,
}: Omit<EvidenceParts, 'origin'>) {
  const { origin = '', size = 0n } = parseCheckpoint(first) ?? {};
  const request = formatAddCheckpoint({ oldSize: size, proof, checkpoint: second });
  return [
    ...SAYS[kind],
    ...FOR_WHOM,
    FORMAT,
    `kind ${kind}`,
    `origin ${origin}`,
    ...(witness === undefined ? [] : [`witness ${witness}`]),
    `kept ${kept}`,
    ...(beginning === undefined ? [] : [`beginning ${toBase64(beginning)}`]),
    `first ${utf8(first).length}`,
    `${first}second ${utf8(request).length}`,
    request,
  ].join('\n');
}

const HEAD =
  /^happy-homeland\/evidence\/v1\nkind (fork|rewritten|unproven)\norigin (.+)\n(?:witness (.+)\n)?kept (.+)\n(?:beginning (.+)\n)?/;

/** Reads an evidence file, or undefined unless it has exactly that shape. Nothing is verified: `judgeEvidence` does that. */
export function parseEvidence(file: string): EvidenceParts | undefined {
  if (typeof file !== 'string' || file.length > EVIDENCE_CHARACTERS_MAX) return undefined;
  const start = Math.max(file.search(/^[^#]/m), 0);
  const [whole, kind, origin = '', witness, kept = '', encoded] = HEAD.exec(file.slice(start)) ?? [];
  if (whole === undefined) return undefined;
  const beginning = encoded === undefined ? undefined : parseBase64(encoded);
  const first = counted(file.slice(start + whole.length), 'first');
  const second = first && counted(first.rest, 'second');
  const request = parseAddCheckpoint(second?.note ?? '');
  if (first === undefined || second?.rest !== '' || request === undefined) return undefined;
  if (encoded !== undefined && !isHash(beginning)) return undefined;
  const notes = { first: first.note, second: request.checkpoint, proof: request.proof };
  return { kind: kindOf(kind), origin, witness, kept, beginning, ...notes };
}

function kindOf(word: string | undefined): EvidenceKind {
  return word === 'fork' || word === 'rewritten' ? word : 'unproven';
}

/** A line `name bytes`, that many bytes, and what follows them. */
function counted(text: string, name: string): { readonly note: string; readonly rest: string } | undefined {
  const [line = '', digits = ''] = new RegExp(`^${name} (\\d{1,7})\n`).exec(text) ?? [];
  if (line === '') return undefined;
  const bytes = utf8(text.slice(line.length));
  const length = Number(digits);
  if (length > bytes.length) return undefined;
  const decoder = new TextDecoder();
  return { note: decoder.decode(bytes.subarray(0, length)), rest: decoder.decode(bytes.subarray(length)) };
}
