// Money that is held, at the desks of those who decide on it.

import { beforeEach, describe, expect, test } from 'vitest';
import { decideHeld } from '../../domain/held/held-decision.ts';
import { aGrant } from '../../testing/access-builders.ts';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { COLLEAGUE, extendCampaign, makeHeldGift } from '../../testing/holding.ts';
import { aFederation, anId, makePledge } from '../../testing/index.ts';
import { screenOf, textsOf } from '../testing/read-screen.ts';

let world: DeskWorld;
let finance: Browser;
let approver: Browser;
let pledgeId: string;
let path: string;

beforeEach(async () => {
  world = await deskWorld();
  finance = await world.person('finance', ['finance']);
  approver = await world.person('approver', ['approver']);
  ({ pledgeId } = await makeHeldGift(world.ports));
  path = `/console/held/${pledgeId}`;
});

const REFUND = { decision: 'refund', reason: '募捐结束后付款，应退回（示例）' };
const listed = async (browser: Browser, where = '/console') =>
  [...screenOf(await browser.get(where)).querySelectorAll('.desk-list a')]
    .map((link) => link.getAttribute('href'))
    .filter((href) => href === path).length;
const decisionsHere = () => world.ports.store.pledges.heldDecisions(aGrant().tenantId ?? '', pledgeId, 1);
const verdicts = (screen: Document) =>
  [...screen.querySelectorAll('input[name="decision"]')].map((one) => one.getAttribute('value'));

describe('a held gift', () => {
  test('waits on the list of today for two people, who give it back with a reason each', async () => {
    expect([await listed(finance), await listed(approver)]).toEqual([1, 1]);
    const screen = screenOf(await finance.get(path));
    expect(textsOf(screen, '.rows dd').join()).toContain('20.00 元');
    expect(verdicts(screen)).toEqual(['refund']);
    expect(textsOf(screen, '.hint').join()).toContain('不能计入项目');
    const first = await finance.post(path, REFUND);
    expect([first.status, first.headers.get('location')]).toEqual([303, `${path}?done=1`]);
    expect([await listed(finance), await listed(finance, '/console/held'), await listed(approver)]).toEqual([0, 1, 1]);
    expect(world.ports.payments.refundsAsked).toEqual([]);
    const seen = screenOf(await approver.get(path));
    expect(textsOf(seen, '.desk-history').join()).toContain(REFUND.reason);
    expect(textsOf(seen, '.desk-history').join()).toContain('示例 finance');
    expect((await approver.post(path, REFUND)).status).toBe(303);
    expect(world.ports.payments.refundsAsked).toHaveLength(1);
    expect(textsOf(screenOf(await finance.get(path)), '.rows dd').join()).toContain('已退回捐款人');
    expect(await listed(approver)).toBe(0);
    const late = await finance.post(path, { decision: 'withdraw' });
    expect([late.status, verdicts(screenOf(late))]).toEqual([409, []]);
  });

  test('may be counted once the records allow it, and a word may be taken back', async () => {
    await extendCampaign(world.ports);
    expect(verdicts(screenOf(await finance.get(path)))).toEqual(['refund', 'accept']);
    const accept = { decision: 'accept', reason: '登记已更正，可以接收（示例）' };
    await finance.post(path, accept);
    expect(verdicts(screenOf(await finance.get(path)))).toEqual(['withdraw', 'refund']);
    expect((await finance.post(path, { decision: 'withdraw' })).status).toBe(303);
    expect(await decisionsHere()).toEqual([]);
    await finance.post(path, accept);
    await approver.post(path, accept);
    expect((await world.ports.store.pledges.pledge(pledgeId))?.paymentState).toBe('paid');
    expect(textsOf(screenOf(await finance.get(path)), '.rows dd').join()).toContain('已计入项目');
  });

  test('wants a reason, keeps what was typed, and counts nothing that the law forbids', async () => {
    const without = screenOf(await finance.post(path, { decision: 'refund', reason: '  ' }));
    expect(textsOf(without, '#reason-refund-error')).toEqual(['请填写此项。']);
    const long = await finance.post(path, { decision: 'refund', reason: '长'.repeat(301) });
    expect([long.status, screenOf(long).querySelector('#reason-refund')?.textContent?.length]).toEqual([422, 301]);
    const unlawful = await finance.post(path, { decision: 'accept', reason: '请接收（示例）' });
    expect([unlawful.status, textsOf(screenOf(unlawful), '#errors li').length]).toEqual([409, 1]);
    for (const decision of ['', 'pay', 'constructor', '<b>']) {
      expect([decision, (await finance.post(path, { decision, reason: '甲' })).status]).toEqual([decision, 400]);
    }
    const hostile = { decision: 'refund', reason: '<script>alert(1)</script>\u202e' };
    const answer = await finance.post(path, hostile);
    expect(answer.text).not.toContain('<script>');
    expect((await finance.get(path)).text).not.toContain('<script>');
    const evil = await finance.post(path, REFUND, { origin: 'https://evil.example.org' });
    expect(evil.status).toBe(403);
  });

  test('IDM-01 said twice by one person is one word, whoever presses twice', async () => {
    await Promise.all([finance.post(path, REFUND), finance.post(path, REFUND)]);
    await finance.post(path, REFUND);
    expect(await decisionsHere()).toHaveLength(1);
    expect(world.ports.payments.refundsAsked).toEqual([]);
  });
});

describe('whoever may not decide', () => {
  test('TEN-06 reads as an auditor, and is refused as anybody else', async () => {
    const auditor = await world.person('auditor', ['auditor']);
    expect(verdicts(screenOf(await auditor.get(path)))).toEqual([]);
    expect([await listed(auditor), await listed(auditor, '/console/held')]).toEqual([0, 1]);
    const partner = await world.person('partner', ['partner-editor']);
    const today = await partner.get('/console');
    expect(today.text).not.toContain('/console/held');
    for (const browser of [auditor, partner]) {
      expect((await browser.post(path, REFUND)).status).toBe(403);
    }
    expect([(await partner.get(path)).status, (await partner.get('/console/held')).status]).toEqual([403, 403]);
    expect((await world.stranger.get(path)).status).toBe(303);
    expect(await decisionsHere()).toEqual([]);
  });

  test('TEN-01 finds nothing of another federation, and a role there counts for nothing here', async () => {
    const other = aFederation({ tenantId: anId('other'), externalId: 'other' });
    await world.ports.store.commit([{ kind: 'put-federation', record: other }]);
    const foreigner = await world.person('foreigner', []);
    const grant = { personId: foreigner.personId, tenantId: anId('other') };
    await world.ports.store.commit([
      { kind: 'give-grant', record: aGrant({ ...grant, grantId: anId('g'), role: 'finance' }) },
    ]);
    expect([(await foreigner.get(path)).status, (await foreigner.post(path, REFUND)).status]).toEqual([404, 404]);
    expect([await listed(foreigner), await listed(foreigner, '/console/held')]).toEqual([0, 0]);
    expect((await foreigner.get('/console/held?federation=shili')).status).toBe(404);
    // Somebody of both decides where the role is, whichever federation comes first.
    await world.ports.store.commit([
      {
        kind: 'give-grant',
        record: aGrant({ ...grant, grantId: anId('z'), tenantId: aGrant().tenantId, role: 'approver' }),
      },
    ]);
    expect([await listed(foreigner), (await foreigner.post(path, REFUND)).status]).toEqual([1, 303]);
    expect((await decisionsHere()).map(({ keyId }) => keyId)).toEqual([foreigner.personId]);
  });

  test('finds no held gift in one that never was, in none, and in a name that is none', async () => {
    const { pledgeId: unpaid } = await makePledge(world.ports);
    for (const name of [unpaid, anId('nothing'), 'x'.repeat(500), "' OR 1=1 --", '%2e%2e', '%00']) {
      const where = `/console/held/${encodeURIComponent(name)}`;
      expect([name, (await finance.get(where)).status]).toEqual([name, 404]);
      expect([name, (await finance.post(where, REFUND)).status]).toEqual([name, 404]);
    }
    expect((await finance.get('/console/held?cursor=x')).status).toBe(400);
  });

  test('a program and a person are two', async () => {
    await decideHeld(world.ports, COLLEAGUE, { pledgeId, input: { decision: 'refund', reason: '应退回（示例）' } });
    expect(textsOf(screenOf(await finance.get(path)), '.desk-history li')).toHaveLength(1);
    await finance.post(path, REFUND);
    expect(world.ports.payments.refundsAsked).toHaveLength(1);
  });
});
