// A project with money: one gift is settled, and what the provider holds of it may be paid out to the bank.

import { bookSettlement } from '../domain/fund/bank-settlement.ts';
import { approveDisbursement, payDisbursement } from '../domain/fund/disbursement.ts';
import type { FundAnswer } from '../domain/fund/fund-command.ts';
import { receiveUnidentified } from '../domain/fund/unidentified.ts';
import { settle } from '../domain/gift/settlement.ts';
import type { Ports, WriteUnit } from '../ports/index.ts';
import { CAMPAIGN_FACTS } from './bodies.ts';
import { anId, aProject, NOW_MS } from './builders.ts';
import { OFFICER } from './holding.ts';
import { aListedPublication, makePledge } from './scenario.ts';
import type { TestPorts, TestPortsOptions } from './test-ports.ts';
import { testPorts } from './test-ports.ts';
import { keepUpload, PROOF_FILE } from './upload-builders.ts';

export const PARTNER = '青衣社区居委会（示例）';
export const CATEGORY = '扶手及安装';
/** Another project of the same charity. */
export const SIBLING = anId('sibling');
/** SHA-256 of no statement in particular. */
export const STATEMENT = 'd1'.repeat(32);
export const PROOF = {
  evidence: [PROOF_FILE],
  approvers: ['a', 'b'],
};
/** 2027-04-01, the day after the campaign's last. */
export const AFTER_CAMPAIGN_MS = Date.UTC(2027, 3, 1, 6);
const GIFT_MINOR = 2000;

export const FILED_PARTNER = {
  name: PARTNER,
  kind: 'residents-committee',
  assessedOn: '2026-09-01',
  agreementSignedOn: '2026-09-05',
} as const;
/** What the rules ask of a partner beside the publication. */
const BESIDE = {
  name: PARTNER,
  solicits: false,
  holdsMoney: false,
  isPerson: false,
  hasInterestWithBeneficiary: false,
  agreementElements: 7,
  listing: 'none',
};
export const PARTNER_FACTS = { ...CAMPAIGN_FACTS, campaign: { ...CAMPAIGN_FACTS.campaign, partners: [BESIDE] } };

/** The default project with a budget and a partner, and a sibling. */
export function aFundedPublication(): WriteUnit {
  const budget = [{ item: CATEGORY, amount: { amountMinor: 1_000_000, currency: 'CNY' as const } }];
  const sibling = aProject({ projectId: SIBLING, externalId: 'sibling', goalMinor: 10_000_000 });
  const published = aListedPublication({ goalMinor: 10_000_000, atGoal: 'continue' }).map((change) => {
    if (change.kind === 'put-project') {
      return { ...change, record: { ...change.record, body: { ...change.record.body, budget } } };
    }
    if (change.kind !== 'put-campaign') return change;
    const { body } = change.record;
    return {
      ...change,
      record: { ...change.record, body: { ...body, partners: [FILED_PARTNER], facts: PARTNER_FACTS } },
    };
  });
  return [...published, { kind: 'put-project', record: sibling }];
}

/** Ports with that published and one gift of 20.00 settled, its fee of 0.12 borne by the project. */
export async function fundedPorts(options: TestPortsOptions = {}): Promise<TestPorts> {
  const ports = await testPorts(options);
  const outcome = await ports.store.commit(aFundedPublication());
  if (outcome.kind === 'lost') throw new Error(`the publication lost its guard ${outcome.guard}`);
  await keepUpload(ports, aProject().projectId);
  await giveTo(ports, GIFT_MINOR);
  return ports;
}

/** A gift that is settled at once. */
export async function giveTo(ports: TestPorts, amountMinor: number) {
  const pledge = await makePledge(ports, amountMinor);
  ports.payments.pay(pledge.sessionRef, { paidAtMs: NOW_MS });
  await settle(ports, pledge.pledgeId);
  return pledge;
}

/** The provider pays `amountMinor` of the default project out. */
export function payOut(ports: TestPorts, amountMinor: number, lineRef = 'line 1'): Promise<FundAnswer> {
  const { projectId } = aProject();
  const parts = [{ projectId, amountMinor }];
  const line = { provider: 'stripe', lineRef, statement: STATEMENT, amountMinor, parts };
  return bookSettlement(ports, OFFICER, { projectId, key: `payout ${lineRef}`, ...line });
}

/** A partner holds an advance of `amountMinor`. */
export async function advanceTo(ports: TestPorts, amountMinor: number): Promise<void> {
  const { projectId } = aProject();
  const promised = { projectId, key: `promise ${amountMinor}`, partner: PARTNER, amountMinor };
  const [reservationId = ''] = idsOf(await approveDisbursement(ports, OFFICER, promised));
  idsOf(await payDisbursement(ports, OFFICER, { projectId, key: `pay ${amountMinor}`, reservationId }));
}

/** What came of a request that must have been done. */
export function idsOf(answer: FundAnswer): readonly string[] {
  if (answer.kind === 'refused') throw new Error(`refused: ${answer.reason}`);
  return answer.ids;
}

interface Place {
  readonly projectId: string;
  readonly tenantId: string;
}

let lines = 0;

/** A line of the bank that nobody can explain, of 3.00; its number in the books. */
export async function receiveUnexplained(
  ports: Ports,
  { projectId, tenantId }: Place = aProject(),
  on = '2026-11-20',
): Promise<number> {
  lines += 1;
  const actor = { ...OFFICER, tenantId };
  const line = { lineRef: `unexplained ${lines}`, statement: STATEMENT, amountMinor: 300, on };
  const [journalId = ''] = idsOf(await receiveUnidentified(ports, actor, { projectId, key: line.lineRef, ...line }));
  const entry = await ports.store.books.entryNamed(journalId);
  if (entry === null) throw new Error(`no entry ${journalId}`);
  return entry.seq;
}
