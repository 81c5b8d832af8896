// What a filed plan says of the use of gifts, once gifts were given for it. A project's money is used otherwise by the steps of the
// law alone (Charity Law 2023 art. 56; 慈善组织公开募捐管理办法 art. 20), and another purpose is another filed campaign.

import type { CampaignInput } from '@happy-homeland/contract';
import type { CampaignRecord, FederationRecord, Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';

type Plan = CampaignInput['plan'];

/** By what people gave: for what, for whom, how they are chosen, and what becomes of the rest. */
const KEPT: readonly (readonly [pointer: string, of: (plan: Plan) => string])[] = [
  ['/plan/purpose', ({ purpose }) => purpose],
  ['/plan/beneficiaries/scope', ({ beneficiaries }) => beneficiaries.scope],
  ['/plan/beneficiaries/howChosen', ({ beneficiaries }) => beneficiaries.howChosen],
  ['/plan/surplus', ({ surplus }) => surplus],
];
const WAY = 'gifts were given for it: open a change of use of the project (changes-of-use), or file another campaign';

/** Refuses a plan that would use what was given for something else; null under another law, and before the first gift. */
export async function refuseOtherPlan(
  ports: Ports,
  { pack }: FederationRecord,
  { known, input }: { readonly known: CampaignRecord; readonly input: CampaignInput },
): Promise<Refusal | null> {
  const { plan } = known.body;
  const changed = KEPT.find(([, of]) => of(plan) !== of(input.plan))?.[0] ?? raisedCost(plan, input.plan);
  if (pack !== 'cn' || changed === null) return null;
  const isGiven = await ports.store.books.isGivenTo(known.tenantId, known.campaignId);
  return isGiven ? refusedField('immutable-field', changed, WAY) : null;
}

// What the charity keeps for itself may become less.
function raisedCost({ costPlan: before }: Plan, { costPlan: after }: Plan): string | null {
  if (after.managementBps > before.managementBps) return '/plan/costPlan/managementBps';
  const [was, is] = [before.fundraising?.amountMinor ?? 0, after.fundraising?.amountMinor ?? 0];
  return is > was ? '/plan/costPlan/fundraising' : null;
}
