// The public view of projects: cards, journal, donor wall. Every figure is a fold over the books.

import type {
  Donation,
  FundUse,
  JournalEntry,
  Page,
  ProjectCard,
  ProjectQuery,
  SourceFigure,
} from '@happy-homeland/contract';
import type { AccountBalance, JournalRecord, JournalTotal, Ports, ProjectFile } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { conspicuousBlock, publicCharity } from '../compliance/charity-facts.ts';
import { ruleGate } from '../compliance/verdict.ts';
import { parsePosition, parseWallPlace, wallCursor } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { fundUseOf } from './fund-use.ts';
import { campaignStatus, intakeAt, isGift, raisedBy, raisedMinor } from './intake.ts';
import { parseCurrency, parseJournalKind, parseSource } from './narrow.ts';
import { partiesOf } from './parties.ts';

/** Cards say the minute they are of, so that an unchanged card is the same bytes and a cache can tell. */
export const AS_OF_STEP_MS = 60_000;

/** One page of public cards, newest first; `invalid-cursor` when the cursor is not ours. */
export async function listProjects(ports: Ports, query: ProjectQuery): Promise<Page<ProjectCard> | Refusal> {
  const before = parsePosition(query.cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  const { status, category, region, q, limit } = query;
  const today = civilDateOf(ports.clock.nowMs());
  const filter = { status, category, region, text: q, beforePosition: before, today, limit: limit + 1 };
  const files = await ports.store.directory.files(filter);
  const shown = files.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = files.length > limit && last ? String(last.project.position) : null;
  return { items: await cardsOf(ports, shown), nextCursor };
}

/** The public card of one project, or null. */
export async function getProject(ports: Ports, projectId: string): Promise<ProjectCard | null> {
  const file = await ports.store.directory.file(projectId);
  if (!file) return null;
  const [[card], parties] = await Promise.all([cardsOf(ports, [file]), partiesOf(ports, file)]);
  return card === undefined ? null : { ...card, ...(parties && { parties }) };
}

/** The public journal of a project, oldest first. */
export async function listLedger(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<JournalEntry> | Refusal> {
  const afterSeq = parsePosition(page.cursor) ?? 0;
  if (afterSeq === 'invalid') return refused('invalid-cursor');
  if (!(await ports.store.directory.file(projectId))) return refused('not-found');
  const entries = await ports.store.books.entries({ projectId, afterSeq, limit: page.limit + 1 });
  const items = entries.slice(0, page.limit).map(publicEntry);
  const nextCursor = entries.length > page.limit ? String(items.at(-1)?.seq) : null;
  return { items, nextCursor };
}

/** The newest public entries of a project, newest first. */
export async function latestLedger(ports: Ports, projectId: string, limit: number): Promise<JournalEntry[] | Refusal> {
  if (!(await ports.store.directory.file(projectId))) return refused('not-found');
  return (await ports.store.books.latest(projectId, limit)).map(publicEntry);
}

/** The donor wall: gifts whose givers asked to be named, newest first. */
export async function listDonations(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Donation> | Refusal> {
  const before = parseWallPlace(page.cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  if (!(await ports.store.directory.file(projectId))) return refused('not-found');
  const gifts = await ports.store.pledges.named({ projectId, before, limit: page.limit + 1 });
  const shown = gifts.slice(0, page.limit);
  const items = shown.map((gift) => ({
    date: civilDateOf(gift.paidMs),
    amount: { amountMinor: gift.amountMinor, currency: gift.currency },
    name: gift.name,
  }));
  const last = shown.at(-1);
  return { items, nextCursor: gifts.length > page.limit && last ? wallCursor(last) : null };
}

/** Cards of files, with one read of the books for all of them. */
export async function cardsOf(ports: Ports, files: readonly ProjectFile[]): Promise<ProjectCard[]> {
  const projectIds = files.map((file) => file.project.projectId);
  const [totals, balances] = await Promise.all([
    ports.store.books.totals(projectIds),
    ports.store.books.balances(projectIds),
  ]);
  return files.map((file) => cardOf(ports, file, { totals, balances }));
}

interface Figures {
  readonly totals: readonly JournalTotal[];
  readonly balances: readonly AccountBalance[];
}

function cardOf(ports: Ports, file: ProjectFile, figures: Figures): ProjectCard {
  const nowMs = ports.clock.nowMs();
  const { project, campaign, federation } = file;
  const { body } = project;
  const totals = figures.totals.filter((total) => total.projectId === project.projectId);
  // Beside each other in a list stand projects of one charity, and each has advances of its own.
  const balances = figures.balances.filter((balance) => balance.projectId === project.projectId);
  const bySource = sourcesOf(totals.filter((total) => total.currency === project.currency));
  return {
    projectId: project.projectId,
    title: body.title,
    summary: body.summary,
    filedTitle: campaign.body.filedTitle,
    filingNumber: campaign.filingNumber,
    category: project.category,
    action: body.action ?? null,
    community: body.community,
    region: project.region,
    photo: body.photo ?? null,
    status: campaignStatus(file, nowMs),
    intake: takingAt(ports, file, { totals, nowMs }),
    test: ports.settings.mode === 'test',
    goal: { amountMinor: project.goalMinor, currency: project.currency },
    raisedMinor: raisedMinor(file, totals),
    donors: bySource.reduce((sum, figure) => sum + figure.donors, 0),
    currency: project.currency,
    bySource,
    fundUse: useOf(file, { totals, balances }),
    charity: publicCharity(ports, file),
    federation: { name: federation.name },
    partners: [...campaign.body.partners],
    dates: { startsOn: campaign.startsOn, endsOn: campaign.endsOn },
    plan: campaign.body.plan,
    budget: [...body.budget],
    milestones: [...body.milestones],
    platforms: [...campaign.body.designatedPlatforms],
    gift: { presetsMinor: [...body.presetsMinor], minMinor: body.minGiftMinor, maxMinor: body.maxGiftMinor },
    conspicuous: conspicuousBlock(ports, file),
    links: linksOf(ports, project.projectId),
    asOf: new Date(nowMs - (nowMs % AS_OF_STEP_MS)).toISOString(),
  };
}

/** The rule about the place decides the channel, which is not the card's to say. */
const OF_THE_PLACE = 'G2';

function takingAt(
  ports: Ports,
  file: ProjectFile,
  { totals, nowMs }: { readonly totals: readonly JournalTotal[]; readonly nowMs: number },
): ProjectCard['intake'] {
  const intake = intakeAt(file, totals, nowMs);
  if (intake !== 'open') return intake;
  const { closedBy } = ruleGate(ports, file, { moment: 'render', atMs: nowMs });
  return closedBy.some(({ rule }) => rule !== OF_THE_PLACE) ? 'blocked-by-rules' : 'open';
}

function sourcesOf(totals: readonly JournalTotal[]): SourceFigure[] {
  const gifts = totals.filter((total) => isGift(total.kind));
  return [...new Set(gifts.map(({ source }) => source))].map((source) => ({
    source: parseSource(source),
    raisedMinor: totals.reduce((sum, total) => sum + (total.source === source ? raisedBy(total) : 0), 0),
    donors: gifts.reduce((sum, gift) => sum + (gift.source === source ? gift.entries : 0), 0),
  }));
}

function useOf({ project: { projectId, currency } }: ProjectFile, { totals, balances }: Figures): FundUse {
  const balanceOf = (prefix: string) =>
    balances.reduce((sum, row) => sum + (isOf(row, prefix, currency) ? row.amountMinor : 0), 0);
  const advancesMinor = balanceOf('A:Advance');
  const heldMinor = 0 - balanceOf(`F:Restricted:${projectId}`) - advancesMinor;
  const own = totals.filter((total) => total.currency === currency);
  return fundUseOf(own, { advancesMinor, heldMinor });
}

function isOf(row: AccountBalance, prefix: string, currency: string): boolean {
  return row.currency === currency && (row.code === prefix || row.code.startsWith(`${prefix}:`));
}

function linksOf(ports: Ports, projectId: string): ProjectCard['links'] {
  const { publicUrl } = ports.settings;
  return { page: `${publicUrl}/p/${projectId}`, give: `${publicUrl}/give/${projectId}` };
}

/** An entry as the public reads it. */
export function publicEntry(entry: JournalRecord): JournalEntry {
  return {
    seq: entry.seq,
    kind: parseJournalKind(entry.kind),
    date: entry.effectiveOn,
    source: entry.source,
    postings: entry.postings.map(({ account, amountMinor }) => ({
      account: account.code,
      amountMinor,
      currency: parseCurrency(account.currency),
    })),
    reverses: entry.reversesSeq,
    reason: entry.reason,
    ...publicDetail(entry),
  };
}

function publicDetail({ detail }: JournalRecord) {
  const { category = null, partnerName = null, evidence = [], to = null, basis = null } = detail ?? {};
  return { category, partner: partnerName, evidence: [...evidence], to, basis };
}
