// The project card, written by hand: one prepared join, two prepared folds, one object. It answers what ours answers, to
// the last field; the bench compares the two before it measures them.

import type { DatabaseSync } from 'node:sqlite';

export interface HandFile {
  readonly project: Record<string, unknown>;
  readonly campaign: Record<string, unknown>;
  readonly charity: Record<string, unknown>;
  readonly federation: Record<string, unknown>;
}

type Row = Record<string, string | number | null>;

const FILE = `SELECT project.tenant_id, project.project_id, project.charity_id, project.title, project.category,
    project.region, project.goal_minor, project.currency, project.body,
    campaign.filing_number, campaign.starts_on, campaign.ends_on, campaign.body AS campaign_body,
    charity.name AS charity_name, charity.uscc, charity.body AS charity_body, federation.name AS federation_name
  FROM project JOIN campaign USING (campaign_id) JOIN charity ON charity.charity_id = project.charity_id
  JOIN federation ON federation.tenant_id = project.tenant_id WHERE project.project_id = ?`;
const TOTALS =
  'SELECT kind, source, amount_minor, entries FROM journal_total WHERE project_id = ? ORDER BY kind, source';
const BALANCES = `SELECT code, amount_minor FROM account JOIN balance USING (account_id) WHERE project_id = ?
  ORDER BY account_id`;

/** Prepared once, as a careful person would. */
const NOTHING_USED = {
  interestMinor: 0,
  receivedMinor: 0,
  feesMinor: 0,
  managementMinor: 0,
  advancesMinor: 0,
  spentMinor: 0,
  transferredMinor: 0,
  otherMinor: 0,
};

export function handReads(database: DatabaseSync) {
  const file = database.prepare(FILE);
  const totals = database.prepare(TOTALS);
  const balances = database.prepare(BALANCES);
  return {
    file: (projectId: string) => file.get(projectId) as Row | undefined,
    totals: (projectId: string) => totals.all(projectId) as Row[],
    balances: (projectId: string) => balances.all(projectId) as Row[],
  };
}

export type HandReads = ReturnType<typeof handReads>;

interface Place {
  readonly publicUrl: string;
  readonly nowMs: number;
}

export function handCard(reads: HandReads, projectId: string, { publicUrl, nowMs }: Place): object | null {
  const row = reads.file(projectId);
  if (row === undefined) return null;
  const totals = reads.totals(projectId);
  const body = JSON.parse(String(row['body']));
  const campaign = JSON.parse(String(row['campaign_body']));
  const charity = JSON.parse(String(row['charity_body']));
  const { phone, email } = charity.contact;
  const gifts = totals.filter(({ kind }) => kind === 'donation.settled');
  const sum = (rows: Row[]) => rows.reduce((total, { amount_minor: minor }) => total + Number(minor), 0);
  const raisedMinor = sum(gifts) - sum(totals.filter(({ kind }) => kind === 'refund.paid'));
  const fund = sum(reads.balances(projectId).filter(({ code }) => code === `F:Restricted:${projectId}`));
  const page = `${publicUrl}/p/${projectId}`;
  return {
    projectId,
    title: body.title,
    summary: body.summary,
    filedTitle: campaign.filedTitle,
    filingNumber: row['filing_number'],
    category: row['category'],
    action: body.action ?? null,
    community: body.community,
    region: row['region'],
    photo: body.photo ?? null,
    status: 'open',
    intake: 'open',
    test: true,
    goal: { amountMinor: row['goal_minor'], currency: row['currency'] },
    raisedMinor,
    donors: gifts.reduce((count, { entries }) => count + Number(entries), 0),
    currency: row['currency'],
    bySource: gifts.map(({ source, amount_minor: minor, entries }) => ({
      source,
      raisedMinor: minor,
      donors: entries,
    })),
    fundUse: { ...NOTHING_USED, raisedMinor, heldMinor: 0 - fund },
    charity: {
      name: charity.name,
      uscc: charity.uscc,
      kind: charity.kind,
      certificate: charity.certificate,
      accountName: charity.bankAccount.name,
      bank: charity.bankAccount.bank,
      accountMasked: charity.bankAccount.numberMasked,
      contact: charity.contact,
      site: charity.ownSites[0],
    },
    federation: { name: row['federation_name'] },
    partners: campaign.partners,
    dates: { startsOn: row['starts_on'], endsOn: row['ends_on'] },
    plan: campaign.plan,
    budget: body.budget,
    milestones: body.milestones,
    platforms: campaign.designatedPlatforms,
    gift: { presetsMinor: body.presetsMinor, minMinor: body.minGiftMinor, maxMinor: body.maxGiftMinor },
    conspicuous: {
      organisation: row['charity_name'],
      uscc: row['uscc'],
      certificateNumber: charity.certificate.number,
      filingNumber: row['filing_number'],
      filedTitle: campaign.filedTitle,
      contact: `${phone} · ${email}`,
      enquiry: page,
      lookupUrl: 'https://cszg.mca.gov.cn',
    },
    links: { page, give: `${publicUrl}/give/${projectId}` },
    asOf: new Date(nowMs - (nowMs % 60_000)).toISOString(),
  };
}
