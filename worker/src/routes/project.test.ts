import { channel, disclosure, journalEntry, projectCard } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { reverseEntry } from '../domain/fund/correction.ts';
import { verifySpending } from '../domain/fund/spending.ts';
import { settle } from '../domain/gift/settlement.ts';
import { advanceTo, payOut } from '../testing/funding.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import {
  aCampaign,
  aCharity,
  aProject,
  aSite,
  CATEGORY,
  fundedPorts,
  idsOf,
  makePledge,
  OFFICER,
  OWN_ORIGIN,
  PARTNER,
  PROOF,
  publishedPorts,
  slugOf,
  testClient,
} from '../testing/index.ts';

const { projectId } = aProject();
/** Of a row of the CSV. */
const REASON_COLUMN = 8;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

async function give(amountMinor: number): Promise<void> {
  const made = await makePledge(ports, amountMinor);
  ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, made.pledgeId);
}

describe('the public card', () => {
  test('fits the contract, is readable from anywhere and cacheable, and carries no channel', async () => {
    const answer = await call(`/v1/projects/${projectId}`, { headers: { origin: 'https://anywhere.example.org' } });
    expect(projectCard.parse(answer.json)).toMatchObject({ projectId, raisedMinor: 0, test: true });
    expect(answer.json.channel).toBeUndefined();
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toContain('public');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const again = await call(`/v1/projects/${projectId}`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('PRV-01 holds no personal data and no id of the provider', async () => {
    await give(2000);
    const { text } = await call(`/v1/projects/${projectId}`);
    expect(text).not.toMatch(/pi_|cs_|txn_|evt_|pledge/);
  });

  test('is 404 as a problem document when there is none', async () => {
    const answer = await call('/v1/projects/nosuchproject');
    expect(`${answer.status} ${slugOf(answer)}`).toBe('404 not-found');
  });

  test('figures are the fold of the public journal', async () => {
    for (const amount of [100, 2000, 5_000]) await give(amount);
    const [card, ledger] = await Promise.all([
      call(`/v1/projects/${projectId}`),
      call(`/v1/projects/${projectId}/ledger?limit=100`),
    ]);
    const entries = ledger.json.items.map((item: unknown) => journalEntry.parse(item));
    const fund = `F:Restricted:${projectId}`;
    const sum = (kind: string) =>
      entries
        .filter((entry: { kind: string }) => entry.kind === kind)
        .flatMap((entry: { postings: { account: string; amountMinor: number }[] }) => entry.postings)
        .filter((posting: { account: string }) => posting.account === fund)
        .reduce((total: number, posting: { amountMinor: number }) => total + posting.amountMinor, 0);
    expect(card.json.raisedMinor).toBe(-sum('donation.settled'));
    expect(card.json.fundUse.feesMinor).toBe(sum('fee.charged'));
    expect(card.json.fundUse.heldMinor).toBe(-sum('donation.settled') - sum('fee.charged'));
    const { feesMinor, advancesMinor, spentMinor, heldMinor, raisedMinor } = card.json.fundUse;
    expect(feesMinor + advancesMinor + spentMinor + heldMinor).toBe(raisedMinor);
  });
});

describe('lists', () => {
  test('page through the journal by cursor, in order, without gaps', async () => {
    for (let gift = 0; gift < 4; gift += 1) await give(2000);
    const seen: number[] = [];
    let cursor = '';
    do {
      const { json } = await call(`/v1/projects/${projectId}/ledger?limit=3${cursor}`);
      seen.push(...json.items.map((item: { seq: number }) => item.seq));
      cursor = json.nextCursor === null ? '' : `&cursor=${json.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('answer as CSV that a spreadsheet opens and that holds the same rows', async () => {
    await give(2000);
    const answer = await call(`/v1/projects/${projectId}/ledger.csv`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = answer.text.replace('\ufeff', '').trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe('1,2026-11-22,donation.settled,own-site,A:Clearing:stripe,20.00,CNY,,,,,');
  });

  test('answer as CSV that names the line of the budget, the partner and the digests of the papers', async () => {
    const funded = await fundedPorts();
    await payOut(funded, 1500);
    await advanceTo(funded, 900);
    const spent = { projectId, key: 'spent', partner: PARTNER, category: CATEGORY, amountMinor: 300, ...PROOF };
    idsOf(await verifySpending(funded, OFFICER, spent));
    const { text } = await testClient(funded)(`/v1/projects/${projectId}/ledger.csv`);
    const [head = '', ...lines] = text.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toMatch(/,reason,category,partner,evidence$/);
    const last = lines
      .at(-1)
      ?.split(',')
      .slice(REASON_COLUMN + 1);
    expect(last).toEqual([CATEGORY, PARTNER, PROOF.evidence.map(({ sha256 }) => sha256).join(' ')]);
  });

  test.each(['=1+1', '@SUM(1)', '+1', '-2+3', '-1|calc', '  =1+1', '＝1＋1', '＠SUM(1)', '－1'])(
    'answer as CSV in which the reason %j is no formula',
    async (reason) => {
      await give(2000);
      await reverseEntry(ports, { keyId: 'operator', tenantId: null }, { seq: 2, reason });
      const { text } = await call(`/v1/projects/${projectId}/ledger.csv`);
      const cells = text.split('\r\n').map((line) => line.split(',')[REASON_COLUMN]);
      expect(cells).toContain(`'${reason}`);
      expect(text).toContain(',-20.00,');
    },
  );

  test('TEN-02 API-09 refuse a cursor that is not theirs and a parameter they do not know', async () => {
    for (const cursor of ['x', '-1', '0', '1e3', "1' OR 1"]) {
      const answer = await call(`/v1/projects/${projectId}/ledger?cursor=${encodeURIComponent(cursor)}`);
      expect(`${answer.status} ${slugOf(answer)}`).toBe('400 invalid-cursor');
    }
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'sort=title']) {
      expect((await call(`/v1/projects?${query}`)).status).toBe(400);
    }
  });

  test('of projects filter by status, category, region and words', async () => {
    const found = async (query: string) => (await call(`/v1/projects?${query}`)).json.items.length;
    expect(await found('')).toBe(1);
    expect(await found('status=open&category=elders&region=511802')).toBe(1);
    expect(await found('status=ended')).toBe(0);
    expect(await found('category=other')).toBe(0);
    expect(await found(`q=${encodeURIComponent('扶手')}`)).toBe(1);
    expect(await found(`q=${encodeURIComponent('%')}`)).toBe(0);
  });

  test('of disclosures begin with the filed plan', async () => {
    const { json } = await call(`/v1/projects/${projectId}/disclosures`);
    expect(json.nextCursor).toBeNull();
    expect(disclosure.parse(json.items[0])).toMatchObject({ kind: 'plan' });
  });
});

describe('the channel', () => {
  const channelOf = async (headers: Record<string, string>) => {
    const answer = await call(`/v1/projects/${projectId}/channel`, { headers });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('vary')).toContain('Origin');
    return channel.parse(answer.json);
  };

  test('of a project that is not there is a 404 that any page can read', async () => {
    const answer = await call('/v1/projects/nosuchproject/channel', { headers: { origin: 'https://any.example.org' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  });

  test('brings the card in the same answer where that is asked for, and is as private as without it', async () => {
    const headers = { origin: aSite().origin };
    const bare = await channelOf(headers);
    const answer = await call(`/v1/projects/${projectId}/channel?with=card`, { headers });
    expect([answer.headers.get('cache-control'), answer.headers.get('access-control-allow-origin')]).toEqual([
      'private, no-store',
      '*',
    ]);
    const { card, ...rest } = channel.parse(answer.json);
    expect(rest).toEqual(bare);
    expect(card).toEqual((await call(`/v1/projects/${projectId}`)).json);
    expect((await call(`/v1/projects/${projectId}/channel?with=books`, { headers })).status).toBe(400);
    expect((await call('/v1/projects/nosuchproject/channel?with=card', { headers })).status).toBe(404);
  });

  test('is own-site on the charity’s own origin, and on our own host without an Origin', async () => {
    expect(await channelOf({ origin: OWN_ORIGIN })).toMatchObject({ channel: 'own-site' });
    expect(await channelOf({ 'sec-fetch-site': 'same-origin', host: 'give.example.org' })).toMatchObject({
      channel: 'own-site',
    });
  });

  test('hands off from a registered community site, with the address and the payee’s full name', async () => {
    expect(await channelOf({ origin: aSite().origin })).toMatchObject({
      channel: 'hand-off',
      href: `${OWN_ORIGIN}/give/${projectId}`,
      target: aCharity().name,
      site: { siteId: aSite().siteId, name: aSite().name },
    });
  });

  test('links out to the platform where the charity has not switched hand-off on', async () => {
    const charity = { ...aCharity({ handOff: false }), revision: 2 };
    await ports.store.commit([{ kind: 'put-charity', record: charity }]);
    expect(await channelOf({ origin: aSite().origin })).toMatchObject({
      channel: 'link-out',
      reason: 'hand-off-not-enabled',
      href: 'https://platform.example.org/1',
    });
  });

  test('gives an unknown site the public page and a way to register, and this machine the hand-off in test mode', async () => {
    const unknown = await channelOf({ origin: 'https://unknown.example.org' });
    expect(unknown).toMatchObject({
      channel: 'link-out',
      reason: 'origin-not-registered',
      href: `${OWN_ORIGIN}/p/${projectId}`,
    });
    expect(unknown.registerHref).toBe(`${OWN_ORIGIN}/embed/${projectId}#register`);
    expect(await channelOf({ origin: 'http://127.0.0.1:3000' })).toMatchObject({ channel: 'hand-off' });
  });

  test('only shows what is not listed, not open, ended or without a valid certificate', async () => {
    const campaign = { ...aCampaign(), revision: 2 };
    await ports.store.commit([{ kind: 'put-campaign', record: campaign }]);
    expect(await channelOf({ origin: OWN_ORIGIN })).toMatchObject({ channel: 'display', reason: 'not-listed' });
    ports.clock.set(Date.parse('2026-09-01T00:00:00Z'));
    expect(await channelOf({ origin: OWN_ORIGIN })).toMatchObject({ channel: 'display', reason: 'not-yet-open' });
    ports.clock.set(Date.parse('2027-05-01T00:00:00Z'));
    const ended = await channelOf({ origin: OWN_ORIGIN });
    expect(ended).toMatchObject({ channel: 'display', reason: 'campaign-ended' });
    expect(ended.articles).not.toHaveLength(0);
  });
});
