import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { Environment } from './environment.ts';
import { answerTagged, answerTaggedJson, tagOf } from './tagged-response.ts';

const app = new Hono<Environment>();
app.get('/json', (c) => answerTaggedJson(c, { name: '青衣' }));
app.get('/csv', (c) => answerTagged(c, 'a,b', 'text/csv'));

const ask = (path: string, known?: string) =>
  app.request(path, known === undefined ? {} : { headers: { 'if-none-match': known } });

test('answers with the bytes, their kind and their tag', async () => {
  const json = await ask('/json');
  expect([json.status, await json.text(), json.headers.get('content-type')]).toEqual([
    200,
    '{"name":"青衣"}',
    'application/json',
  ]);
  expect(json.headers.get('etag')).toBe(tagOf('{"name":"青衣"}'));
  expect((await ask('/csv')).headers.get('content-type')).toBe('text/csv');
});

test.each([
  ['the tag', (tag: string) => tag],
  ['the tag among others', (tag: string) => `"x", ${tag}`],
  ['the tag of a compressed copy', (tag: string) => `W/${tag}`],
  ['any tag', () => '*'],
])('answers 304 without a body to a reader that has %s', async (_, asked) => {
  const answer = await ask('/json', asked(tagOf('{"name":"青衣"}')));
  expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tagOf('{"name":"青衣"}')]);
});

test.each(['"x"', 'x', '', tagOf('{}')])('answers anew to a reader that has %j', async (asked) => {
  expect((await ask('/json', asked)).status).toBe(200);
});

describe('a tag', () => {
  test('is a quoted string of visible characters', () => {
    for (const text of ['', 'a', '青衣'.repeat(5000)]) expect(tagOf(text)).toMatch(/^"[0-9a-z]+-[0-9a-f]{16}"$/);
  });

  test('differs where texts differ, also in one character or in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(tagOf(one) === tagOf(other)).toBe(one === other);
      }),
      { numRuns: 2000 },
    );
    const cards = Array.from(
      { length: 20_000 },
      (_, number) => `{"raisedMinor":${number},"donors":${20_000 - number}}`,
    );
    expect(new Set(cards.map(tagOf)).size).toBe(cards.length);
  });
});
