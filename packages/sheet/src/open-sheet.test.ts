import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { SheetError } from './cell.ts';
import { openSheets, REQUEST_LIMITS } from './open-sheet.ts';
import { madeRow, madeWorkbook } from './testing/made-workbook.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** 日期,金额 and 张三 as a bank writes them. */
const GB_HEAD = [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a];
const GB_NAME = [0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31, 0x0a];

function texts(bytes: Uint8Array, sheet = 0) {
  return openSheets(bytes)[sheet]?.rows.map(({ cells }) =>
    cells.map((cell) => (cell?.kind === 'text' ? cell.text : cell)),
  );
}

function refusal(bytes: Uint8Array): string {
  try {
    openSheets(bytes);
  } catch (error) {
    if (error instanceof SheetError) return error.text.en;
    throw error;
  }
  return 'taken';
}

describe('a file of text', () => {
  test('is read in every encoding that banks and platforms use', () => {
    const expected = [
      ['日期', '金额'],
      ['张三', '1'],
    ];
    const text = '日期,金额\n张三,1\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [bytesOf(text), bytesOf(`\ufeff${text}`), wide, Buffer.from(wide).swap16()]) {
      expect(texts(bytes)).toEqual(expected);
    }
    expect(texts(Uint8Array.from([...GB_HEAD, ...GB_NAME]))).toEqual(expected);
  });

  test('that mixes encodings is refused with both lines named', () => {
    const mixed = Uint8Array.from([...bytesOf('日期,金额\n'), ...GB_NAME]);
    expect(refusal(mixed)).toContain('line 2 is not UTF-8 and line 1 is');
  });

  test('that is no text is refused with its line', () => {
    expect(refusal(bytesOf('a,b\n1,\0\n'))).toContain('line 2 is no text');
    expect(refusal(Uint8Array.from([0x61, 0x0a, 0xff, 0xff, 0x0a]))).toContain('line 2 is no text');
    expect(refusal(bytesOf('%PDF-1.7'))).toContain('PDF');
    expect(refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toContain('.xls');
  });

  test('keeps quotes, line breaks in them and separators apart, whichever way its lines end', () => {
    expect(texts(bytesOf('a,"b,""c""\r\nd"\r\n,e\r"f" ,g'))).toEqual([
      ['a', 'b,"c"\r\nd'],
      [undefined, 'e'],
      ['f', 'g'],
    ]);
    expect(texts(bytesOf('a\tb;c\n1\t2\n'))).toEqual([
      ['a', 'b;c'],
      ['1', '2'],
    ]);
    expect(texts(bytesOf('="0012",\t34\n'))).toEqual([['0012', '34']]);
    expect(refusal(bytesOf('a,b\n1,"2\n3,4\n'))).toContain('row 2 never ends');
  });

  test('with five megabytes in one cell loses that cell and keeps the rest', () => {
    expect(texts(bytesOf(`a,b\n1,${'x'.repeat(5_000_000)}\n3,4\n`))).toEqual([
      ['a', 'b'],
      ['1', { kind: 'unfit', why: 'too-long' }],
      ['3', '4'],
    ]);
  });

  test('with more rows or columns than a statement has is refused', () => {
    expect(refusal(bytesOf('1\n'.repeat(100_001)))).toContain('more than 100000 rows');
    expect(refusal(bytesOf(`${'1,'.repeat(201)}1\n`))).toContain('row 1 has more than 200 columns');
  });
});

describe('a workbook', () => {
  test('is read with shared, rich and inline text, numbers, dates, and places that are left out', () => {
    const strings = ['日期', '</t><rPh><t>にち</t></rPh><r><t>金&amp;额</t></r><t>'];
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="4"><c r="A4" s="1"><v>46329</v></c><c r="B4" s="2"><v>9.5</v></c><c t="str"><f>A1</f><v>x</v></c></row>`;
    const [sheet] = openSheets(madeWorkbook({ sheets: [{ name: '明细', rows }], strings }));
    expect(sheet).toEqual({
      name: '明细',
      is1904: false,
      rows: [
        { number: 2, cells: [{ kind: 'text', text: '日期' }, undefined, { kind: 'text', text: '金&额' }] },
        {
          number: 4,
          cells: [
            { kind: 'number', value: 46329, isDate: true },
            { kind: 'number', value: 9.5, isDate: false },
            { kind: 'text', text: 'x' },
          ],
        },
      ],
    });
  });

  test('with formulas gives the value that was kept, and says where none was', () => {
    const rows = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>SUM(A1)</f></c><c r="C1" t="e"><v>#REF!</v></c></row>`;
    const [sheet] = openSheets(madeWorkbook({ sheets: [{ name: 's', rows }] }));
    expect(sheet?.rows[0]?.cells).toEqual([
      { kind: 'number', value: 2, isDate: false },
      { kind: 'unfit', why: 'formula' },
      { kind: 'unfit', why: 'error' },
    ]);
  });

  test('with cells merged over rows gives their value to none of them', () => {
    const rows = madeRow(1, ['标题', null, null]) + madeRow(2, [1, 2]) + madeRow(3, [null, 4]);
    const after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>';
    const [sheet] = openSheets(madeWorkbook({ sheets: [{ name: 's', rows, after }] }));
    const merged = { kind: 'merged', range: 'A2:A3' };
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual([{ kind: 'text', text: '标题' }, merged, merged]);
  });

  test('with five megabytes in one cell loses that cell and keeps the rest', () => {
    const rows = madeRow(1, ['x'.repeat(5_000_000), 7]);
    const [sheet] = openSheets(madeWorkbook({ sheets: [{ name: 's', rows }] }));
    expect(sheet?.rows[0]?.cells[0]).toEqual({ kind: 'unfit', why: 'too-long' });
  });

  test('that unpacks to more than a statement, is cut off, or is none is refused', { timeout: 60_000 }, () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(140 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(refusal(bomb)).toContain('unpacks to more');
    const whole = madeWorkbook({ sheets: [{ name: 's', rows: madeRow(1, [1]) }] });
    expect(refusal(whole.subarray(0, whole.length / 2))).not.toBe('taken');
    // All of its parts are there, and nothing says that these were all.
    expect(refusal(whole.subarray(0, whole.length - 22))).toContain('damaged');
    expect(refusal(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toContain('no xlsx workbook');
    expect(refusal(madeWorkbook({ sheets: [{ name: 's', rows: '<row><c' }] }))).toContain('damaged');
    expect(refusal(madeWorkbook({ sheets: [{ name: 's', rows: '<row><c t="s"><v>9</v></c></row>' }] }))).toContain(
      'damaged',
    );
    expect(refusal(madeWorkbook({ sheets: [{ name: 's', rows: '<row><c r="ZZZZ1"><v>9</v></c></row>' }] }))).toContain(
      'columns',
    );
  });

  test('cannot name files or expand entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';
    const xml = `${bomb}<worksheet><sheetData>${madeRow(1, ['&c;'])}</sheetData></worksheet>`;
    const more = { '../../evil.xml': 'x', 'xl/worksheets/../../../evil.xml': 'x', 'xl/worksheets/sheet1.xml': xml };
    expect(texts(madeWorkbook({ sheets: [{ name: 's', rows: '' }], more }))).toEqual([['&c;']]);
  });

  test('counts days from 1904 where it says so', () => {
    const [sheet] = openSheets(madeWorkbook({ sheets: [{ name: 's', rows: madeRow(1, [1]) }], is1904: true }));
    expect(sheet?.is1904).toBe(true);
  });
});

describe('a small workbook that asks for much work', () => {
  const limited = (bytes: Uint8Array) => {
    try {
      return openSheets(bytes, REQUEST_LIMITS);
    } catch (error) {
      if (error instanceof SheetError) return error.text.en;
      throw error;
    }
  };
  const rows = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"/>`).join('');

  test('by merging everything with everything is refused at once', { timeout: 5_000 }, () => {
    const ranges = '<mergeCell ref="A1:GR20000"/>'.repeat(20_000);
    const after = `<mergeCells>${ranges}</mergeCells>`;
    expect(limited(madeWorkbook({ sheets: [{ name: 's', rows, after }] }))).toContain('too many merged cells');
  });

  test('by one text that every cell names is refused at once', { timeout: 5_000 }, () => {
    const named = madeRow(1, ['a']).replace(/<row.*/, `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`);
    const strings = ['长'.repeat(32_000)];
    expect(limited(madeWorkbook({ sheets: [{ name: 's', rows: named.repeat(20) }], strings }))).toContain('unpacks to');
    expect(limited(madeWorkbook({ sheets: [{ name: 's', rows: named.repeat(5) }], strings }))).toHaveLength(1);
  });

  test('by a format that never closes its brackets is read at once', { timeout: 5_000 }, () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${'['.repeat(2_000_000)}"/></numFmts></styleSheet>`;
    const sheets = [{ name: 's', rows: madeRow(1, [1]) }];
    expect(limited(madeWorkbook({ sheets, more: { 'xl/styles.xml': styles } }))).toHaveLength(1);
  });

  test('by having thousands of parts is refused', () => {
    const more = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`a${at}`, '']));
    expect(limited(madeWorkbook({ sheets: [{ name: 's', rows: '' }], more }))).toContain('unpacks to');
  });

  test('by naming one sheet again and again is read once', () => {
    const again = '<sheet name="s" sheetId="1" r:id="rId1"/>'.repeat(1_000);
    const more = { 'xl/workbook.xml': `<workbook><sheets>${again}</sheets></workbook>` };
    expect(limited(madeWorkbook({ sheets: [{ name: 's', rows: madeRow(1, [1]) }], more }))).toHaveLength(1);
  });
});

test('a workbook with two rows of one number is damaged: the second would take the place of the first', () => {
  const rows = madeRow(1, [1]) + madeRow(2, [2]);
  for (const wrong of [
    rows.replace('r="2"', 'r="1"'),
    rows.replace('r="2"', 'r="x"'),
    rows.replace('r="1"', 'r="0"'),
  ]) {
    expect(refusal(madeWorkbook({ sheets: [{ name: 's', rows: wrong }] }))).toContain('has a row twice');
  }
});

describe('a request', () => {
  test('takes as much as its limits and says where it ends', () => {
    const row = '2026-11-03,1\n';
    const text = (rows: number) => bytesOf(row.repeat(rows));
    expect(openSheets(text(REQUEST_LIMITS.rowsMax), REQUEST_LIMITS)[0]?.rows).toHaveLength(20_000);
    expect(() => openSheets(text(REQUEST_LIMITS.rowsMax + 1), REQUEST_LIMITS)).toThrow(/more than 20000 rows/);
    const large = new Uint8Array(REQUEST_LIMITS.fileMaxBytes + 1);
    expect(() => openSheets(large, REQUEST_LIMITS)).toThrow(/larger than 5 MB/);
    const bomb = madeWorkbook({ sheets: [{ name: 'a', rows: ' '.repeat(REQUEST_LIMITS.unpackedMaxBytes) }] });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => openSheets(bomb, REQUEST_LIMITS)).toThrow(/unpacks to more/);
  });
});
