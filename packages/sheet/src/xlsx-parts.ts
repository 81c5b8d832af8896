// The parts of a workbook that are needed, unpacked piece by piece and counted as they come: what an archive says of its own
// sizes is not believed. Names inside an archive are compared and never become names of files.

import { Unzip, UnzipInflate } from 'fflate';
import { SheetError } from './cell.ts';

const PART =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;
const PARTS_MAX = 2_000;
/** A thousand times as much can come out of a piece. */
const PIECE_BYTES = 16 * 1024;
/** What an archive ends with, a comment of at most 65,535 bytes after it aside. */
const END = [0x50, 0x4b, 0x05, 0x06] as const;
const END_MAX_BYTES = 66_000;

/** Name in small letters → XML. @throws SheetError for an archive that is damaged, or unpacks to more than any statement */
export function xlsxParts(bytes: Uint8Array, unpackedMaxBytes: number): ReadonlyMap<string, string> {
  // Unpacked as it comes, an archive that was cut off would look like a smaller one.
  if (!hasEnd(bytes)) throw damaged();
  const pieces = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  let parts = 0;
  const unzip = new Unzip((file) => {
    parts += 1;
    if (parts > PARTS_MAX) throw tooLarge();
    if (!PART.test(file.name) || pieces.has(file.name.toLowerCase())) return;
    const own: Uint8Array[] = [];
    pieces.set(file.name.toLowerCase(), own);
    file.ondata = (error, piece) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > unpackedMaxBytes) throw tooLarge();
      own.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof SheetError) throw cause;
    throw damaged(cause);
  }
  return new Map([...pieces].map(([name, own]) => [name, xmlText(own)]));
}

function damaged(cause?: unknown): SheetError {
  const text = { zh: 'xlsx 文件已损坏，请重新导出', en: 'the xlsx file is damaged: export it again' };
  return new SheetError(text, { cause });
}

export function tooLarge(): SheetError {
  return new SheetError({
    zh: 'xlsx 解开后过大，不像是一张明细表，没有读取',
    en: 'the xlsx file unpacks to more than any list of payments, and was not read',
  });
}

function hasEnd(bytes: Uint8Array): boolean {
  const last = bytes.subarray(-END_MAX_BYTES);
  for (let at = last.length - END.length; at >= 0; at -= 1) {
    if (END.every((byte, offset) => last[at + offset] === byte)) return true;
  }
  return false;
}

function xmlText(pieces: readonly Uint8Array[]): string {
  const first = pieces.find(({ length }) => length > 1);
  const decoder = new TextDecoder(first?.[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : 'utf-8');
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
}
