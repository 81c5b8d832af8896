import { receipt } from '@happy-homeland/contract';
import { leafHash } from '@happy-homeland/log';
import { parseLeaf } from '@happy-homeland/log/books';
import { opensCommitment, parseReceiptFile } from '@happy-homeland/log/receipt';
import { parseTrust, verifyProofFile } from '@happy-homeland/log/verifier';
import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../domain/gift/settlement.ts';
import { grantReadToken, READ_TOKEN_LIFE_MS } from '../domain/pledge/pledge-reading.ts';
import { beginLog } from '../publication/facts.ts';
import { sequence } from '../publication/sequencer.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, LIMITS_DEFAULT, OWN_ORIGIN, publishedPorts, slugOf, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const TODAY = '2026-11-22';
const NAME = '王阿姨（示例）';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let ports: TestPorts;
let call: TestClient;
let pledgeId: string;
let secret: string;
let receiptNo: string;

beforeEach(async () => {
  ports = await publishedPorts({}, { limits: LIMITS_DEFAULT });
  await beginLog(ports, TODAY);
  call = testClient(ports);
  const amount = { amountMinor: 2000, currency: 'CNY' };
  const body = { projectId, amount, display: { mode: 'name', name: NAME } };
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: OWN_ORIGIN };
  ({ pledgeId, secret } = (await call('/v1/pledges', { body, headers })).json);
  const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
  ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
  receiptNo = (await ports.store.pledges.receiptOf(pledgeId))?.receiptNo ?? '';
});

const own = (token = secret) =>
  call(`/v1/pledges/${pledgeId}/receipt`, { headers: { authorization: `Bearer ${token}` } });
const shown = () => call(`/v1/receipts/${receiptNo}/proof`);
const ofForm = (fields: Record<string, string>) => String(new URLSearchParams(fields));

describe('the receipt as a file', () => {
  test('proves the gift to the keys of the trust file, and opens its private part in the giver’s copy alone', async () => {
    await sequence(ports);
    const [mine, anyones] = [await own(), await shown()];
    const trust = await parseTrust((await call('/log/trust.json')).text);
    const [file, publicFile] = [parseReceiptFile(mine.text), parseReceiptFile(anyones.text)];
    if (trust === undefined || file === undefined || publicFile === undefined) return expect.unreachable();
    expect(mine.text.startsWith(anyones.text)).toBe(true);
    expect(publicFile.opening).toBeUndefined();
    expect(anyones.text).not.toContain(NAME);
    const verdict = await verifyProofFile({ file: file.publicPart, leafHash: leafHash(file.leaf), trust });
    expect(verdict.ok).toBe(true);
    const leaf = parseLeaf(file.leaf);
    expect(leaf).toMatchObject({ kind: 'donation.settled', project: projectId, receiptNo, amountMinor: 2000 });
    expect(file.opening?.facts).toEqual({ displayName: NAME });
    const commitment = leaf !== null && 'commitment' in leaf ? (leaf.commitment ?? '') : '';
    expect(file.opening && (await opensCommitment(commitment, file.opening))).toBe(true);
    expect(new TextEncoder().encode(mine.text).length).toBeLessThanOrEqual(4_096);
  });

  test('is a download that caches keep only where it is public', async () => {
    await sequence(ports);
    const [mine, anyones] = [await own(), await shown()];
    const disposition = `attachment; filename="receipt-${receiptNo}.tlog-proof"`;
    for (const { headers } of [mine, anyones]) expect(headers.get('content-disposition')).toBe(disposition);
    expect(mine.headers.get('cache-control')).toBe('no-store');
    expect(anyones.headers.get('cache-control')).toBe('public, max-age=60');
    expect(anyones.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('is not ready before the gift is in a published snapshot, and says when to come back', async () => {
    for (const answer of [await own(), await shown()]) {
      expect([answer.status, slugOf(answer)]).toEqual([409, 'receipt-not-ready']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await sequence(ports);
    expect([(await own()).status, (await shown()).status]).toEqual([200, 200]);
  });

  test('still proves the gift after the log has grown, and after the giver’s data was erased', async () => {
    await sequence(ports);
    await ports.store.commit([{ kind: 'append-fact', leaf: aFact() }]);
    await sequence(ports);
    const trust = await parseTrust((await call('/log/trust.json')).text);
    const file = parseReceiptFile((await shown()).text);
    if (trust === undefined || file === undefined) return expect.unreachable();
    const verdict = await verifyProofFile({ file: file.publicPart, leafHash: leafHash(file.leaf), trust });
    expect(verdict.ok && verdict.checkpoint.size).toBeGreaterThan(2n);
  });

  test('is the giver’s own only for the pledge’s secret, and wrong ones are limited', async () => {
    await sequence(ports);
    expect((await call(`/v1/pledges/${pledgeId}/receipt`)).status).toBe(401);
    const wrong: number[] = [];
    for (let time = 0; time <= LIMITS_DEFAULT.failures; time += 1) wrong.push((await own('wrong')).status);
    expect([wrong[0], wrong.at(-1)]).toEqual([404, 429]);
  });

  test('is given once for the token of the result page, which nothing spends before there is a file', async () => {
    const pledge = await ports.store.pledges.pledge(pledgeId);
    if (pledge === null) return expect.unreachable();
    const token = await grantReadToken(ports, pledge);
    const save = () =>
      call(`/give/${projectId}/receipt`, { method: 'POST', headers: FORM, body: ofForm({ receiptNo, token }) });
    expect((await save()).status).toBe(409);
    await sequence(ports);
    const first = await save();
    expect([first.status, parseReceiptFile(first.text)?.opening?.facts]).toEqual([200, { displayName: NAME }]);
    expect((await save()).status).toBe(404);
  });

  test('says nothing to a token whose time is over, not even that there is no file yet', async () => {
    const pledge = await ports.store.pledges.pledge(pledgeId);
    if (pledge === null) return expect.unreachable();
    const token = await grantReadToken(ports, pledge);
    const save = () =>
      call(`/give/${projectId}/receipt`, { method: 'POST', headers: FORM, body: ofForm({ receiptNo, token }) });
    ports.clock.advance(READ_TOKEN_LIFE_MS - 1);
    expect((await save()).status).toBe(409);
    ports.clock.advance(1);
    expect((await save()).status).toBe(404);
  });
});

describe('finding a receipt again', () => {
  const find = (code: string, amountMinor = 2000) => call('/v1/receipts/lookup', { body: { code, amountMinor } });

  test('takes the code as people type it, and answers what everybody may read', async () => {
    const code = receiptNo.slice(2, 12);
    const typed = [code, code.toUpperCase(), `${code.slice(0, 5)}-${code.slice(5)}`, ` ${code} `, receiptNo];
    for (const text of typed) {
      const answer = await find(text);
      expect(receipt.parse(answer.json)).toMatchObject({ receiptNo, projectId });
      expect(answer.text).not.toContain(NAME);
    }
  });

  test('answers a wrong code and a wrong amount alike, and few of them a minute', async () => {
    const code = receiptNo.slice(2, 12);
    const answers = [await find(code, 2001), await find(`${code.slice(0, 9)}${code[9] === 'a' ? 'b' : 'a'}`)];
    const plain = answers.map(({ status, json }) => ({ status, ...json, requestId: '' }));
    expect(plain[0]).toEqual(plain[1]);
    expect(plain[0]?.status).toBe(404);
    for (let time = 0; time < LIMITS_DEFAULT.failures; time += 1) await find('aaaaaaaaaa');
    expect((await find('aaaaaaaaaa')).status).toBe(429);
    expect((await find(code)).status).toBe(429);
  });

  test('has a page that needs no script, and leads to the receipt', async () => {
    const submit = (code: string, amount: string) =>
      call('/receipts', { method: 'POST', headers: FORM, body: ofForm({ code, amount }) });
    const found = await submit(receiptNo.slice(2, 12), '20 元');
    expect([found.status, found.headers.get('location')]).toEqual([303, `/receipts/${receiptNo}`]);
    const wrong = await submit('aaaaaaaaaa', '20');
    expect([wrong.status, wrong.text.includes('没有这样的捐赠')]).toEqual([404, true]);
    const empty = await submit('', 'x');
    expect([empty.status, empty.text.includes('请填写查询码')]).toEqual([422, true]);
    expect((await call('/receipts')).text).toContain('查询我的捐赠');
  });
});

describe('the page that verifies', () => {
  test('lets the browser ask nobody, until somebody asks for it', async () => {
    const policy = async (path: string) => (await call(path)).headers.get('content-security-policy') ?? '';
    expect(await policy('/verify')).toContain("connect-src 'none'");
    expect(await policy('/verify')).toContain("form-action 'none'");
    expect(await policy('/verify?live=1')).toContain("connect-src 'self'");
  });

  test('may look through the camera, and no other page or answer may', async () => {
    const devices = async (path: string) => (await call(path)).headers.get('permissions-policy') ?? '';
    for (const path of ['/verify', '/verify?live=1']) {
      expect(await devices(path)).toBe('camera=(self), microphone=(), geolocation=()');
    }
    for (const path of ['/', '/receipts', `/receipts/${receiptNo}`, '/v1/projects', '/verify/none']) {
      expect(await devices(path), path).toContain('camera=()');
    }
  });

  test('brings the keys with it, and speaks no engineer’s word', async () => {
    for (const lang of ['zh-CN', 'en']) {
      const { text } = await call(`/verify?lang=${lang}`);
      expect(text).toContain(ports.log.keys.origin);
      const words = text.replaceAll(/<[^>]*>/g, ' ');
      expect(words).not.toMatch(/checkpoint|leaf|merkle|witness|叶|默克尔|检查点/i);
    }
  });

  test('is where the code on a receipt leads, with the number behind the #', async () => {
    const { text } = await call(`/receipts/${receiptNo}`);
    expect(text).toContain('正在写入公开账目记录');
    await sequence(ports);
    const published = (await call(`/receipts/${receiptNo}`)).text;
    expect(published).toMatch(/已写入公开账目记录第 \d+ 条/);
    expect(published).toContain(`/v1/receipts/${receiptNo}/proof`);
  });
});

function aFact() {
  const bytes = new TextEncoder().encode('{}');
  return { kind: 'disclosure.published', projectId, factKey: 'a fact', bytes };
}
