// Cosignatures of Ed25519 keys (C2SP tlog-cosignature, type 0x04): a witness says when it saw a checkpoint as the largest
// of its log, consistent with all before.
import { concatBytes, utf8 } from './bytes.ts';
import { SIGNATURE_BYTES } from './signature-scheme.ts';

const TIME_BYTES = 8;

export interface Cosignature {
  /** Seconds since 1970, by the witness's clock. */
  readonly timeS: number;
  readonly signature: Uint8Array;
}

/** What a witness signs. */
export function cosignedMessage(text: string, timeS: number): Uint8Array<ArrayBuffer> {
  return utf8(`cosignature/v1\ntime ${timeS}\n${text}`);
}

/** The bytes of a cosignature behind the key's id: the time in eight bytes, then the signature. */
export function formatCosignature({ timeS, signature }: Cosignature): Uint8Array<ArrayBuffer> {
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(timeS));
  return concatBytes(time, signature);
}

/** Undefined for another length, and for times that a JavaScript number cannot tell exactly. */
export function parseCosignature(bytes: Uint8Array): Cosignature | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const timeS = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(timeS) ? { timeS, signature: bytes.slice(TIME_BYTES) } : undefined;
}
