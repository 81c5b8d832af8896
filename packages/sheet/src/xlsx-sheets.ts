// Workbooks as Excel, WPS and the exports of banks write them (ECMA-376). Formulas are not computed: the value that was kept
// with one is used, and where none was kept the cell says so.

import type { Sheet, SheetLimits } from './cell.ts';
import { SheetError } from './cell.ts';
import { worksheetRows } from './worksheet.ts';
import { tooLarge, xlsxParts } from './xlsx-parts.ts';
import { walkXml } from './xml.ts';

/** Numbers of formats that are dates without saying how (ECMA-376 part 1, 18.8.30; the Chinese ones included). */
const DATE_FORMATS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Every sheet that can be seen, in order. @throws SheetError */
export function xlsxSheets(bytes: Uint8Array, { unpackedMaxBytes, rowsMax }: SheetLimits): readonly Sheet[] {
  const parts = xlsxParts(bytes, unpackedMaxBytes);
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) {
    throw new SheetError({
      zh: '不是 xlsx 工作簿（旧的 .xls 或加密的文件请先另存为 xlsx）',
      en: 'this is no xlsx workbook (save an old .xls or a file with a password as xlsx first)',
    });
  }
  const { sheets, is1904 } = workbookOf(workbook);
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const strings = stringsOf(parts.get('xl/sharedstrings.xml') ?? '');
  const dateStyles = dateStylesOf(parts.get('xl/styles.xml') ?? '');
  const named = namedUpTo(unpackedMaxBytes);
  const unread = new Map(parts);
  return sheets.flatMap(({ name, relation }) => {
    const part = targets.get(relation) ?? '';
    const xml = unread.get(part);
    // A part is one sheet; a list that names it a thousand times would have it read as often.
    unread.delete(part);
    const book = { strings, dateStyles, name, rowsMax, named };
    return xml === undefined ? [] : [{ name, rows: worksheetRows(xml, book), is1904 }];
  });
}

// What is named a million times is read a million times, whatever it takes in the archive.
function namedUpTo(charactersMax: number): (characters: number) => void {
  let left = charactersMax;
  return (characters) => {
    left -= characters;
    if (left < 0) throw tooLarge();
  };
}

function workbookOf(xml: string) {
  const sheets: { readonly name: string; readonly relation: string }[] = [];
  let is1904 = false;
  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      const isShown = (attribute('state') ?? 'visible') === 'visible';
      if (tag === 'sheet' && isShown) {
        sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? attribute('id') ?? '' });
      }
    },
  });
  return { sheets, is1904 };
}

function targetsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (xml === '') return targets;
  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag !== 'Relationship') return;
      const target = (attribute('Target') ?? '').toLowerCase();
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

function stringsOf(xml: string): readonly string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let parts: string[] | null = null;
  let isText = false;
  let phonetic = 0;
  walkXml(xml, {
    open: (tag) => {
      if (tag === 'si') parts = [];
      // How a word is pronounced stands beside it and is not part of it.
      if (tag === 'rPh') phonetic += 1;
      isText = tag === 't' && phonetic === 0;
    },
    text: (text) => {
      if (isText) parts?.push(text);
    },
    close: (tag) => {
      if (tag === 'rPh') phonetic -= 1;
      if (tag === 't') isText = false;
      if (tag === 'si') strings.push(parts?.join('') ?? '');
    },
  });
  return strings;
}

/** Numbers of the cell styles that show a date. */
function dateStylesOf(xml: string): ReadonlySet<number> {
  const styles = new Set<number>();
  if (xml === '') return styles;
  const ownDates = new Set<number>();
  let inCells = false;
  let count = 0;
  walkXml(xml, {
    open: (tag, attribute) => {
      if (tag === 'numFmt' && isDateFormat(attribute('formatCode') ?? '')) ownDates.add(Number(attribute('numFmtId')));
      if (tag === 'cellXfs') inCells = true;
      if (tag !== 'xf' || !inCells) return;
      const format = Number(attribute('numFmtId') ?? 0);
      const isDate = ownDates.has(format) || DATE_FORMATS.some(([first, last]) => format >= first && format <= last);
      if (isDate) styles.add(count);
      count += 1;
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** As long as Excel lets one be; looking for where a bracket ends takes the square of it. */
const FORMAT_MAX_CHARACTERS = 255;

// What stands in quotes or brackets is shown as it is: `[Red]0.00"元"` is no date.
function isDateFormat(code: string): boolean {
  if (code.length > FORMAT_MAX_CHARACTERS) return false;
  return /[ymd年月日]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
