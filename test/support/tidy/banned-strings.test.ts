import { describe, expect, test } from 'vitest';

import { checkBannedStrings } from './banned-strings.ts';

const findings = (path: string, text: string): number => checkBannedStrings([{ path, text }]).length;
const SOURCE = 'worker/src/routes/pledge.ts';

describe('checkBannedStrings', () => {
  test.each([
    [SOURCE, '// TODO: later'],
    ['README.md', 'FIXME'],
    ['packages/sdk/src/a.test.ts', "test.only('x', f);"],
    ['packages/sdk/src/a.test.ts', "describe.skip('x', f);"],
    ['packages/sdk/src/a.test.ts', "test.concurrent.todo('x');"],
    ['packages/widget/src/a.ts', 'element.innerHTML = text;'],
    ['packages/widget/src/a.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';"],
    ['packages/widget/src/a.ts', 'const a = styleMap({});'],
    [SOURCE, 'console.log(1);'],
    [SOURCE, 'const a = Math.random();'],
    [SOURCE, 'const a = Date.now();'],
    [SOURCE, 'const a = new Date();'],
    [SOURCE, 'await db.transaction(async () => 1);'],
    [SOURCE, "await client.execute('select 1');"],
    ['worker/src/adapters/libsql/store.ts', 'const raw = createClient({ url });'],
    [SOURCE, "const a = process.env['PORT'];"],
    [SOURCE, 'eval(text);'],
    [SOURCE, 'const f = new Function(text);'],
    [SOURCE, '// @ts-ignore\na();'],
    [SOURCE, "const a = 'http://localhost:8787';"],
    ['package-lock.txt', 'https://registry.example.org/lit'],
    ['README.md', `run it in ${['', 'work', 'main'].join('/')}`],
    [SOURCE, `const a = '${['', 'tmp', 'store.db'].join('/')}';`],
    [SOURCE, "const a = '/home/someone/store.db';"],
  ])('refuses in %s: %s', (path, text) => {
    expect(findings(path, text)).toBe(1);
  });

  test.each([
    ['packages/cli/src/a.ts', "console.log(process.env['HH_API_URL']);"],
    ['worker/src/adapters/system/system-clock.ts', 'export const now = () => Date.now();'],
    ['packages/stripe-sandbox/src/clock.ts', 'export const now = () => Date.now();'],
    ['worker/src/adapters/libsql/connection.ts', 'this.#client = createClient({ url });'],
    ['worker/src/adapters/libsql/queued-client.ts', "await client.execute('select 1');"],
    ['worker/src/node.ts', "const port = process.env['PORT'];"],
    ['packages/sdk/src/a.ts', "const store = db.transaction('pledges');"],
    ['packages/sdk/src/a.test.ts', "test.each([1])('%i', f);"],
    [SOURCE, 'const a = new Date(nowMs); // never new Date() or Date.now()'],
    [SOURCE, "const a = page.$eval('p', f); const b = retrieval(1);"],
    [SOURCE, "const a = '/usr/bin/chromium'; const b = '/v1/work-orders';"],
  ])('allows in %s: %s', (path, text) => {
    expect(findings(path, text)).toBe(0);
  });

  test('CON-09 leaves the worker no transaction in which anything could be awaited', () => {
    for (const call of ['db.transaction(work)', "client.transaction('write')", 'store .transaction (async () => 1)']) {
      expect(findings('worker/src/adapters/libsql/store.ts', `await ${call};`)).toBe(1);
    }
  });

  test('names the line, also after a comment of several lines', () => {
    const [finding] = checkBannedStrings([{ path: SOURCE, text: '/* a\n b */\nconst a = Math.random();\n' }]);
    expect(finding?.line).toBe(3);
  });
});
