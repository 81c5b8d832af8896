// A gift that came after its appeal had ended, and the keys that decide on it.

import { settle } from '../domain/gift/settlement.ts';
import { getProject } from '../domain/project/project.ts';
import type { PaidFacts } from '../ports/index.ts';
import { aCampaign, aCharity, aProject } from './builders.ts';
import type { MadePledge } from './scenario.ts';
import { makePledge } from './scenario.ts';
import type { TestPorts } from './test-ports.ts';

/** The campaign of the builders ends on 31 March 2027. */
export const AFTER_THE_END_MS = Date.parse('2027-05-01T00:00:00Z');
export const HELD_REASON = '募捐结束后才付款（示例）';

/** Two people of the federation, and a third. */
export const [OFFICER, COLLEAGUE, THIRD] = ['officer', 'colleague', 'third'].map((keyId) => ({
  keyId: keyId.padEnd(8, 'a'),
  tenantId: aProject().tenantId,
})) as [Keyed, Keyed, Keyed];

interface Keyed {
  readonly keyId: string;
  readonly tenantId: string;
}

/** A gift of 20 元 that is held because it was paid too late. */
export async function makeHeldGift(ports: TestPorts, paid: Partial<PaidFacts> = {}): Promise<MadePledge> {
  const made = await makePledge(ports);
  ports.payments.pay(made.sessionRef, { paidAtMs: AFTER_THE_END_MS, ...paid });
  await settle(ports, made.pledgeId);
  return made;
}

/** The campaign's end is corrected: what was paid in May was paid in time. */
export async function extendCampaign(ports: TestPorts, endsOn = '2027-06-30'): Promise<void> {
  const { tenantId, externalId } = aCampaign();
  const known = await ports.store.directory.campaign(tenantId, externalId);
  if (known === null) throw new Error('no campaign');
  const record = { ...known, revision: known.revision + 1, endsOn };
  await ports.store.commit([{ kind: 'put-campaign', record }]);
}

/** The certificate as the records say it now: valid to this day. */
export async function certifyUntil(ports: TestPorts, validTo: string): Promise<void> {
  const { tenantId, externalId } = aCharity();
  const known = await ports.store.directory.charity(tenantId, externalId);
  if (known === null) throw new Error('no charity');
  const body = { ...known.body, certificate: { ...known.body.certificate, validTo } };
  const record = { ...known, revision: known.revision + 1, certificateValidTo: validTo, body };
  await ports.store.commit([{ kind: 'put-charity', record }]);
}

/** What the held account, the provider's account and the fund of the project hold, minor units, as credits. */
export async function heldBooks(ports: TestPorts, { sessionRef }: MadePledge) {
  const { projectId } = aProject();
  const paymentRef = `pi_${sessionRef}`;
  const effects = [`paid:stripe:${paymentRef}`, `returned:stripe:${paymentRef}`, `returned:stripe:${paymentRef}:2`];
  const entries = await Promise.all(effects.map((effect) => ports.store.books.byEffect(effect)));
  const undone = await Promise.all(
    entries.map(async (entry) => entry && (await ports.store.books.byEffect(`reversal:${entry.journalId}`))),
  );
  const accepted = await ports.store.books.byEffect(`accepted:stripe:${paymentRef}`);
  const standing = entries.filter((entry, index) => entry !== null && undone[index] === null);
  const card = await getProject(ports, projectId);
  return {
    held: standing.filter((entry) => entry?.kind === 'gift.held').length,
    returned: standing.filter((entry) => entry?.kind === 'gift.returned').length,
    accepted: accepted === null ? 0 : 1,
    raisedMinor: card?.raisedMinor,
  };
}
