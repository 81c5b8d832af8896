import type { GiverCopy } from '@happy-homeland/contract';
import { giverCopy } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DonorPrivateRecord, PledgeRecord, Ports, Store, WriteUnit } from '../../ports/index.ts';
import { atOnce } from '../../testing/at-once.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, FaultyStore, OFFICER, OWN_ORIGIN, publishedPorts } from '../../testing/index.ts';
import { settle } from '../gift/settlement.ts';
import { isRefusal } from '../refusal.ts';
import { eraseGiver } from './erasure.ts';
import { GIVER_COPY_LIFE_MS, offerGiverCopy, takeGiverCopy, viewGiverCopyOffer } from './giver-copy.ts';
import { createPledge } from './pledge.ts';
import { grantReadToken, readPledge } from './pledge-reading.ts';

const REQUEST = 'request7';
const OPERATOR = { keyId: 'operator', tenantId: null };
const { projectId, tenantId } = aProject();
const OVER = { kind: 'refused', reason: 'not-found' };

let ports: TestPorts;

beforeEach(async () => {
  ports = await publishedPorts();
});

async function give({ says = true, fiscal = false, paid = true } = {}): Promise<string> {
  const result = await createPledge(ports, {
    input: {
      projectId,
      amount: { amountMinor: 2000, currency: 'CNY' },
      display: says ? { mode: 'name', name: '名字金丝雀' } : { mode: 'anonymous' },
      fiscalReceipt: fiscal
        ? { mode: 'requested', title: '抬头金丝雀', taxNumber: 'CANARYTAX12345678', email: 'canary-tax@example.org' }
        : { mode: 'waived' },
      ...(says && { message: '留言金丝雀', showMessage: true, news: { email: 'canary-news@example.org' } }),
    },
    idempotencyKey: crypto.randomUUID(),
    page: { origin: OWN_ORIGIN, host: OWN_ORIGIN },
  });
  if (result.kind === 'refused') throw new Error(result.reason);
  const { pledgeId } = result.answer;
  if (!paid) return pledgeId;
  const { sessionRef } = await pledgeOf(pledgeId);
  ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
  return pledgeId;
}

async function pledgeOf(pledgeId: string): Promise<PledgeRecord> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (pledge === null) throw new Error('the gift is there');
  return pledge;
}

async function donorOf(pledgeId: string): Promise<DonorPrivateRecord> {
  const donor = await ports.store.pledges.donor(tenantId, pledgeId);
  if (donor === null) throw new Error('the giver is there');
  return donor;
}

async function offer(pledgeId: string): Promise<string> {
  const made = await offerGiverCopy(ports, OFFICER, { input: { pledgeId }, requestId: REQUEST });
  if (isRefusal(made)) throw new Error(made.reason);
  return made.url.split('/').at(-1) ?? '';
}

async function take(token: string): Promise<GiverCopy> {
  const copy = await takeGiverCopy(ports, token);
  if (isRefusal(copy)) throw new Error(copy.reason);
  return giverCopy.parse(copy);
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Where each column of the private record is in the file: a new one does not compile until somebody has thought of it. */
const GIVER_PLACES: {
  readonly [Field in Exclude<keyof DonorPrivateRecord, 'pledgeId' | 'tenantId'>]: (
    giver: NonNullable<GiverCopy['giver']>,
    record: DonorPrivateRecord,
  ) => readonly [unknown, unknown];
} = {
  displayName: ({ displayName }, record) => [displayName, record.displayName],
  message: ({ message }, record) => [message?.text, record.message],
  messageShown: ({ message }, record) => [message?.mayBeShown, record.messageShown],
  fiscalTitle: ({ fiscalTitle }, record) => [fiscalTitle, record.fiscalTitle],
  fiscalTaxNumber: ({ fiscalTaxNumber }, record) => [fiscalTaxNumber, record.fiscalTaxNumber],
  fiscalEmail: ({ fiscalEmail }, record) => [fiscalEmail, record.fiscalEmail],
  newsEmail: ({ newsEmail }, record) => [newsEmail, record.newsEmail],
  consentedMs: ({ consentedAt }, record) => [consentedAt, iso(record.consentedMs)],
  salt: ({ commitmentSalt }, record) => [commitmentSalt, record.salt],
};

/** What is no fact about the giver: whose row it is, and what the machine needs to get on with it. */
type OfTheMachine =
  | 'tenantId'
  | 'charityId'
  | 'giveUrl'
  | 'openingAttempt'
  | 'checkAtMs'
  | 'sessionUrl'
  | 'sessionExpiresMs';
const GIFT_PLACES: {
  readonly [Field in Exclude<keyof PledgeRecord, OfTheMachine>]: (gift: GiverCopy['gift']) => unknown;
} = {
  pledgeId: ({ pledgeId }) => pledgeId,
  projectId: (gift) => gift.projectId,
  amountMinor: ({ amount }) => amount.amountMinor,
  currency: ({ amount }) => amount.currency,
  paymentState: ({ status }) => status,
  receiptChoice: ({ fiscalReceipt }) => fiscalReceipt,
  named: ({ named }) => named,
  origin: ({ page }) => page.origin,
  siteId: ({ page }) => page.siteId,
  returnUrl: ({ page }) => page.returnUrl,
  pageQuery: ({ page }) => page.query,
  paymentTitle: ({ paymentTitle }) => paymentTitle,
  payeeName: ({ payeeName }) => payeeName,
  createdMs: ({ createdAt }) => Date.parse(createdAt),
  updatedMs: ({ updatedAt }) => Date.parse(updatedAt),
  provider: ({ payment }) => payment.provider,
  sessionRef: ({ payment }) => payment.sessionRef,
  paymentRef: ({ payment }) => payment.paymentRef,
  paidMs: ({ paidAt }) => paidAt && Date.parse(paidAt),
  refundedMinor: ({ refundedMinor }) => refundedMinor,
  lostMinor: ({ lostMinor }) => lostMinor,
  disputed: ({ disputed }) => disputed,
  reviewReason: ({ reviewReason }) => reviewReason,
  refundAtMs: ({ refundAt }) => refundAt && Date.parse(refundAt),
};

describe('the copy of a giver', () => {
  test('PRV-09 has every column that is kept of the gift and its giver, and the number of the receipt', async () => {
    const pledgeId = await give({ fiscal: true });
    const [pledge, donor] = [await pledgeOf(pledgeId), await donorOf(pledgeId)];
    const receipt = await ports.store.pledges.receiptOf(pledgeId);
    const { gift, giver, receipt: shown, forgottenOn } = await take(await offer(pledgeId));
    if (giver === null) throw new Error('nothing private');
    for (const place of Object.values(GIVER_PLACES)) {
      const [inFile, kept] = place(giver, donor);
      expect(inFile).toBe(kept);
      expect(kept).not.toBeNull();
    }
    const fields = Object.keys(GIFT_PLACES) as (keyof typeof GIFT_PLACES)[];
    for (const field of fields) expect([field, GIFT_PLACES[field](gift)]).toEqual([field, pledge[field]]);
    expect([shown?.receiptNo, forgottenOn, giver.message?.state]).toEqual([receipt?.receiptNo, null, 'waiting']);
  });

  test('says what became of a gift that is unpaid, and of one that went back in part', async () => {
    const unpaid = await take(await offer(await give({ paid: false })));
    expect([unpaid.gift.status, unpaid.gift.paidAt, unpaid.receipt]).toEqual(['awaiting_payment', null, null]);
    const pledgeId = await give();
    const { sessionRef } = await pledgeOf(pledgeId);
    ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs(), refundedMinor: 500 });
    await settle(ports, pledgeId);
    const { gift } = await take(await offer(pledgeId));
    expect([gift.status, gift.refundedMinor]).toEqual(['partially_refunded', 500]);
  });

  test('says nothing where the giver said nothing', async () => {
    const { giver } = await take(await offer(await give({ says: false })));
    expect(giver).toMatchObject({ displayName: null, message: null, fiscalTitle: null, newsEmail: null });
  });

  test.each(['before', 'after'] as const)(
    'PRV-09 PRV-05 of a giver who was forgotten %s the link was made has nothing private',
    async (when) => {
      const pledgeId = await give();
      const { salt } = await donorOf(pledgeId);
      const erase = () => eraseGiver(ports, OFFICER, { input: { pledgeId }, requestId: REQUEST });
      if (when === 'before') await erase();
      const token = await offer(pledgeId);
      if (when === 'after') await erase();
      const copy = await take(token);
      expect([copy.giver, copy.forgottenOn, copy.gift.pledgeId]).toEqual([null, '2026-11-22', pledgeId]);
      const text = JSON.stringify(copy);
      for (const word of ['金丝雀', 'canary', salt]) expect(text).not.toContain(word);
    },
  );

  test('PRV-09 PRV-06 of a giver who is hidden has what the law keeps, says until when, and nothing else of them', async () => {
    const pledgeId = await give({ fiscal: true });
    const record = { tenantId: OFFICER.tenantId, pledgeId, restrictedOn: '2026-11-22', keptUntil: '2056-12-31' };
    await ports.store.commit([{ kind: 'insert-restriction', record }]);
    const { giver, forgottenOn, keptUntil } = await take(await offer(pledgeId));
    expect([forgottenOn, keptUntil]).toEqual([null, '2056-12-31']);
    expect(giver).toMatchObject({ displayName: null, message: null, newsEmail: null, fiscalTitle: '抬头金丝雀' });
  });
});

describe('offerGiverCopy', () => {
  test('PRV-09 knows no gift of another federation, and none that is not there', async () => {
    const pledgeId = await give();
    const ask = (input: object, actor: { keyId: string; tenantId: string | null } = OPERATOR) =>
      offerGiverCopy(ports, actor, { input, requestId: REQUEST });
    expect(await ask({ pledgeId }, { keyId: 'stranger', tenantId: 'other' })).toMatchObject(OVER);
    expect(await ask({ pledgeId: 'nosuchpledge' })).toMatchObject(OVER);
    expect(await ask({ receiptNo: 'hhaaaaaaaaaaaaaaaa' })).toMatchObject(OVER);
    const { receiptNo } = (await ports.store.pledges.receiptOf(pledgeId)) ?? {};
    expect(await ask({ receiptNo })).toMatchObject({ url: expect.stringContaining(`${OWN_ORIGIN}/copy/`) });
  });

  test('PRV-08 writes into the audit trail which request it was, and neither gift nor token; keeps a hash alone', async () => {
    const pledgeId = await give();
    const units: WriteUnit[] = [];
    const commit: Store['commit'] = (unit) => {
      units.push(unit);
      return ports.store.commit(unit);
    };
    const watched: Store = Object.create(ports.store, { commit: { value: commit } });
    const input = { pledgeId };
    const made = await offerGiverCopy({ ...ports, store: watched }, OFFICER, { input, requestId: REQUEST });
    if (isRefusal(made)) throw new Error(made.reason);
    const audit = units.flat().find((change) => change.kind === 'append-audit')?.record;
    expect(audit).toMatchObject({ action: 'giver-copy-offered', subject: REQUEST, actor: OFFICER.keyId });
    expect(JSON.stringify(audit)).not.toContain(pledgeId);
    const token = made.url.split('/').at(-1) ?? '';
    expect(token).toMatch(/^[a-z2-7]{26}$/);
    expect(JSON.stringify([units, ports.reported])).not.toContain(token);
  });

  test.each(['before', 'after'] as const)('that fails %s it is written gives nobody a link', async (when) => {
    const pledgeId = await give();
    const store = new FaultyStore(ports.store);
    store.failNext(when);
    const asked = offerGiverCopy({ ...ports, store }, OFFICER, { input: { pledgeId }, requestId: REQUEST });
    await expect(asked).rejects.toMatchObject({ name: 'StoreError' });
  });
});

describe('the link of a copy', () => {
  test('PRV-09 gives the file once: to one of two at the same moment, and to nobody afterwards', async () => {
    const token = await offer(await give());
    const taking = (of: Ports) => takeGiverCopy(of, token);
    const [first, second] = await atOnce(ports, taking, taking);
    expect([isRefusal(first), second]).toEqual([false, OVER]);
    expect(await takeGiverCopy(ports, token)).toEqual(OVER);
    expect(await viewGiverCopyOffer(ports, token)).toEqual(OVER);
  });

  test('PRV-09 that is used at the moment in which its giver is forgotten gives nothing private', async () => {
    const pledgeId = await give();
    const token = await offer(pledgeId);
    const erase = (of: Ports) => eraseGiver(of, OFFICER, { input: { pledgeId }, requestId: REQUEST });
    const [, copy] = await atOnce(ports, erase, (of) => takeGiverCopy(of, token));
    expect(copy).toMatchObject({ giver: null, forgottenOn: '2026-11-22' });
  });

  test('PRV-09 works to the last millisecond of its fifteen minutes and no longer, whether it is looked at or used', async () => {
    const pledgeId = await give();
    const [used, late] = [await offer(pledgeId), await offer(pledgeId)];
    expect(GIVER_COPY_LIFE_MS).toBeLessThanOrEqual(15 * 60_000);
    const expiresAt = iso(ports.clock.nowMs() + GIVER_COPY_LIFE_MS);
    ports.clock.advance(GIVER_COPY_LIFE_MS - 1);
    expect(await viewGiverCopyOffer(ports, late)).toEqual({ kind: 'open', expiresAt });
    expect((await take(used)).gift.pledgeId).toBe(pledgeId);
    ports.clock.advance(1);
    expect(await viewGiverCopyOffer(ports, late)).toMatchObject(OVER);
    expect(await takeGiverCopy(ports, late)).toMatchObject(OVER);
  });

  test('is not used up by being looked at', async () => {
    const token = await offer(await give());
    for (let time = 0; time < 3; time += 1)
      expect(await viewGiverCopyOffer(ports, token)).toMatchObject({ kind: 'open' });
    expect(isRefusal(await takeGiverCopy(ports, token))).toBe(false);
  });

  test('PRV-09 opens that one gift; a second link is a link of its own', async () => {
    const [one, other] = [await give(), await give()];
    const [first, second, third] = [await offer(one), await offer(one), await offer(other)];
    expect((await take(first)).gift.pledgeId).toBe(one);
    expect((await take(second)).gift.pledgeId).toBe(one);
    expect((await take(third)).gift.pledgeId).toBe(other);
  });

  test('PRV-09 is no way to read the pledge, and what reads the pledge is no link', async () => {
    const pledgeId = await give();
    const [token, readToken] = [await offer(pledgeId), await grantReadToken(ports, await pledgeOf(pledgeId))];
    expect(await readPledge(ports, pledgeId, token)).toMatchObject(OVER);
    expect(await takeGiverCopy(ports, readToken)).toMatchObject(OVER);
    const secret = await ports.secrets.pledgeSecret(pledgeId);
    for (const none of [secret, '', pledgeId, `${token}a`, token.toUpperCase()]) {
      expect(await takeGiverCopy(ports, none)).toMatchObject(OVER);
    }
    // Neither attempt has used up what it was not for.
    expect(await readPledge(ports, pledgeId, readToken)).toMatchObject({ pledgeId });
    expect((await take(token)).gift.pledgeId).toBe(pledgeId);
  });

  test.each([
    ['before', 'works'],
    ['after', 'gives nothing, so that it never gives twice'],
  ] as const)('that fails %s its use is written then %s', async (when, _then) => {
    const token = await offer(await give());
    const store = new FaultyStore(ports.store);
    store.failNext(when);
    await expect(takeGiverCopy({ ...ports, store }, token)).rejects.toMatchObject({ name: 'StoreError' });
    expect(isRefusal(await takeGiverCopy(ports, token))).toBe(when === 'after');
  });
});
