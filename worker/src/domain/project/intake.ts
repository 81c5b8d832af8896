// Whether money may be taken for a project, and why not. Dates are the filed ones; `endsOn` and the certificate's
// `validTo` are inclusive. What else the law asks for is the rules' to judge, in `verdict.ts`.

import type { Certificate, Intake, ProjectCard } from '@happy-homeland/contract';
import type { CampaignRecord, JournalTotal, ProjectFile } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

/** Articles behind each closed state, named for the person who reads the card. */
export const INTAKE_ARTICLES: Readonly<Record<Exclude<Intake, 'open'>, readonly string[]>> = {
  'not-yet-open': ['《慈善组织公开募捐管理办法》第十一条'],
  'campaign-ended': ['《慈善法》（2023）第二十四条'],
  'certificate-expired': ['《慈善法》（2023）第二十二条'],
  'certificate-revoked': ['《慈善法》（2023）第一百一十一条'],
  'blocked-by-rules': [],
  'goal-reached': [],
  paused: [],
};

/** Whether a payment made at `instantMs` is lawful: dates and certificate only, because a goal is not a cap. */
export function lawfulAt(
  file: ProjectFile,
  instantMs: number,
): Exclude<Intake, 'goal-reached' | 'blocked-by-rules' | 'paused'> {
  const date = civilDateOf(instantMs);
  const { charity, campaign } = file;
  if (date < campaign.startsOn) return 'not-yet-open';
  if (date > lastDay(campaign)) return 'campaign-ended';
  if (isRevoked(charity.body.certificate, date)) return 'certificate-revoked';
  if (charity.certificateValidTo !== null && date > charity.certificateValidTo) return 'certificate-expired';
  return 'open';
}

// What was promised on the day on which it was ended early may still be paid on that day.
function lastDay({ endsOn, endedOn }: CampaignRecord): string {
  return endedOn !== null && endedOn < endsOn ? endedOn : endsOn;
}

// From the day of revocation no gift may be taken (PF24 art. 23); without a day, the certificate is simply not valid.
function isRevoked({ status = 'valid', revokedOn = null }: Certificate, date: string): boolean {
  if (revokedOn !== null) return date >= revokedOn;
  return status !== 'valid';
}

/** Whether a new pledge may be made at `instantMs`. */
export function intakeAt(file: ProjectFile, totals: readonly JournalTotal[], instantMs: number): Intake {
  const lawful = lawfulAt(file, instantMs);
  if (lawful !== 'open') return lawful;
  const { project } = file;
  if (project.standing === 'paused') return 'paused';
  if (isOver(file)) return 'campaign-ended';
  const closesAtGoal = project.atGoal === 'close' || project.hardCap;
  return closesAtGoal && raisedMinor(file, totals) >= project.goalMinor ? 'goal-reached' : 'open';
}

/** Gross settled − refunded − lost disputes, all sources, in the project's currency. Fees never reduce it. */
export function raisedMinor({ project }: ProjectFile, totals: readonly JournalTotal[]): number {
  return totals
    .filter((total) => total.projectId === project.projectId && total.currency === project.currency)
    .reduce((sum, total) => sum + raisedBy(total), 0);
}

/** What one total adds to the raised amount: gifts add, refunds and lost disputes take away, nothing else counts. */
export function raisedBy({ kind, amountMinor }: Pick<JournalTotal, 'amountMinor' | 'kind'>): number {
  if (isGift(kind) || kind === 'dispute.won') return amountMinor;
  return ['refund.paid', 'refund.approved', 'dispute.lost'].includes(kind) ? -amountMinor : 0;
}

/** Whether entries of this kind are gifts: one each, or as many as a batch counts. */
export function isGift(kind: string): boolean {
  return kind === 'donation.settled' || kind === 'donation.batch';
}

export function campaignStatus(file: ProjectFile, instantMs: number): ProjectCard['status'] {
  const date = civilDateOf(instantMs);
  if (date < file.campaign.startsOn) return 'upcoming';
  return date > file.campaign.endsOn || isOver(file) ? 'ended' : 'open';
}

// A project may end before its campaign does.
function isOver({ project, campaign }: ProjectFile): boolean {
  return project.standing === 'ended' || project.standing === 'closed' || campaign.endedOn !== null;
}
