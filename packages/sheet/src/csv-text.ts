// In which encoding a file of text is: UTF-8 with or without its mark, UTF-16, or what Chinese banks still write, GB18030. It is
// never guessed past a doubt: a name read wrongly would be a wrong name in the books.

import { SheetError } from './cell.ts';

const LINE_FEED = 0x0a;
/** From here on a character takes three bytes in UTF-8, which text in GB18030 does not look like by chance. */
const CERTAIN = /[\u0800-\uffff]/;

/** @throws SheetError where no one encoding fits the whole file */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le') ?? unreadable();
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be') ?? unreadable();
  const text = decode(bytes, 'utf-8');
  if (text !== null) return withoutNul(text);
  const strangers = linesBySort(bytes);
  if (strangers.certain !== null) {
    throw new SheetError({
      zh: `第 ${strangers.other} 行不是 UTF-8，而第 ${strangers.certain} 行是：文件混用了编码。请在 Excel 中打开，另存为 xlsx`,
      en: `line ${strangers.other} is not UTF-8 and line ${strangers.certain} is: the file mixes encodings. Open it in Excel and save it as xlsx`,
    });
  }
  return withoutNul(decode(bytes, 'gb18030') ?? unreadable(strangers.other));
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first line that is surely UTF-8, and the first that surely is not. */
function linesBySort(bytes: Uint8Array): { readonly certain: number | null; readonly other: number } {
  let certain: number | null = null;
  let other: number | null = null;
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end < 0 ? bytes.length : end;
    const text = decode(bytes.subarray(start, stop), 'utf-8');
    if (text === null) other ??= line;
    else if (CERTAIN.test(text)) certain ??= line;
    start = stop + 1;
  }
  return { certain, other: other ?? 1 };
}

function withoutNul(text: string): string {
  const at = text.indexOf('\0');
  return at < 0 ? text : unreadable(text.slice(0, at).split('\n').length);
}

function unreadable(line = 1): never {
  throw new SheetError({
    zh: `第 ${line} 行不是文字：应为 xlsx，或 UTF-8、GB18030、UTF-16 编码的 CSV`,
    en: `line ${line} is no text: xlsx is read, and CSV in UTF-8, GB18030 or UTF-16`,
  });
}
