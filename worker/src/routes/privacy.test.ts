// Givers say their names, write messages, ask for fiscal receipts. What they said is planted here in words that occur
// nowhere else, and then everything that anybody can read is searched for it.

import type { OperationId } from '@happy-homeland/contract';
import { OPERATIONS } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { settle } from '../domain/gift/settlement.ts';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import type { PlantedGiver, TwoFederations } from '../testing/two-federations.ts';
import { pledgeOf, twoFederations } from '../testing/two-federations.ts';

/** Every key that a public answer may have, at any depth. One that is not here is one that nobody has thought about. */
const CARD = `projectId title summary filedTitle filingNumber category action community region photo status intake test
  goal amountMinor currency raisedMinor donors bySource source fundUse feesMinor advancesMinor spentMinor heldMinor
  interestMinor receivedMinor managementMinor transferredMinor otherMinor
  charity name uscc kind certificate number issuedOn validTo accountName bank accountMasked contact phone email address
  site federation partners assessedOn agreementSignedOn dates startsOn endsOn plan purpose beneficiaries scope
  estimatedPeople howChosen costPlan fundraising managementBps surplus responsible office methods budget item amount
  milestones platforms listingUrl gift presetsMinor minMinor maxMinor conspicuous organisation certificateNumber enquiry
  lookupUrl links page give asOf`;
const LIST = 'items nextCursor';
const RECEIPT =
  'receiptNo amount amountMinor currency date projectId projectTitle charityName filingNumber status test notice';
const PUBLIC_KEYS: { readonly [id in OperationId]?: string } = {
  listProjects: `${LIST} ${CARD}`,
  getProject: CARD,
  getChannel: 'channel reason articles href target site siteId name registerHref',
  getCompliance: `projectId on pack id version factsDigest line zh en counts pass warn block unknown mayTakeGifts findings
    rule name title outcome softened bars moments articles instrument article clause label effectiveFrom effectiveTo mark
    evidence field label value vouchedBy vouchedOn url fields fieldLabels message fix duties kind contents dueStrict dueLegal isDueCertain
    status entry publishedHereOn wasLate`,
  getChallenge:
    'parameters algorithm cost data expiresAt projectId keyLength keyPrefix keySignature nonce salt signature',
  listLedger: `${LIST} seq kind date source postings account amountMinor currency reverses reason
    category partner evidence sha256 bytes mime to basis`,
  listDonations: `${LIST} date amount amountMinor currency name`,
  listDisclosures: `${LIST} kind date title body journalSeq digest corrects explanation`,
  listUpdates: `${LIST} updateNo happenedOn publishedOn title text milestone outcomes sessions people households
    photographs href width height corrections on explanation`,
  getProgress: `projectId milestones name reachedOn outcomes sessions people households lastUpdateOn nextUpdateDueOn
    spotChecks checkNo checkedOn looked result digest attestedBy isOverdue visits visitedOn found mend what by photographs href width height
    acceptance acceptedOn asked satisfied neutral dissatisfied said changesOfUse
    plannedOutcomes financing`,
  reportProject: 'complaintNo secret dueOn href',
  listComplaints: `${LIST} complaintNo about state receivedOn dueOn answeredOn answer isLate
    figures received open overdue answeredInTime answeredLate`,
  listMessages: `${LIST} messageNo text name shownOn`,
  listRegions: `${LIST} code level projects`,
  getRegion: `${LIST} ${CARD} code level parent below projects funds currency gifts disbursedMinor availableMinor duties
    met due overdue untold reports received open answeredInTime answeredLate`,
  getReceipt: RECEIPT,
  lookupReceipt: RECEIPT,
};
/** Texts of a format of their own, with tests of their own. */
const NOT_JSON = ['getLedgerCsv', 'getReceiptProof'];
/** Ids of the provider, secrets, and what an address or a device is known by. */
const NOBODYS_BUSINESS = /\b(?:pi|cs|evt|txn|ch|re|cus)_\w|\bsk_|whsec_|hhk_|\b(?:ip|userAgent|idempotency)\b|secret/i;

const ANONYMOUS: PlantedGiver = {
  displayName: '',
  message: '密语金丝雀',
  fiscalTitle: '隐名抬头金丝雀',
  taxNumber: 'CANARYTAXHIDDEN12',
  email: 'canary-hidden@example.org',
};

let world: TwoFederations;
let anonymousPledgeId: string;

async function give(display: object, giver = ANONYMOUS): Promise<string> {
  const { here, ports, call } = world;
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: here.ownSite };
  const answer = await call('/v1/pledges', { body: { ...pledgeOf(here.projectId, giver), display }, headers });
  const pledge = await ports.store.pledges.pledge(answer.json.pledgeId);
  ports.payments.pay(pledge?.sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, answer.json.pledgeId);
  return answer.json.pledgeId;
}

beforeAll(async () => {
  world = await twoFederations();
  anonymousPledgeId = await give({ mode: 'anonymous' });
});

/** Everything that anybody can read without a key: the public operations and the pages. */
async function everythingPublic(): Promise<{ readonly where: string; readonly text: string }[]> {
  const { here, call, ports } = world;
  const operations = OPERATION_IDS.filter(
    (id) => OPERATIONS[id].security === 'none' && OPERATIONS[id].method === 'get',
  );
  const known: Record<string, string> = { projectId: here.projectId, receiptNo: here.receiptNo, name: 'x' };
  const pages = createApp(ports)
    .routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/v1/'))
    .map(({ path }) => path.replaceAll(/:(\w+)(?:\{[^}]*\})?\??/g, (_, name: string) => known[name] ?? 'x'));
  const paths = [...operations.map((id) => callOf(id, here).path), ...pages];
  const read: { where: string; text: string }[] = [];
  for (const path of new Set(paths)) {
    const answer = await call(path, { headers: { accept: 'text/html,application/json' } });
    read.push({ where: path, text: `${answer.text}\n${JSON.stringify([...answer.headers])}` });
  }
  return read;
}

function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

describe('public answers', () => {
  const ids = Object.keys(PUBLIC_KEYS) as OperationId[];

  test('PRV-01 of every operation about projects, regions and receipts are in the list', () => {
    const about = OPERATION_IDS.filter((id) => /^\/v1\/(?:projects|receipts|regions)/.test(OPERATIONS[id].path));
    expect(about.filter((id) => !NOT_JSON.includes(id)).toSorted()).toEqual(ids.toSorted());
  });

  test.each(ids)('PRV-01 of %s hold keys that somebody has thought about, and no others', async (id) => {
    const { path, ...asked } = callOf(id, world.here);
    const { json, status } = await world.call(path, asked);
    expect(status).toBe(OPERATIONS[id].success.status);
    const allowed = new Set(PUBLIC_KEYS[id]?.split(/\s+/));
    expect(keysOf(json).filter((key) => !allowed.has(key))).toEqual([]);
  });

  test('PRV-01 name no id of the provider, no key, no device', async () => {
    for (const { where, text } of await everythingPublic()) {
      if (['/docs', '/openapi.json'].some((documentation) => where.startsWith(documentation))) continue;
      const [, body = ''] = /^([\s\S]*)\n/.exec(text) ?? [];
      expect([where, NOBODYS_BUSINESS.exec(body.replaceAll(/<[^>]*>/g, ' '))?.[0]]).toEqual([where, undefined]);
    }
  });

  test('PRV-02, PRV-08 show of all that givers said only the name that one of them wanted shown', async () => {
    const { giver, pledgeId, secret } = world.here;
    const planted = [giver.message, giver.fiscalTitle, giver.taxNumber, giver.email, secret].concat(
      Object.values(ANONYMOUS).filter((text) => text !== ''),
      anonymousPledgeId,
    );
    const read = await everythingPublic();
    expect(read.length).toBeGreaterThan(12);
    for (const { where, text } of read) {
      expect([where, planted.filter((words) => text.includes(words))]).toEqual([where, []]);
    }
    const showing = read.filter(({ text }) => text.includes(giver.displayName)).map(({ where }) => where);
    expect(showing.toSorted()).toEqual([
      `/p/${world.here.projectId}`,
      `/v1/projects/${world.here.projectId}/donations`,
    ]);
    expect(read.filter(({ text }) => text.includes(pledgeId)).map(({ where }) => where)).toEqual([]);
  });

  test('PRV-03 hold no message: it is for the charity, whatever is in it', async () => {
    await give(
      { mode: 'name', name: '示例居民' },
      { ...ANONYMOUS, message: '身份证 11010519491231002X，电话 13800138000' },
    );
    for (const { where, text } of await everythingPublic()) {
      expect([where, /11010519491231002X|13800138000/.test(text)]).toEqual([where, false]);
    }
  });
});

describe('an anonymous gift', () => {
  test('PRV-02 is told to the provider without a word of what its giver said', () => {
    const told = JSON.stringify(world.ports.payments.opened);
    for (const words of Object.values({ ...world.here.giver, ...ANONYMOUS }).filter((text) => text !== '')) {
      expect(told).not.toContain(words);
    }
  });

  test('PRV-02 is in the totals and the journal like any other', async () => {
    const { json } = await world.call(`/v1/projects/${world.here.projectId}`);
    expect(json.donors).toBeGreaterThanOrEqual(2);
  });

  test('PRV-04 leaves no gap, mark or count in the pages of the donor wall', async () => {
    const wall = async (gifts: readonly (string | null)[]) => {
      world = await twoFederations();
      for (const name of gifts) {
        world.ports.clock.advance(1000);
        await give(name === null ? { mode: 'anonymous' } : { mode: 'name', name });
      }
      const pages: string[][] = [];
      for (let cursor = ''; ; ) {
        const { json } = await world.call(`/v1/projects/${world.here.projectId}/donations?limit=2${cursor}`);
        pages.push(json.items.map((item: { name: string }) => item.name));
        if (json.nextCursor === null) return pages;
        expect(json.nextCursor).toMatch(/^\d+-[a-z2-7]+$/);
        cursor = `&cursor=${json.nextCursor}`;
      }
    };
    const named = await wall(['甲', '乙', '丙', '丁']);
    const mixed = await wall(['甲', null, null, '乙', null, '丙', null, null, null, '丁', null]);
    expect(mixed).toEqual(named);
  });
});

describe('the log', () => {
  test('PRV-08, PRV-10 of all this names nobody and repeats nothing that was sent', async () => {
    const { here, call, ports } = world;
    const forged = 'x\r\n{"level":"fatal","event":"forged"}';
    const headers = {
      'user-agent': forged.replaceAll(/[\r\n]/g, ' '),
      'x-request-id': 'forged',
      referer: 'https://canary.example.org/',
    };
    for (const path of [
      `/p/${encodeURIComponent(forged)}`,
      `/v1/projects?q=${encodeURIComponent(forged)}`,
      `/${encodeURIComponent(forged)}`,
    ]) {
      await call(path, { headers });
    }
    await call('/v1/pledges', {
      body: pledgeOf(here.projectId, { ...here.giver, displayName: forged }),
      headers: { 'idempotency-key': crypto.randomUUID(), origin: here.ownSite },
    });
    const log = JSON.stringify(ports.reported);
    expect(log.length).toBeGreaterThan(1000);
    expect(log).not.toMatch(/forged|fatal|canary|金丝雀|王/);
    for (const secret of [here.secret, here.apiKey, world.operatorKey]) expect(log).not.toContain(secret);
  });
});
