// C2SP tlog-proof: what a donor keeps, one text that needs no server.
import { parseBase64, toBase64 } from './base64.ts';
import { parseSize } from './checkpoint.ts';
import { LogError } from './error.ts';
import { isProof, isSize } from './hash.ts';
import { parseHashLines } from './hash-lines.ts';
import { NOTE_CHARACTERS_MAX } from './note.ts';

const HEAD = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';
const BLANK_LINE = '\n\n';
const EXTRA_CHARACTERS_MAX = 131_072;

export interface ProofFile {
  /** What the application put beside the proof. Nothing signs it: it is worth what its hash proves. */
  readonly extra?: Uint8Array;
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  /** The signed note, as it was published. */
  readonly checkpoint: string;
}

/** The text of a proof file. Throws `LogError` `not-writable` for what it cannot carry. */
export function formatProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  if (!isSize(index) || !isProof(proof)) {
    throw new LogError({ code: 'not-writable', message: `no proof of leaf ${index} with ${proof.length} hashes` });
  }
  const lines = [HEAD, ...(extra === undefined ? [] : [`${EXTRA}${toBase64(extra)}`]), `${INDEX}${index}`];
  return `${[...lines, ...proof.map(toBase64)].join('\n')}${BLANK_LINE}${checkpoint}`;
}

/** The parts of a proof file, or undefined unless it has exactly that shape. Nothing is verified. */
export function parseProofFile(text: string): ProofFile | undefined {
  if (typeof text !== 'string' || text.length > NOTE_CHARACTERS_MAX + EXTRA_CHARACTERS_MAX) return undefined;
  const end = text.indexOf(BLANK_LINE);
  if (end === -1) return undefined;
  const [head, ...lines] = text.slice(0, end).split('\n');
  const checkpoint = text.slice(end + BLANK_LINE.length);
  const hasExtra = lines[0]?.startsWith(EXTRA) === true;
  const [indexLine = '', ...hashes] = hasExtra ? lines.slice(1) : lines;
  const extra = parseBase64(hasExtra ? (lines[0] ?? '').slice(EXTRA.length) : '');
  const index = indexLine.startsWith(INDEX) ? parseSize(indexLine.slice(INDEX.length)) : undefined;
  const proof = parseHashLines(hashes);
  if (head !== HEAD || extra === undefined || index === undefined) return undefined;
  if (!isProof(proof)) return undefined;
  return { ...(hasExtra ? { extra } : {}), index, proof, checkpoint };
}
