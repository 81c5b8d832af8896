// Spreadsheets as they should not be. Each is refused with the row and the field to put right, and nothing of it is booked,
// not even the rows beside it that fit.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import { createApp } from '@happy-homeland/worker';
import { twoFederations } from '@happy-homeland/worker/testing';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-bad-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = '日期,金额,项目\n';
const FIT = '2026-11-20,5.00,\n';
/** 村里 as a bank writes it. */
const GB_WORD = [0xb4, 0xe5, 0xc0, 0xef];

const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const said = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const TOP = `<row r="1">${said('A1', '日期')}${said('B1', '金额')}</row><row r="2">${said('A2', '2026-11-20')}<c r="B2"><v>5</v></c></row>`;

/** A workbook of one sheet, its first two rows as they should be. */
function workbook(
  third: string,
  after = '',
  parts: Readonly<Record<string, [Uint8Array, { readonly level: 1 }]>> = {},
): Uint8Array {
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${TOP}<row r="3">${third}</row></sheetData>${after}</worksheet>`;
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="明细" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...parts,
  });
}

const BAD: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  [
    'a formula without its value',
    () => workbook(`${said('A3', '2026-11-20')}<c r="B3"><f>SUM(B2)</f></c>`),
    /明细!B3 \(amount\) is a formula/,
  ],
  ['a formula as text', () => utf8(`${HEAD}${FIT}2026-11-20,=1+1,\n`), /B3 \(amount\)/],
  [
    'the error of a formula',
    () => workbook(`${said('A3', '2026-11-20')}<c r="B3" t="e"><v>#REF!</v></c>`),
    /明细!B3 \(amount\).*#REF!/,
  ],
  [
    'amounts in merged cells',
    () => workbook(said('A3', '2026-11-20'), '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
    /明细!B2 \(amount\) is in the merged cells B2:B3/,
  ],
  ['a date that could be two', () => utf8(`${HEAD}${FIT}03/11/2026,5.00,\n`), /A3 \(date\).*the year first/],
  ['a date that there is not', () => utf8(`${HEAD}${FIT}２０２６－０２－３０,5.00,\n`), /A3 \(date\)/],
  ['an amount in words', () => utf8(`${HEAD}${FIT}2026-11-20,壹佰元,\n`), /B3 \(amount\)/],
  ['an amount of less than a fen', () => utf8(`${HEAD}${FIT}2026-11-20,１．００５,\n`), /B3 \(amount\)/],
  [
    'five megabytes in one cell of text',
    () => utf8(`${HEAD}${FIT}2026-11-20,${'9'.repeat(5_000_000)},\n`),
    /B3 \(amount\) is longer than/,
  ],
  [
    'five megabytes in one cell of a workbook',
    () => workbook(`${said('A3', 'x'.repeat(5_000_000))}<c r="B3"><v>5</v></c>`),
    /明细!A3 \(date\) is longer than/,
  ],
  [
    'UTF-8 and GB18030 in one file',
    () => joined(HEAD, FIT, '2026-11-20,5.00,', GB_WORD, '\n'),
    /line 3 is not UTF-8 and line 1 is/,
  ],
  [
    'text of two bytes a letter that is cut off',
    () => Buffer.from(`\ufeff${HEAD}${FIT}`, 'utf16le').subarray(0, -1),
    /is no text/,
  ],
  [
    'an archive that blows up',
    () => workbook('', '', { 'xl/styles.xml': [new Uint8Array(140 * 1024 * 1024), { level: 1 }] }),
    /unpacks to more/,
  ],
  ['a quote that never ends', () => utf8(`${HEAD}${FIT}2026-11-20,"5.00,\n`), /row 3 never ends/],
];

test.each(BAD)(
  '%s is refused by its row and field, and nothing of the file is sent',
  { timeout: 180_000 },
  async (_, made, names) => {
    const { ports, here, call } = await twoFederations();
    const app = createApp(ports);
    const before = (await call(`/v1/projects/${here.projectId}`)).text;
    const name = join(folder, 'statement');
    writeFileSync(name, made());
    const said: string[] = [];
    let sent = 0;
    const exit = await run(
      ['import', name, '--source', 'cash', '--project', here.projectId, '--data', folder, '--lang', 'en'],
      {
        print: (line) => said.push(line),
        warn: (line) => said.push(line),
        env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: here.apiKey },
        signal: new AbortController().signal,
        fetch: async (url, init) => {
          sent += 1;
          return app.request(url, init);
        },
      },
    );
    expect({ exit, sent }).toEqual({ exit: 1, sent: 0 });
    expect(said.join('\n')).toMatch(names);
    expect((await call(`/v1/projects/${here.projectId}`)).text).toBe(before);
  },
);
