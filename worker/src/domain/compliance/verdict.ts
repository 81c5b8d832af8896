// The rules asked about a publication. Facts only change when something is put, and law only from one day to the next,
// so a verdict is kept for as long as both stand.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { declaredFacts } from '@happy-homeland/contract/declared-facts';
import type { Evaluation, Finding, Gate, Moment } from '@happy-homeland/rules';
import { evaluate, gateAt } from '@happy-homeland/rules';
import type {
  CampaignRecord,
  CharityRecord,
  DutyAnswerRecord,
  FactRevisions,
  FederationRecord,
  Ports,
  ProjectFile,
  ProjectRecord,
} from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { conspicuousBlock } from './charity-facts.ts';
import { withPolicy } from './disclosure-policy.ts';
import { withAnswers } from './duty-answer.ts';

/** What is judged: a campaign, or one project of it. */
export interface Judged {
  readonly federation: FederationRecord;
  readonly charity: CharityRecord;
  readonly campaign: CampaignRecord;
  readonly project?: ProjectRecord | undefined;
  /** What was published of its duties here, oldest first. */
  readonly answers?: readonly DutyAnswerRecord[] | undefined;
}

const KEPT_MAX = 500;
/** By store, so that one deployment never answers with another's. */
const keptBy = new WeakMap<Ports['store'], Map<string, Evaluation>>();

/** The rules' word about a project as it is kept, at an instant (epoch milliseconds). */
export function verdictOn(ports: Ports, file: ProjectFile, atMs: number): Evaluation {
  const kept = keptBy.get(ports.store) ?? new Map<string, Evaluation>();
  keptBy.set(ports.store, kept);
  const key = keyOf(file, civilDateOf(atMs));
  const known = kept.get(key);
  if (known !== undefined) return known;
  const verdict = judge(ports, file, atMs);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, verdict);
  return verdict;
}

/** The rules' word about something that is not kept yet. */
export function judge(ports: Ports, judged: Judged, atMs: number): Evaluation {
  return withPolicy(evaluate(factsOf(ports, judged), new Date(atMs).toISOString()), judged.federation);
}

/** The facts that are judged, as canonical JSON. Made when they are asked for: they are larger than what is said of them. */
export function factsText(ports: Ports, judged: Judged): string {
  return canonicalJson(factsOf(ports, judged));
}

/** Whether the rules allow one moment of a project, and what closes it. */
export function ruleGate(
  ports: Ports,
  file: ProjectFile,
  at: { readonly moment: Moment; readonly atMs: number },
): Gate {
  return gateAt(verdictOn(ports, file, at.atMs), at.moment);
}

/** Which facts a verdict on this file rests on. */
export function revisionsOf({ federation, charity, campaign, project }: ProjectFile): FactRevisions {
  return {
    federation: federation.revision,
    charity: charity.revision,
    campaign: campaign.revision,
    project: project.revision,
  };
}

/** Labels of the articles behind findings, each once, as they are cited in Chinese. */
export function articlesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({ articles }) => articles.map(({ label }) => label.zh)))];
}

// A kept revision never changes; whatever is put next has another. Answers are only ever added.
function keyOf({ federation, charity, campaign, project, answers }: ProjectFile, on: string): string {
  const revisions = [federation, charity, campaign, project].map(({ revision }) => revision);
  return [project.projectId, on, ...revisions, answers.length].join(' ');
}

function factsOf(ports: Ports, judged: Judged): Record<string, unknown> {
  const { federation, charity, campaign, project } = judged;
  const told = declaredFacts({
    federation,
    charity: charity.body,
    campaign: campaign.body,
    campaignId: campaign.externalId,
    project: project?.body,
  });
  const declared = withAnswers(told, judged.answers);
  if (project === undefined) return declared;
  return { ...declared, surface: surfaceFacts(ports, { federation, charity, campaign, project, answers: [] }) };
}

// The page that takes money is ours, on a host in the charity's own name; what stands on it is drawn from the same block
// that the rules judge here.
function surfaceFacts(ports: Ports, file: ProjectFile): Record<string, unknown> {
  const { organisation, uscc, certificateNumber, filingNumber, filedTitle, contact, enquiry } = conspicuousBlock(
    ports,
    file,
  );
  const { body } = file.charity;
  return {
    host: ports.settings.publicUrl,
    kind: 'own-name',
    takesPayment: true,
    shown: {
      title: filedTitle,
      organisationName: organisation,
      uscc,
      certificateNumber,
      plan: true,
      filingNumber,
      ...(contact === '' ? {} : { contact }),
      enquiry,
      payeeName: body.bankAccount.name,
      partners: file.campaign.body.partners.map(({ name }) => name),
    },
    advertisements: 0,
    linksPersonalHelp: false,
    showsPersonalHelpNotice: false,
    mixesCommerce: false,
  };
}
