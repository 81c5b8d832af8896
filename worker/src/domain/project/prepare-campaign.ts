// What publishing a campaign would change, for whoever publishes one: a request, or the last step of its plan.

import type { CampaignInput } from '@happy-homeland/contract';
import type { FederationRecord, Ports } from '../../ports/index.ts';
import { judgePublication } from '../compliance/publication-gate.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';
import { refuseOtherPlan } from './kept-plan.ts';
import type { Prepared, Put } from './upsert.ts';
import { fixed } from './upsert.ts';

/** What publishing a campaign would change now, or why it may not be published. */
export async function prepareCampaign(
  ports: Ports,
  { federation, externalId, input }: Put<CampaignInput> & { readonly federation: FederationRecord },
): Promise<Prepared | Refusal> {
  const { tenantId } = federation;
  const charity = await ports.store.directory.charity(tenantId, input.charity);
  if (!charity) return refusedField('parent-not-found', '/charity', `no charity ${input.charity}`);
  const known = await ports.store.directory.campaign(tenantId, externalId);
  if (known && known.charityId !== charity.charityId) return fixed('/charity');
  if (known && known.filingNumber !== input.filingNumber) return fixed('/filingNumber');
  if (known && known.currency !== input.expected.currency) return fixed('/expected/currency');
  const otherPlan = known && (await refuseOtherPlan(ports, federation, { known, input }));
  if (otherPlan !== null) return otherPlan;
  const campaignId = await ports.ids.named('campaign', tenantId, externalId);
  const record = {
    tenantId,
    externalId,
    revision: (known?.revision ?? 0) + 1,
    updatedMs: ports.clock.nowMs(),
    campaignId,
    charityId: charity.charityId,
    filingNumber: input.filingNumber,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    expectedMinor: input.expected.amountMinor,
    currency: input.expected.currency,
    listed: input.designatedPlatforms.length > 0,
    endedOn: known?.endedOn ?? null,
    body: input,
  };
  const word = await judgePublication(ports, { federation, charity, campaign: record }, { isNew: known === null });
  if (word.kind === 'refused') return word;
  return { id: campaignId, known, body: input, rules: word.rules, change: { kind: 'put-campaign', record } };
}
