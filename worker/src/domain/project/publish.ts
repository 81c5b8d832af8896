// Publishing by idempotent upsert. The publisher's own external id names a thing, so the same file sent again changes
// nothing; what the registrar or the books already rely on can no longer change.

import type { CampaignInput, CharityInput, FederationInput, ProjectInput } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { Change, FederationRecord, Ports, ProjectFile, ProjectRecord } from '../../ports/index.ts';
import { planPublished } from '../../publication/facts.ts';
import type { Actor } from '../actor.ts';
import { civilDateOf } from '../civil-date.ts';
import { judgePublication } from '../compliance/publication-gate.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import { isGift } from './intake.ts';
import { prepareCampaign } from './prepare-campaign.ts';
import { refuseShortLine } from './spent-lines.ts';
import type { Prepared, Put, PutResult } from './upsert.ts';
import { fixed, tenantOf, upsert } from './upsert.ts';

/** Creates or updates a federation. Only the operator creates one; Stripe live mode is refused under the `cn` pack. */
export async function putFederation(ports: Ports, actor: Actor, put: Put<FederationInput>): Promise<PutResult> {
  const { externalId, input } = put;
  if (ports.settings.mode === 'live' && input.pack === 'cn') {
    const detail = 'mainland charities cannot hold a Stripe account; use link-out to the designated platform';
    return refused('mode-mismatch', { detail });
  }
  const tenantId = await ports.ids.named('federation', externalId);
  if (actor.tenantId !== null && actor.tenantId !== tenantId) return refused('not-found');
  return upsert(ports, actor, async () => {
    const known = await ports.store.directory.federation(externalId);
    if (!known && actor.tenantId !== null) return refused('forbidden');
    // The pack decides which law is asked for; a federation may not choose a laxer one for itself.
    if (known && known.pack !== input.pack && actor.tenantId !== null) return fixed('/pack');
    // A federation below another does not choose by itself who reviews it.
    const isBelow = known !== null && known.parentTenantId !== null;
    if (isBelow && actor.tenantId !== null && !isSameChain(known.body, input)) return fixed('/reviewChain');
    // Where it stands decides who reviews it, so a federation cannot step out from under the one above by itself.
    if (known && known.body.parent !== input.parent && actor.tenantId !== null) return fixed('/parent');
    if (known && known.body.level !== input.level && actor.tenantId !== null) return fixed('/level');
    const above = input.parent === undefined ? null : await ports.store.directory.federation(input.parent);
    if (input.parent !== undefined && above === null) {
      return refusedField('parent-not-found', '/parent', `no federation ${input.parent}`);
    }
    const place = { parentTenantId: above?.tenantId ?? null, level: input.level ?? null };
    const common = { tenantId, externalId, revision: (known?.revision ?? 0) + 1, updatedMs: ports.clock.nowMs() };
    const record = { ...common, ...place, name: input.name, pack: input.pack, body: input };
    return { id: tenantId, known, body: input, change: { kind: 'put-federation', record } };
  });
}

function isSameChain(one: FederationInput, other: FederationInput): boolean {
  return JSON.stringify(one.reviewChain) === JSON.stringify(other.reviewChain);
}

/** Creates or updates a charity, the payee. Its credit code stays what it was. */
export async function putCharity(ports: Ports, actor: Actor, put: Put<CharityInput>): Promise<PutResult> {
  const { externalId, input } = put;
  return upsert(ports, actor, async () => {
    const tenant = await tenantOf(ports, actor, input.federation);
    if (tenant.kind === 'refused') return tenant;
    const { tenantId } = tenant.federation;
    const charityId = await ports.ids.named('charity', tenantId, externalId);
    const known = await ports.store.directory.charity(tenantId, externalId);
    if (known && known.uscc !== input.uscc) return refusedField('immutable-field', '/uscc', 'a payee keeps its code');
    const record = {
      tenantId,
      externalId,
      revision: (known?.revision ?? 0) + 1,
      updatedMs: ports.clock.nowMs(),
      charityId,
      uscc: input.uscc,
      name: input.name,
      certificateValidTo: input.certificate.validTo,
      handOff: input.handOff,
      body: input,
    };
    return { id: charityId, known, body: input, change: { kind: 'put-charity', record } };
  });
}

/** Creates or updates a filed campaign. Its payee, filing number and currency stay what they were. */
export async function putCampaign(ports: Ports, actor: Actor, put: Put<CampaignInput>): Promise<PutResult> {
  return upsert(ports, actor, async () => {
    const tenant = await tenantOf(ports, actor, put.input.federation);
    if (tenant.kind === 'refused') return tenant;
    return prepareCampaign(ports, { ...put, federation: tenant.federation });
  });
}

/** Creates or updates a project. Its campaign and currency stay; goals of a campaign stay within the filed amount. */
export async function putProject(ports: Ports, actor: Actor, put: Put<ProjectInput>): Promise<PutResult> {
  return upsert(ports, actor, async () => {
    const tenant = await tenantOf(ports, actor, put.input.federation);
    if (tenant.kind === 'refused') return tenant;
    return prepareProject(ports, { ...put, federation: tenant.federation });
  });
}

/** What publishing a project would change now, or why it may not be published. */
export async function prepareProject(
  ports: Ports,
  { federation, externalId, input }: Put<ProjectInput> & { readonly federation: FederationRecord },
): Promise<Prepared | Refusal> {
  const { tenantId } = federation;
  const campaign = await ports.store.directory.campaign(tenantId, input.campaign);
  if (!campaign) return refusedField('parent-not-found', '/campaign', `no campaign ${input.campaign}`);
  if (input.goal.currency !== campaign.currency) {
    return refusedField('currency-mismatch', '/goal/currency', `the campaign is filed in ${campaign.currency}`);
  }
  const unknown = await unknownParty(ports, tenantId, input);
  if (unknown !== null) return unknown;
  const known = await ports.store.directory.project(tenantId, externalId);
  if (known === null && campaign.endedOn !== null) return refusedField('not-fit', '/campaign', 'it has ended');
  if (known && known.campaignId !== campaign.campaignId) return fixed('/campaign');
  const otherUse = known && (await refuseOtherUse(ports, federation, { known, input }));
  if (otherUse !== null) return otherUse;
  const projectId = await ports.ids.named('project', tenantId, externalId);
  const record = {
    tenantId,
    externalId,
    revision: (known?.revision ?? 0) + 1,
    updatedMs: ports.clock.nowMs(),
    projectId,
    campaignId: campaign.campaignId,
    charityId: campaign.charityId,
    position: known?.position ?? 0,
    title: input.title,
    category: input.category,
    region: input.region,
    goalMinor: input.goal.amountMinor,
    currency: input.goal.currency,
    atGoal: input.atGoal,
    hardCap: input.hardCap,
    standing: known?.standing ?? 'raising',
    body: input,
  };
  const charity = await ports.store.directory.charity(tenantId, campaign.body.charity);
  if (!charity) return refusedField('parent-not-found', '/campaign', 'its charity is not there');
  const judged = { federation: federation, charity, campaign, project: record };
  const word = await judgePublication(ports, judged, { isNew: known === null });
  if (word.kind === 'refused') return word;
  const href = `${ports.settings.publicUrl}/p/${projectId}`;
  const facts = [await planLeaf(ports, { campaign }, record)];
  return {
    id: projectId,
    href,
    known,
    body: input,
    rules: word.rules,
    change: { kind: 'put-project', record },
    facts,
  };
}

// What was given for one line of a published budget is used for another by the steps of the law alone (Charity Law 2023
// art. 56), and these are work.
async function refuseOtherUse(
  ports: Ports,
  { pack }: FederationRecord,
  { known, input }: { readonly known: ProjectRecord; readonly input: ProjectInput },
): Promise<Refusal | null> {
  const { budget } = known.body;
  if (canonicalJson(budget) === canonicalJson(input.budget)) return null;
  if (pack !== 'cn' || budget.length === 0) {
    return input.budget.length === 0 ? null : refuseShortLine(ports, known, input.budget);
  }
  const totals = await ports.store.books.totals([known.projectId]);
  if (!totals.some(({ kind }) => isGift(kind))) return null;
  return refusedField('immutable-field', '/budget', 'gifts were given for it: open a change of use (changes-of-use)');
}

/** The leaf of a project as it is put now. */
export async function planLeaf(
  ports: Ports,
  { campaign }: Pick<ProjectFile, 'campaign'>,
  record: ProjectRecord,
): Promise<Change> {
  const { filingNumber } = campaign;
  const digest = await ports.secrets.digest(canonicalJson(record.body));
  return planPublished(record, { date: civilDateOf(record.updatedMs), digest, filingNumber });
}

// Whoever is named in a project is a partner of its federation.
async function unknownParty(ports: Ports, tenantId: string, { parties = {} }: ProjectInput): Promise<Refusal | null> {
  for (const [role, externalId] of Object.entries(parties)) {
    if (externalId === undefined || (await ports.store.directory.partner(tenantId, externalId)) !== null) continue;
    return refusedField('parent-not-found', `/parties/${role}`, `no partner ${externalId}`);
  }
  return null;
}
