import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { readRepository } from '../support/tidy/source-file.ts';
import { NOT_YET } from './not-yet.ts';
import { ALL_IDS, renderTable, testsOf } from './table.ts';
import { titledTests } from './titles.ts';

const tests = titledTests(readRepository(resolve(import.meta.dirname, '../..')));
const notYet = (id: (typeof ALL_IDS)[number]) => NOT_YET[id] !== undefined;
const answered = (id: (typeof ALL_IDS)[number]) => testsOf(tests, id).length > 0;

describe('the table of acceptance ids', () => {
  test('has a test or a reason for every id', () => {
    expect(ALL_IDS.filter((id) => !answered(id) && !notYet(id))).toEqual([]);
  });

  test('has no reason beside a test', () => {
    expect(ALL_IDS.filter((id) => answered(id) && notYet(id))).toEqual([]);
  });

  test('knows every id that a title names', () => {
    const known: readonly string[] = ALL_IDS;
    const unknown = tests.flatMap(({ path, ids }) => ids.filter((id) => !known.includes(id)).map((id) => [path, id]));
    expect(unknown).toEqual([]);
  });

  test('stands in README.md as it follows from the titles', () => {
    const kept = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(kept, 'write it anew: node test/acceptance/write-table.ts').toBe(renderTable(tests));
  });

  test('keeps the reasons sorted', () => {
    expect(Object.keys(NOT_YET)).toEqual(Object.keys(NOT_YET).sort());
  });
});

describe('titles', () => {
  const found = (text: string) => titledTests([{ path: 'worker/src/sample.test.ts', text }]);

  test('are read from tests, tables of cases and chapters', () => {
    const text = `
      test('PAY-04 refuses nothing', () => {});
      test.each([1])('API-01 API-07 refuses %i', () => {});
      describe(\`LED-01 \${name} entries\`, () => {});
      export const cases = [{ title: 'CON-10 undoes', check() {} }, ['IDM-03 repeats', 3]];`;
    expect(found(text).map(({ ids, title }) => [ids, title])).toEqual([
      [['PAY-04'], 'refuses nothing'],
      [['API-01', 'API-07'], 'refuses %i'],
      [['LED-01'], '… entries'],
      [['CON-10'], 'undoes'],
      [['IDM-03'], 'repeats'],
    ]);
  });

  test('are not read from anything else', () => {
    expect(found(`// test('PAY-04 comment')\nlog('PAY-04 said'); const x = 'PAY-04 kept';`)).toEqual([]);
    expect(found(`test('refuses what PAY-04 names', () => {});`)).toEqual([]);
  });

  test('stay inside their cell', () => {
    const table = renderTable([{ path: 'a/b.test.ts', ids: ['PAY-04'], title: 'refuses | and <b>' }]);
    expect(table).toContain('refuses \\| and \\<b\\> [b.test.ts](../../a/b.test.ts) |');
  });
});
