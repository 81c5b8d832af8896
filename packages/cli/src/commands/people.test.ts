import { expect, test } from 'vitest';
import { run } from '../run.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** Runs `hh` against a deployment that gives these answers one after the other. */
async function hh(
  words: readonly string[],
  ...answers: readonly { readonly status?: number; readonly body: object }[]
) {
  const asked: Asked[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const left = [...answers];
  const code = await run([...words, '--lang', 'en'], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url, { method = 'GET', body }) => {
      asked.push({
        method,
        url: url.replace('https://give.example.org/v1/manage/', ''),
        body: JSON.parse(String(body ?? 'null')),
      });
      const { status = 200, body: answer = {} } = left.shift() ?? { body: {} };
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(answer), { status, headers: { 'content-type': type } });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

const GRANT = {
  grantId: 'gggggggg',
  role: 'reviewer',
  partner: null,
  charity: null,
  givenAt: '2026-11-22T06:00:00.000Z',
};
const PERSON = { personId: 'pppppppp', name: '李示例', email: 'li@example.org', twoFactor: true, grants: [GRANT] };
const KEY = {
  keyId: 'kkkkkkkk',
  federation: 'shili',
  label: '对账',
  roles: ['finance'],
  createdAt: '2026-11-22T06:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
};

test('lists everybody, page after page, with their roles', async () => {
  const pages = [{ body: { items: [PERSON], nextCursor: 'next' } }, { body: { items: [PERSON], nextCursor: null } }];
  const { code, out, asked } = await hh(['people', 'list', 'shili'], ...pages);
  expect([code, out.split('\n')]).toEqual([
    0,
    expect.arrayContaining(['pppppppp · 李示例 · li@example.org · two-step sign-in']),
  ]);
  expect(asked.map(({ url }) => url)).toEqual([
    'people?federation=shili&limit=100',
    'people?federation=shili&cursor=next&limit=100',
  ]);
});

test('invites with a name and a role, narrowed to a partner, and prints what programs need', async () => {
  const answer = {
    invitationId: 'iiiiiiii',
    email: 'li@example.org',
    name: '李示例',
    role: 'supervisor',
    expiresAt: '2026-11-29T06:00:00.000Z',
  };
  const words = [
    'people',
    'invite',
    'shili',
    'li@example.org',
    '--name',
    '李示例',
    '--role',
    'supervisor',
    '--partner',
    'village',
    '--json',
  ];
  const { code, out, asked } = await hh(words, { status: 201, body: answer });
  expect([code, JSON.parse(out)]).toEqual([0, answer]);
  expect(asked[0]?.body).toEqual({
    federation: 'shili',
    email: 'li@example.org',
    name: '李示例',
    role: 'supervisor',
    partner: 'village',
  });
});

test('gives and withdraws a role', async () => {
  expect(
    (await hh(['people', 'grant', 'shili', 'pppppppp', '--role', 'finance'], { status: 201, body: GRANT })).asked[0],
  ).toMatchObject({
    method: 'POST',
    url: 'people/pppppppp/grants',
  });
  expect((await hh(['people', 'withdraw', 'gggggggg'], { body: GRANT })).out).toContain('Withdrawn: gggggggg');
});

test('says a refusal with its field, and exits with 1', async () => {
  const body = {
    type: 'docs#parent-not-found',
    title: 'A referenced object does not exist',
    status: 422,
    requestId: 'r',
    errors: [{ pointer: '/partner', message: 'no such partner' }],
  };
  const { code, err } = await hh(['people', 'grant', 'shili', 'p', '--role', 'finance', '--partner', 'x'], {
    status: 422,
    body,
  });
  expect([code, err]).toEqual([1, expect.stringMatching(/parent-not-found[\s\S]*\/partner: no such partner/)]);
});

test('makes a key that is shown once, rotates it for some hours and revokes it', async () => {
  const made = {
    keyId: 'kkkkkkkk',
    key: 'hhk_secret',
    federation: 'shili',
    roles: ['finance', 'auditor'],
    expiresAt: null,
  };
  const created = await hh(['keys', 'create', 'shili', '--name', '对账', '--role', 'finance,auditor'], {
    status: 201,
    body: made,
  });
  expect([created.code, created.out.endsWith('hhk_secret')]).toEqual([0, true]);
  expect(created.asked[0]?.body).toEqual({ federation: 'shili', label: '对账', roles: ['finance', 'auditor'] });
  const rotated = await hh(['keys', 'rotate', 'kkkkkkkk', '--hours', '2'], { status: 201, body: made });
  expect(rotated.asked[0]).toEqual({ method: 'POST', url: 'api-keys/kkkkkkkk/rotate', body: { overlapHours: 2 } });
  expect(
    (await hh(['keys', 'revoke', 'kkkkkkkk'], { body: { ...KEY, revokedAt: '2026-11-22T07:00:00.000Z' } })).out,
  ).toContain('revoked');
  expect((await hh(['keys', 'list', 'shili'], { body: { items: [KEY], nextCursor: null } })).out).toContain(
    'kkkkkkkk · 对账 · finance',
  );
});

test.each([
  [['people'], 'one of list, invite, grant, withdraw'],
  [['people', 'dismiss'], 'found dismiss'],
  [['people', 'list'], 'the FEDERATION is missing'],
  [['people', 'invite', 'shili', 'li@example.org', '--role', 'reviewer'], '--name'],
  [['people', 'grant', 'shili', 'p', '--role', 'king'], '--role takes one of'],
  [['keys', 'create', 'shili'], '--name'],
  [['keys', 'rotate', 'k', '--hours', '1000'], '--hours takes a whole number'],
  [['keys', 'revoke'], 'the KEY_ID is missing'],
])('%j is not understood, says why, and asks nobody', async (words, why) => {
  const { code, err, asked } = await hh(words);
  expect([code, asked]).toEqual([2, []]);
  expect(err).toContain(why);
});
