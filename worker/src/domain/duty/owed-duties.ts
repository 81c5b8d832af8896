// Which duties are a charity's, a campaign's or a project's own. The rules are asked of a project with its campaign and its
// charity; a duty that the wider facts bring about by themselves is theirs, and stands in the worklist once.

import { charityFacts } from '@happy-homeland/contract/declared-facts';
import type { Duty, Evaluation } from '@happy-homeland/rules';
import { evaluate } from '@happy-homeland/rules';
import type {
  CampaignRecord,
  CharityRecord,
  DutyAnswerRecord,
  DutyRecord,
  DutySubject,
  FederationRecord,
  Ports,
  ProjectFile,
  ProjectRecord,
} from '../../ports/index.ts';
import { withAnswers } from '../compliance/duty-answer.ts';
import { judge, verdictOn } from '../compliance/verdict.ts';

/** A charity, with the campaign and the project where there is one. */
interface Owner {
  readonly federation: FederationRecord;
  readonly charity: CharityRecord;
  readonly campaign: CampaignRecord | null;
  readonly project: ProjectRecord | null;
}

/** The duties of one subject as of now; null where it is not there. */
export async function owedBy(ports: Ports, { subject, subjectId }: DutySubject): Promise<readonly DutyRecord[] | null> {
  switch (subject) {
    case 'charity': {
      const place = await charityPlace(ports, subjectId);
      return place && recordsOf(ports, { ...place, campaign: null, project: null }, ofCharity(ports, place).duties);
    }
    case 'campaign': {
      const place = await campaignPlace(ports, subjectId);
      if (place === null) return null;
      const own = except(ofCampaign(ports, place).duties, ofCharity(ports, place).duties);
      return recordsOf(ports, { ...place, project: null }, own);
    }
    case 'project': {
      const file = await ports.store.directory.file(subjectId);
      if (file === null) return null;
      const wider = ofCampaign(ports, file).duties;
      return recordsOf(ports, file, except(verdictOn(ports, file, ports.clock.nowMs()).duties, wider));
    }
  }
}

/** Whose duty it is that the rules say of a project: the project's own, its campaign's or its charity's. */
export function subjectOfDuty(
  ports: Ports,
  file: ProjectFile,
  { kind, dueStrict }: Pick<Duty, 'kind' | 'dueStrict'>,
): { readonly of: DutySubject['subject']; readonly subjectId: string } {
  const { projectId, campaignId, charityId } = file.project;
  const isAmong = ({ duties }: Evaluation) => duties.some((duty) => duty.kind === kind && duty.dueStrict === dueStrict);
  if (isAmong(ofCharity(ports, file))) return { of: 'charity', subjectId: charityId };
  return isAmong(ofCampaign(ports, file))
    ? { of: 'campaign', subjectId: campaignId }
    : { of: 'project', subjectId: projectId };
}

interface CharityPlace {
  readonly federation: FederationRecord;
  readonly charity: CharityRecord;
  readonly answers: readonly DutyAnswerRecord[];
}

interface CampaignPlace extends CharityPlace {
  readonly campaign: CampaignRecord;
}

async function charityPlace({ store: { directory } }: Ports, charityId: string): Promise<CharityPlace | null> {
  const charity = await directory.charityById(charityId);
  const federation = charity && (await directory.federationById(charity.tenantId));
  return charity && federation && { federation, charity, answers: await directory.dutyAnswers([charityId]) };
}

async function campaignPlace(ports: Ports, campaignId: string): Promise<CampaignPlace | null> {
  const { directory } = ports.store;
  const campaign = await directory.campaignById(campaignId);
  const place = campaign && (await charityPlace(ports, campaign.charityId));
  return (
    place && campaign && { ...place, campaign, answers: await directory.dutyAnswers([campaign.charityId, campaignId]) }
  );
}

function ofCharity(ports: Ports, { federation, charity, answers }: CharityPlace): Evaluation {
  const facts = withAnswers(charityFacts({ federation, charity: charity.body }), answers);
  return evaluate(facts, new Date(ports.clock.nowMs()).toISOString());
}

const KEPT_MAX = 200;
const campaignsBy = new WeakMap<Ports['store'], Map<string, Evaluation>>();

// A hundred thousand projects may hang on one campaign, which is judged once for all of them. What is published meanwhile
// moves no date, so it need not be among the answers here.
function ofCampaign(ports: Ports, { federation, charity, campaign, answers }: CampaignPlace): Evaluation {
  const kept = campaignsBy.get(ports.store) ?? new Map<string, Evaluation>();
  campaignsBy.set(ports.store, kept);
  const nowMs = ports.clock.nowMs();
  const ofIt = answers.filter(({ subjectId }) => subjectId === campaign.campaignId || subjectId === charity.charityId);
  const revisions = [federation, charity, campaign].map(({ revision }) => revision);
  const key = [campaign.campaignId, Math.floor(nowMs / HOUR_MS), ...revisions, ofIt.length].join(' ');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const verdict = judge(ports, { federation, charity, campaign, answers: ofIt }, nowMs);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, verdict);
  return verdict;
}

// Days begin on the hour in Asia/Shanghai, too.
const HOUR_MS = 60 * 60_000;

function except(duties: readonly Duty[], wider: readonly Duty[]): readonly Duty[] {
  const left = new Map<string, number>();
  for (const duty of wider) left.set(nameOf(duty), (left.get(nameOf(duty)) ?? 0) + 1);
  return duties.filter((duty) => {
    const count = left.get(nameOf(duty)) ?? 0;
    left.set(nameOf(duty), count - 1);
    return count <= 0;
  });
}

function nameOf({ rule, kind, dueStrict }: Duty): string {
  return `${rule} ${kind} ${dueStrict}`;
}

async function recordsOf(ports: Ports, owner: Owner, duties: readonly Duty[]): Promise<readonly DutyRecord[]> {
  const { charity, campaign, project } = owner;
  const { tenantId, charityId } = charity;
  const [campaignId, projectId] = [campaign?.campaignId ?? null, project?.projectId ?? null];
  const subjectId = projectId ?? campaignId ?? charityId;
  const seen = new Map<string, number>();
  const records: DutyRecord[] = [];
  for (const duty of duties) {
    const place = seen.get(nameOf(duty)) ?? 0;
    seen.set(nameOf(duty), place + 1);
    const { rule, kind, dueStrict, dueLegal, status, ...words } = duty;
    records.push({
      dutyId: await ports.ids.named('duty', subjectId, nameOf(duty), String(place)),
      tenantId,
      charityId,
      campaignId,
      projectId,
      subjectId,
      rule,
      kind,
      dueStrict,
      dueLegal,
      met: status === 'met',
      told: status !== 'unknown',
      words: { ...words, articles: [...words.articles] },
    });
  }
  return records;
}
