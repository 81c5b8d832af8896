// What every operation with a body does with bodies that are not its own, and every list with queries that are not.

import type { Operation } from '@happy-homeland/contract';
import { OPERATIONS } from '@happy-homeland/contract';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import type { TestAnswer } from '../testing/index.ts';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { pledgeOf, twoFederations } from '../testing/two-federations.ts';

const LIMIT_MS = 50;
const PUBLIC_MAX_BYTES = 16 * 1024;
const LARGE_MAX_BYTES = 256 * 1024;

const JSON_OPERATIONS = OPERATION_IDS.filter((id) => {
  const operation: Operation = OPERATIONS[id];
  return operation.body !== undefined;
});
const LISTS = OPERATION_IDS.filter((id) => {
  const operation: Operation = OPERATIONS[id];
  return operation.query !== undefined;
});

let world: TwoFederations;
let sessionsBefore: number;

beforeAll(async () => {
  world = await twoFederations();
});

beforeEach(() => {
  sessionsBefore = world.ports.payments.sessionCount;
});

interface Sending {
  readonly id: (typeof JSON_OPERATIONS)[number];
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends this text as the body of an operation that is otherwise right. */
function send({ id, text, headers = {} }: Sending): Promise<TestAnswer> {
  const { path, body: _, ...call } = callOf(id, world.here);
  return world.call(path, {
    ...call,
    body: text,
    headers: { 'content-type': 'application/json', ...call.headers, ...headers },
  });
}

/** The best of three, because a busy machine says nothing about the work. */
async function bestMs(work: () => Promise<unknown>): Promise<number> {
  const tookMs: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const startedMs = performance.now();
    await work();
    tookMs.push(performance.now() - startedMs);
  }
  return Math.min(...tookMs);
}

const rightText = (id: (typeof JSON_OPERATIONS)[number]) => JSON.stringify(callOf(id, world.here).body);
const verdict = (answer: TestAnswer) => `${answer.status} ${slugOf(answer)}`;

describe.each(JSON_OPERATIONS)('the body of %s', (id) => {
  test('API-01 is JSON and says so, unencoded', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json', '']) {
      expect(verdict(await send({ id, text: rightText(id), headers: { 'content-type': type } }))).toBe(
        '415 unsupported-media-type',
      );
    }
    for (const encoding of ['gzip', 'br', 'identity']) {
      const answer = await send({ id, text: rightText(id), headers: { 'content-encoding': encoding } });
      expect(verdict(answer)).toBe('415 unsupported-media-type');
    }
    expect(
      (await send({ id, text: rightText(id), headers: { 'content-type': 'Application/JSON; charset=utf-8' } })).status,
    ).not.toBe(415);
  });

  test('API-07 is refused with 400 where it is none', async () => {
    for (const text of [
      '',
      ' ',
      '{',
      '[1,',
      "{'a':1}",
      '{"a":1,}',
      'nul',
      'undefined',
      'NaN',
      '{"a":1}{"a":1}',
      '\ufeff{}',
      '{"a":"\n"}',
    ]) {
      expect([text, verdict(await send({ id, text }))]).toEqual([text, '400 malformed-json']);
    }
  });

  test('API-03 is refused at once when it is nested without end or wide without end', async () => {
    const deep = '['.repeat(8000) + ']'.repeat(8000);
    for (const text of [deep, deep.slice(0, 8000), rightText(id).replace(':', `:${deep},"a":`)]) {
      const sending = { id, text: text.slice(0, PUBLIC_MAX_BYTES) };
      expect(verdict(await send(sending))).toBe('400 malformed-json');
      expect(await bestMs(() => send(sending))).toBeLessThan(LIMIT_MS);
    }
    const wide = `{${Array.from({ length: 1000 }, (_, at) => `"k${at}":${at}`).join()}}`;
    const answer = await send({ id, text: wide });
    expect(verdict(answer)).toBe('422 unknown-field');
    expect(answer.json.errors.length).toBeLessThanOrEqual(20);
  });

  test('API-06 holds nothing that it does not know, and no key of a prototype', async () => {
    const keys = [
      'status',
      'tenantId',
      'tenant_id',
      'raisedMinor',
      'revision',
      'role',
      '__proto__',
      'constructor',
      'prototype',
      'toString',
    ];
    const known = Object.keys(JSON.parse(rightText(id)));
    for (const key of keys.filter((name) => !known.includes(name))) {
      const answer = await send({ id, text: rightText(id).replace('{', `{${JSON.stringify(key)}:{"polluted":1},`) });
      expect([key, verdict(answer)]).toEqual([key, '422 unknown-field']);
      expect(answer.json.errors[0].pointer).toBe(`/${key}`);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('PAY-05 says nothing twice', async () => {
    const [first = ''] = /"\w+":/.exec(rightText(id)) ?? [];
    const text = rightText(id).replace('{', `{${first}1,`);
    expect(verdict(await send({ id, text }))).toBe('400 duplicate-json-key');
  });

  test('API-02 ends at its limit, to the byte', async () => {
    const { path } = callOf(id, world.here);
    const max = path.startsWith('/v1/manage/') ? LARGE_MAX_BYTES : PUBLIC_MAX_BYTES;
    const padded = (bytes: number) =>
      rightText(id).padEnd(bytes - (new TextEncoder().encode(rightText(id)).length - rightText(id).length));
    expect((await send({ id, text: padded(max) })).status).not.toBe(413);
    expect(verdict(await send({ id, text: padded(max + 1) }))).toBe('413 payload-too-large');
  });
});

describe('amounts', () => {
  const NONE = [
    '0',
    '-1',
    '99',
    '1.5',
    '1e21',
    '"500"',
    'null',
    '9007199254740993',
    '-0',
    '1e-7',
    'true',
    '[2000]',
    '{}',
    '"０"',
    '""',
  ];

  test.each(NONE)('PAY-04 %s is 422 and the provider hears nothing', async (amount) => {
    const text = rightText('createPledge').replace('"amountMinor":2000', `"amountMinor":${amount}`);
    expect(verdict(await send({ id: 'createPledge', text }))).toBe('422 invalid-amount');
    expect(world.ports.payments.sessionCount).toBe(sessionsBefore);
  });

  test('PAY-04 1e3 is a thousand, as JSON means it, and goes to the provider as such', async () => {
    const text = rightText('createPledge').replace('"amountMinor":2000', '"amountMinor":1e3');
    expect((await send({ id: 'createPledge', text })).status).toBe(201);
    expect(world.ports.payments.opened.at(-1)?.amount).toEqual({ amountMinor: 1000, currency: 'CNY' });
  });

  test('PAY-05 named twice, at any depth and however written, is refused and the provider hears nothing', async () => {
    for (const twice of ['"amountMinor":200000,"amountMinor":1', '"amountMinor":1,"amount\\u004dinor":200000']) {
      const text = rightText('createPledge').replace('"amountMinor":2000', twice);
      expect(verdict(await send({ id: 'createPledge', text }))).toBe('400 duplicate-json-key');
    }
    expect(world.ports.payments.sessionCount).toBe(sessionsBefore);
  });
});

describe.each(LISTS)('the query of %s', (id) => {
  const ask = (query: string) => {
    const { path, ...call } = callOf(id, world.here);
    return world.call(`${path}?${query}`, call);
  };

  test('API-10 says nothing twice', async () => {
    for (const query of ['limit=1&limit=100', 'cursor=1&cursor=2', 'limit=1&%6cimit=1', 'limit=1&limit=1']) {
      expect([query, verdict(await ask(query))]).toEqual([query, '400 malformed-request']);
    }
  });

  test('API-09 knows its own parameters and no others', async () => {
    const strangers = [
      'sort=title',
      'order=1;DROP',
      'fields=*',
      'limit[]=1',
      'limit=1;--',
      'limit=1e1000',
      'limit=Infinity',
      '__proto__=1',
      'constructor=1',
      'tenantId=x',
      '=1',
    ];
    for (const query of strangers) expect([query, verdict(await ask(query))]).toEqual([query, '400 malformed-request']);
  });
});

describe('words to search for', () => {
  test.each(["'", '"', "' OR '1'='1", '%', '_', '\\', '\u0000', '*', 'NEAR(', '😀', '\u202e', '(?:a+)+$'])(
    'API-09 are words and nothing else: %j',
    async (text) => {
      const answer = await world.call(`/v1/projects?q=${encodeURIComponent(text)}`);
      expect([answer.status, answer.json.items?.length]).toEqual([200, 0]);
    },
  );
});

describe('text', () => {
  // Two code points, as JSON Schema counts, though four units and one picture.
  const EMOJI = '👵🏻';
  const name = async (displayName: string) => {
    const body = pledgeOf(world.here.projectId, { ...world.here.giver, displayName });
    return send({ id: 'createPledge', text: JSON.stringify(body) });
  };

  test.each([
    'a\u0000b',
    '\u202eabc',
    'a\u200bb',
    '\u2066x',
    'x\ufeffy',
    'a\nb',
    '\u0007',
    '\ud83d',
    '',
    '   ',
    '\u3164',
  ])('API-10 %j is no name', async (text) => {
    expect(verdict(await name(text))).toBe('422 invalid-body');
    expect(world.ports.payments.sessionCount).toBe(sessionsBefore);
  });

  test('API-10 ten thousand emoji are too many, forty code points are a name', async () => {
    expect([413, 422]).toContain((await name(EMOJI.repeat(10_000))).status);
    expect(verdict(await name(EMOJI.repeat(21)))).toBe('422 invalid-body');
    expect((await name(EMOJI.repeat(20))).status).toBe(201);
  });

  test('API-10 is kept in its composed form, the same that everybody is shown', async () => {
    const put = callOf('putProject', world.here);
    const body = { ...(put.body as object), title: 'Cafe\u0301 社区' };
    const { json } = await world.call(put.path, { ...put, body });
    const card = await world.call(`/v1/projects/${json.id}`);
    expect(card.json.title).toBe('Café 社区');
    const again = await world.call(put.path, { ...put, body: { ...body, title: 'Café 社区' } });
    expect(again.json.outcome).toBe('unchanged');
  });
});
