// 捐赠回执 as a file. Its first part is a proof file of C2SP tlog-proof whose extra data is the leaf, so that any verifier
// of that format reads it. Below it, in the giver's own copy alone, stands what opens the leaf's commitment: whoever passes
// the first part on gives no name away.
import { parseBase64, toBase64 } from './base64.ts';
import { formatCanonicalJson, isCanonicalObject, parseCanonicalJson } from './canonical-json.ts';
import { LogError } from './error.ts';
import { parseNote } from './note.ts';
import type { ProofFile } from './proof-file.ts';
import { formatProofFile, parseProofFile } from './proof-file.ts';

/** Bytes of the salt, and the most that a leaf has: the same as `SALT_BYTES` and `LEAF_BYTES_MAX` of the books. */
const SALT_BYTES = 32;
const LEAF_BYTES_MAX = 4_096;
/** Characters of a whole file; one has about 2,000. */
export const RECEIPT_CHARACTERS_MAX = 65_536;

const FACTS = ['displayName', 'fiscalEmail', 'fiscalTaxNumber', 'fiscalTitle', 'message'] as const;
const FACT_CHARACTERS_MAX = 1_000;

/** Begins the part that is nobody's business. A note's last line never reads like this. */
const PRIVATE_HEAD = '\nhappy-homeland.receipt-private@v1 仅供捐赠人本人保存 / for the giver alone\n';
const SALT = 'salt ';
const PRIVATE_FACTS = 'facts ';

/** What the giver stated; what they did not is absent. */
export type ReceiptFacts = { readonly [Fact in (typeof FACTS)[number]]?: string };

/** What opens the commitment of a leaf. */
export interface ReceiptOpening {
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly facts: ReceiptFacts;
}

export interface ReceiptFile {
  /** The entry of the public log, byte for byte. */
  readonly leaf: Uint8Array;
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  /** The signed note, as it was published. */
  readonly checkpoint: string;
  /** In the giver's own copy. */
  readonly opening?: ReceiptOpening;
}

/** The text of a receipt. Throws `LogError` `not-writable` for what the format cannot carry. */
export function formatReceiptFile({ leaf, opening, ...place }: ReceiptFile): string {
  const text = `${formatProofFile({ ...place, extra: leaf })}${opening === undefined ? '' : formatOpening(opening)}`;
  if (parseReceiptFile(text) !== undefined) return text;
  throw new LogError({ code: 'not-writable', message: `a receipt of a leaf of ${leaf.length} bytes` });
}

/** The parts of a receipt, or undefined unless it has exactly that shape. Nothing is verified. */
export function parseReceiptFile(text: string): (ReceiptFile & { readonly publicPart: string }) | undefined {
  if (typeof text !== 'string' || text.length > RECEIPT_CHARACTERS_MAX) return undefined;
  const end = text.lastIndexOf(PRIVATE_HEAD);
  const publicPart = end === -1 ? text : text.slice(0, end);
  const opening = end === -1 ? undefined : parseOpening(text.slice(end + PRIVATE_HEAD.length));
  const parts = parseProofFile(publicPart);
  if (!isReceiptProof(parts) || (end !== -1 && opening === undefined)) return undefined;
  const { extra: leaf, ...place } = parts;
  return { leaf, ...place, ...(opening === undefined ? {} : { opening }), publicPart };
}

function isReceiptProof(parts: ProofFile | undefined): parts is ProofFile & { readonly extra: Uint8Array } {
  // A second private part would stand in the checkpoint, where people do not look and programs would not mind.
  if (parts?.extra === undefined || parseNote(parts.checkpoint) === undefined) return false;
  return parts.extra.length > 0 && parts.extra.length <= LEAF_BYTES_MAX;
}

function formatOpening({ salt, facts }: ReceiptOpening): string {
  return `${PRIVATE_HEAD}${SALT}${toBase64(salt)}\n${PRIVATE_FACTS}${formatCanonicalJson({ ...facts })}\n`;
}

function parseOpening(text: string): ReceiptOpening | undefined {
  const [saltLine = '', factsLine = '', ...rest] = text.split('\n');
  const salt = saltLine.startsWith(SALT) ? parseBase64(saltLine.slice(SALT.length)) : undefined;
  const facts = factsLine.startsWith(PRIVATE_FACTS) ? parseFacts(factsLine.slice(PRIVATE_FACTS.length)) : undefined;
  if (rest.join() !== '' || rest.length !== 1 || salt?.length !== SALT_BYTES || facts === undefined) return undefined;
  return { salt, facts };
}

function parseFacts(text: string): ReceiptFacts | undefined {
  const value = parseCanonicalJson(text);
  if (!isCanonicalObject(value)) return undefined;
  const known: readonly string[] = FACTS;
  const fits = Object.entries(value).every(
    ([name, fact]) => known.includes(name) && typeof fact === 'string' && fact.length <= FACT_CHARACTERS_MAX,
  );
  return fits ? value : undefined;
}
