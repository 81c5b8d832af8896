import { expect, test } from 'vitest';
import { run } from '../run.ts';

/** Runs `hh hooks` against a deployment that gives this answer, in the language that is asked for. */
async function hooks(words: readonly string[], answer: object = {}, status = 200) {
  const asked: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(['hooks', ...words, ...(words.includes('--lang') ? [] : ['--lang', 'en'])], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url, { method = 'GET', body }) => {
      asked.push({
        method,
        path: url.replace('https://give.example.org/v1/manage/', ''),
        body: JSON.parse(String(body ?? 'null')),
      });
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(answer), { status, headers: { 'content-type': type } });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

const ENDPOINT = {
  endpointId: 'eeeeeeee',
  externalId: 'hook',
  federation: 'shili',
  url: 'https://hooks.example.org',
  events: ['duty.overdue'],
  disabledAt: null,
  disabledBecause: null,
};
const OFF = { ...ENDPOINT, disabledAt: '2026-11-22T06:00:00.000Z', disabledBecause: 'gone' };
const SENT = {
  deliveryId: 'dddddddd',
  webhookId: 'nnnnnnnn',
  event: 'duty.overdue',
  endpoint: null,
  state: 'dead',
  attempts: 10,
  nextAt: null,
  error: 'it answered 500',
  madeAt: '2026-11-22T06:00:00.000Z',
};

test('lists endpoints and what became of messages, in either language', async () => {
  const list = await hooks(['list', 'shili'], { items: [ENDPOINT, OFF], nextCursor: null });
  expect(list.out.split('\n')).toEqual([
    'hook · eeeeeeee · https://hooks.example.org · duty.overdue',
    'hook · eeeeeeee · https://hooks.example.org · duty.overdue · off: it answered 410 2026-11-22T06:00:00.000Z',
  ]);
  const sent = await hooks(['sent', 'shili', '--lang', 'zh'], { items: [SENT], nextCursor: null });
  expect(sent.out).toBe('dddddddd · duty.overdue · 邮件 · 未送达 · 10 · 2026-11-22T06:00:00.000Z · it answered 500');
});

test('puts an endpoint for the events that are named, or for all', async () => {
  const answer = { externalId: 'hook', id: 'eeeeeeee', outcome: 'created' };
  const words = ['put', 'shili', 'hook', 'https://hooks.example.org'];
  const { code, out, asked } = await hooks([...words, 'duty.overdue'], answer);
  expect([code, out]).toEqual([0, 'hook · eeeeeeee · created']);
  expect(asked).toEqual([
    {
      method: 'PUT',
      path: 'webhook-endpoints/hook',
      body: { federation: 'shili', url: 'https://hooks.example.org', events: ['duty.overdue'] },
    },
  ]);
  expect((await hooks(words, answer)).asked[0]?.body).toMatchObject({
    events: expect.arrayContaining(['donation.settled']),
  });
  expect((await hooks([...words, 'giver.named'])).code).toBe(2);
});

test('shows a secret once, switches off, and sends anew', async () => {
  const secret = { endpointId: 'eeeeeeee', secret: 'whsec_x', overlapUntil: null };
  const rotated = await hooks(['rotate', 'eeeeeeee', '--hours', '2'], secret, 201);
  expect([rotated.out.split('\n').at(-1), rotated.asked[0]?.body]).toEqual(['whsec_x', { overlapHours: 2 }]);
  expect((await hooks(['off', 'eeeeeeee'], OFF)).asked[0]).toMatchObject({
    path: 'webhook-endpoints/eeeeeeee/disable',
  });
  expect((await hooks(['resend', 'dddddddd'], SENT)).asked[0]).toMatchObject({ path: 'deliveries/dddddddd/resend' });
});

test('a word that is missing or unknown is said, and nothing is sent', async () => {
  for (const words of [['list'], ['put', 'shili'], ['rotate'], ['off'], ['sent'], ['resend'], ['explode'], []]) {
    const { code, asked, err } = await hooks(words);
    expect([words, code, asked.length, err !== '']).toEqual([words, 2, 0, true]);
  }
});

test('an address that the deployment refuses is named by its field', async () => {
  const problem = {
    type: 'https://give.example.org/docs#url-not-allowed',
    title: 'no',
    status: 422,
    errors: [{ pointer: '/url', message: 'it must begin with https://' }],
  };
  const { code, err } = await hooks(['put', 'shili', 'hook', 'http://hooks.example.org'], problem, 422);
  expect(code).toBe(1);
  expect(err).toContain('/url: it must begin with https://');
});
