// A campaign on its way to the public, and to its end.

import type { WorkContent } from '@happy-homeland/contract';
import type { Change, Ports, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { prepareCampaign } from '../project/prepare-campaign.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { signed, submitted } from './review-chain.ts';
import { wholeCampaign } from './whole-project.ts';
import type { StepResult, WorkPlace } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

type Content = WorkContent<'campaign-plans'>;

export const campaignPlanWork = parseHandler<'campaign-plans'>({
  admit: async ({ ports, place, content }) => {
    const { externalId: federation, tenantId } = place.federation;
    if (content.federation !== federation)
      return refusedField('immutable-field', '/federation', `it is of ${federation}`);
    const taken = await ports.store.directory.campaign(tenantId, content.externalId);
    return taken === null
      ? ADMITTED
      : refusedField('registration-taken', '/externalId', 'it names a published campaign');
  },
  steps: {
    recall: async ({ item }) => ({ kind: 'taken', deskTenantId: item.tenantId }),
    submit: async ({ ports, place, item, content }) => {
      const whole = wholeCampaign(content.campaign);
      if (isRefusal(whole)) return whole;
      const charity = await ports.store.directory.charity(place.federation.tenantId, whole.charity);
      if (charity === null) {
        return refusedField('parent-not-found', '/campaign/charity', `no charity ${whole.charity}`);
      }
      const { certificateValidTo: validTo } = charity;
      if (validTo !== null && validTo < whole.startsOn) {
        return refusedField('not-fit', '/campaign/startsOn', `the certificate of ${charity.name} ends on ${validTo}`);
      }
      return submitted(ports, place, item);
    },
    sign: signed,
    return: async ({ item }) => ({ kind: 'taken', deskTenantId: item.tenantId }),
    file: async ({ ports, input }) => {
      const { filingNumber, filedOn } = input;
      const today = civilDateOf(ports.clock.nowMs());
      if (filedOn > today) return refusedField('not-fit', '/filedOn', `it is ${today} in Asia/Shanghai`);
      return { kind: 'taken', outcome: { filing: { filingNumber, filedOn } } };
    },
    publish: ({ ports, place, item, content }) => published(ports, place, { item, content }),
    end: ({ ports, place, content }) => ended(ports, place, content),
  },
});

async function published(
  ports: Ports,
  { federation }: WorkPlace,
  { item, content }: { readonly item: WorkItemRecord; readonly content: Content },
): Promise<StepResult | Refusal> {
  const whole = wholeCampaign(content.campaign);
  if (isRefusal(whole)) return whole;
  const input = { ...whole, ...parseFiling(item.outcome['filing']), federation: federation.externalId };
  const prepared = await prepareCampaign(ports, { federation, externalId: content.externalId, input });
  if ('kind' in prepared) return prepared;
  return { kind: 'taken', unit: [prepared.change], outcome: { campaignId: prepared.id } };
}

// Gifts to every project of it are refused from this unit on: each is held to the revision of its campaign.
async function ended(ports: Ports, { federation }: WorkPlace, content: Content): Promise<StepResult | Refusal> {
  const known = await ports.store.directory.campaign(federation.tenantId, content.externalId);
  if (known === null) return refused('not-found');
  const nowMs = ports.clock.nowMs();
  const record = { ...known, endedOn: civilDateOf(nowMs), revision: known.revision + 1, updatedMs: nowMs };
  const change: Change = { kind: 'put-campaign', record };
  return { kind: 'taken', unit: [change], outcome: { endedOn: record.endedOn } };
}

// We wrote it, in this shape.
function parseFiling(filing: unknown): { readonly filingNumber: string; readonly filedOn: string } {
  return filing as { readonly filingNumber: string; readonly filedOn: string };
}
