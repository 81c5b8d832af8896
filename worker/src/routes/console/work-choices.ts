// What can be chosen in a form of a work item instead of typed: partners that the filed plan names, lines of the published
// budget, entries of the books, other projects of the charity, charities of the federation. Keyed by the names of the fields.

import type { WorkKind } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { publicEntry } from '../../domain/project/project.ts';
import { openReceipts } from '../../domain/work/money-to-match.ts';
import type { WorkPlace } from '../../domain/work/work-handler.ts';
import type { FormChoice, FormModel, Typed } from '../../pages/index.ts';
import type { CampaignRecord, FederationRecord, ProjectFile } from '../../ports/index.ts';
import { charityChoices } from './charity-choices.ts';
import type { Desk } from './desk.ts';

type Choices = FormModel['choices'];

const ENTRIES = 50;
const OTHER_PROJECTS = 100;
const CAMPAIGNS = 50;
const PARTNERS = 200;

export interface OfferedChoices {
  readonly choices: Choices;
  /** Where not all are offered: the field → what was looked for. */
  readonly searches: NonNullable<FormModel['searches']>;
}

/** The choices of whatever belongs to a project or to a federation, and what is chosen already. */
export async function workChoices(
  desk: Desk,
  { kind, place: { file, federation } }: { readonly kind: WorkKind; readonly place: WorkPlace },
  typed: Typed,
): Promise<OfferedChoices> {
  if (file !== null) return { choices: await ofProject(desk, file), searches: {} };
  const choices = await ofFederation(desk, federation);
  if (kind !== 'campaign-plans') return { choices, searches: {} };
  const charity = await charityChoices(desk, federation, typed);
  const searches = charity.searched === null ? {} : { charity: charity.searched };
  return { choices: { ...choices, charity: charity.choices }, searches };
}

async function ofProject(desk: Desk, file: ProjectFile): Promise<Choices> {
  const { budget, milestones } = file.project.body;
  const [seq, to, receipt] = await Promise.all([
    entries(desk, file),
    otherProjects(desk, file),
    unexplained(desk, file),
  ]);
  return {
    partner: file.campaign.body.partners.map(({ name }) => same(name)),
    // Without a published budget a line is whatever it is called.
    ...(budget.length === 0 ? {} : { category: budget.map(({ item }) => same(item)) }),
    ...(milestones.length === 0 ? {} : { milestone: milestones.map(same) }),
    seq,
    to,
    receipt,
  };
}

async function entries({ ports, context, words }: Desk, { project }: ProjectFile): Promise<readonly FormChoice[]> {
  const latest = await ports.store.books.latest(project.projectId, ENTRIES);
  return latest.map(publicEntry).map(({ seq, date, kind, category, postings }) => {
    const amountMinor = postings.reduce((sum, posting) => sum + Math.max(0, posting.amountMinor), 0);
    const amount = formatMoney({ amountMinor, currency: project.currency }, context.lang);
    const what = [words.journalKind[kind], category].filter((text) => text !== null).join(' · ');
    return { value: String(seq), label: `${date} · ${what} · ${amount} · ${words.project.entry(seq)}` };
  });
}

async function unexplained({ ports, context, words }: Desk, { project }: ProjectFile): Promise<readonly FormChoice[]> {
  const open = await openReceipts(ports, project.charityId);
  return open.map(({ seq, amount, on }) => {
    const label = `${on} · ${formatMoney(amount, context.lang)} · ${words.project.entry(seq)}`;
    return { value: String(seq), label };
  });
}

async function otherProjects({ ports }: Desk, { project }: ProjectFile): Promise<readonly FormChoice[]> {
  const tenantIds = [project.tenantId];
  const files = await ports.store.directory.files({ tenantIds, today: '', limit: OTHER_PROJECTS });
  const others = files.filter(
    (other) => other.project.charityId === project.charityId && other.project.projectId !== project.projectId,
  );
  return others.map((other) => ({ value: other.project.projectId, label: other.project.title }));
}

async function ofFederation({ ports }: Desk, { tenantId }: FederationRecord): Promise<Choices> {
  const { directory } = ports.store;
  const [campaigns, kept] = await Promise.all([
    directory.campaigns({ tenantId, limit: CAMPAIGNS }),
    directory.partners({ tenantId, limit: PARTNERS }),
  ]);
  const filed = campaigns.flatMap(({ body }) => body.partners.map(({ name }) => name));
  const bodies = kept.map(({ externalId, name }) => ({ value: externalId, label: name }));
  return {
    campaign: campaigns.map(campaignChoice),
    ...(filed.length === 0 ? {} : { partner: [...new Set(filed)].map(same) }),
    raisedBy: bodies,
    designedBy: bodies,
    carriedOutBy: bodies,
    supervisedBy: bodies,
  };
}

function campaignChoice({ externalId, body, filingNumber }: CampaignRecord): FormChoice {
  return { value: externalId, label: `${body.filedTitle} · ${filingNumber}` };
}

function same(text: string): FormChoice {
  return { value: text, label: text };
}
