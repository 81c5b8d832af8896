// A tar archive (POSIX ustar) of files with short names, written as a stream and read at any place. An exported log is one,
// so that it can be opened without this program.

import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const OCTAL = 8;
const SIZE_DIGITS = 11;
const SIZE_AT = 124;
const CHECKSUM_AT = 148;
const CHECKSUM_BYTES = 8;
const TYPE_AT = 156;
const MAGIC_AT = 257;
const REGULAR = 0x30;
const SPACE = 0x20;
const MODE = '0000644';
const TEXT = new TextEncoder();

/** Writes files one after the other. */
export class TarWriter {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** `name` is ASCII, at most 100 characters. */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    const padding = new Uint8Array((BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES);
    await this.#file.writev([headerOf(name, bytes.length), bytes, padding]);
  }

  async end(): Promise<void> {
    await this.#file.write(new Uint8Array(2 * BLOCK_BYTES));
  }
}

interface Place {
  readonly at: number;
  readonly length: number;
}

/** Where each file of an archive lies; null where it is none, or torn. */
export async function tarIndex(file: FileHandle): Promise<ReadonlyMap<string, Place> | null> {
  const places = new Map<string, Place>();
  const { size } = await file.stat();
  const header = new Uint8Array(BLOCK_BYTES);
  for (let at = 0; at + BLOCK_BYTES <= size; ) {
    await file.read(header, 0, BLOCK_BYTES, at);
    if (header.every((byte) => byte === 0)) return places;
    const length = Number.parseInt(textAt(header, SIZE_AT, SIZE_DIGITS), OCTAL);
    const isSound = textAt(header, MAGIC_AT, 5) === 'ustar' && checksumOf(header) === checksumIn(header);
    if (!isSound || !Number.isSafeInteger(length) || at + BLOCK_BYTES + length > size) return null;
    if (header[TYPE_AT] === REGULAR) places.set(textAt(header, 0, NAME_BYTES), { at: at + BLOCK_BYTES, length });
    at += BLOCK_BYTES * (1 + Math.ceil(length / BLOCK_BYTES));
  }
  return null;
}

export async function readPlace(file: FileHandle, { at, length }: Place): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

function headerOf(name: string, length: number): Uint8Array {
  const header = new Uint8Array(BLOCK_BYTES);
  if (name.length > NAME_BYTES) throw new RangeError(`a name of ${name.length} characters; ${NAME_BYTES} are allowed`);
  const put = (text: string, at: number) => header.set(TEXT.encode(text), at);
  put(name, 0);
  put(MODE, NAME_BYTES);
  put('0000000', 108);
  put('0000000', 116);
  put(length.toString(OCTAL).padStart(SIZE_DIGITS, '0'), SIZE_AT);
  put('00000000000', 136);
  header[TYPE_AT] = REGULAR;
  put('ustar', MAGIC_AT);
  put('00', MAGIC_AT + 6);
  put(`${checksumOf(header).toString(OCTAL).padStart(6, '0')}\0 `, CHECKSUM_AT);
  return header;
}

/** Sum of the header's bytes, with the field of the sum itself as spaces. */
function checksumOf(header: Uint8Array): number {
  const own = (at: number) => at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_BYTES;
  return header.reduce((sum, byte, at) => sum + (own(at) ? SPACE : byte), 0);
}

function checksumIn(header: Uint8Array): number {
  return Number.parseInt(textAt(header, CHECKSUM_AT, CHECKSUM_BYTES), OCTAL);
}

function textAt(header: Uint8Array, at: number, length: number): string {
  const [text = ''] = new TextDecoder('latin1').decode(header.subarray(at, at + length)).split('\0');
  return text;
}
