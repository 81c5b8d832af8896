import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { verifyWebhook } from './index.ts';

const NOW_MS = Date.parse('2026-11-22T06:00:00Z');
const [OLD, NEW] = ['old secret of thirty-two bytes!!', 'new secret of thirty-two bytes!!'].map(
  (text) => `whsec_${btoa(text)}`,
);
const secrets = [NEW ?? '', OLD ?? ''];
const BODY = JSON.stringify({ type: 'donation.settled', timestamp: '2026-11-22T05:59:59.000Z', data: { seq: 7 } });

/** What a deployment sends, signed by the reference library. */
function message(over: { readonly secret?: string | undefined; readonly atMs?: number; readonly body?: string } = {}) {
  const { secret = secrets[0] ?? '', atMs = NOW_MS, body = BODY } = over;
  const signature = new Webhook(secret).sign('msg', new Date(atMs), body);
  const headers = {
    'webhook-id': 'msg',
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': signature,
  };
  return { body, headers };
}

const verify = (request: Parameters<typeof verifyWebhook>[0], over: object = {}) =>
  verifyWebhook(request, { secrets, nowMs: NOW_MS, ...over });

describe('verifyWebhook', () => {
  test('WHK-21 takes what the reference library signed, with either secret', async () => {
    const verified = { kind: 'verified', webhookId: 'msg', type: 'donation.settled', data: { seq: 7 } };
    for (const secret of secrets) expect(await verify(message({ secret }))).toMatchObject(verified);
    const { body, headers } = message();
    expect(await verify({ body, headers: new Headers(headers) })).toMatchObject(verified);
    const both = `${message({ secret: secrets[1] }).headers['webhook-signature']} v1a,xyz ${headers['webhook-signature']}`;
    const only = { secrets: [secrets[0]] };
    expect(await verify({ body, headers: { ...headers, 'webhook-signature': both } }, only)).toMatchObject(verified);
  });

  test.each([
    [-301, 'stale'],
    [-300, null],
    [300, null],
    [301, 'stale'],
    [315_360_000, 'stale'],
  ])('WHK-21 signed %i seconds from now is %j', async (seconds, code) => {
    const verdict = await verify(message({ atMs: NOW_MS + seconds * 1000 }));
    expect(verdict.kind === 'refused' ? verdict.code : null).toBe(code);
  });

  test('WHK-21 another body, id, time or secret is a wrong signature', async () => {
    const { body, headers } = message();
    const wrong = { kind: 'refused', code: 'wrong-signature' };
    expect(await verify({ body: `${body} `, headers })).toEqual(wrong);
    expect(await verify({ body, headers: { ...headers, 'webhook-id': 'other' } })).toEqual(wrong);
    const later = { ...headers, 'webhook-timestamp': String(NOW_MS / 1000 + 1) };
    expect(await verify({ body, headers: later })).toEqual(wrong);
    const stranger = `whsec_${btoa('a stranger’s secret, thirty-two b'.replace('’', "'"))}`;
    expect(await verify({ body, headers }, { secrets: [stranger] })).toEqual(wrong);
    const bare = headers['webhook-signature'].replace('v1,', '');
    expect(await verify({ body, headers: { ...headers, 'webhook-signature': bare } })).toEqual(wrong);
    const broken = { ...headers, 'webhook-signature': 'v1,%%% v1,' };
    expect(await verify({ body, headers: broken })).toEqual(wrong);
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'WHK-21 without %s it is damaged',
    async (name) => {
      const { body, headers } = message();
      expect(await verify({ body, headers: { ...headers, [name]: undefined } })).toEqual({
        kind: 'refused',
        code: 'damaged',
      });
    },
  );

  test('a signed body that is no JSON is damaged', async () => {
    expect(await verify(message({ body: 'null' }))).toEqual({ kind: 'refused', code: 'damaged' });
    expect(await verify(message({ body: '{' }))).toEqual({ kind: 'refused', code: 'damaged' });
  });

  test('options that would let everything in are a mistake', async () => {
    await expect(verify(message(), { secrets: [] })).rejects.toThrow(RangeError);
    await expect(verify(message(), { secrets: ['whsec_c2hvcnQ='] })).rejects.toThrow(RangeError);
    await expect(verify(message(), { secrets: ['whsec_***'] })).rejects.toThrow(RangeError);
    for (const toleranceSeconds of [0, -1, Number.NaN, 3601]) {
      await expect(verify(message(), { toleranceSeconds })).rejects.toThrow(RangeError);
    }
  });
});
