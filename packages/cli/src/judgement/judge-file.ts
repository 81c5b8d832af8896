// The rules asked of a file, as the deployment asks them of the same things at publication: of every campaign, and of
// every project that declares facts of its own. Another project hangs on the facts of its campaign alone.

import type { ProjectInput, PublishFile } from '@happy-homeland/contract';
import type { Published } from '@happy-homeland/contract/declared-facts';
import { declaredFacts } from '@happy-homeland/contract/declared-facts';
import type { Evaluation, Finding } from '@happy-homeland/rules';
import { evaluate, gateAt, PACKS } from '@happy-homeland/rules';

/** What things of the file are called there. */
export interface FileKeys {
  readonly federation: string;
  readonly charity: string;
  readonly campaign: string;
  readonly project?: string;
}

/** A campaign, or a project with facts of its own, as the rules see it. */
export interface Subject {
  readonly keys: FileKeys;
  readonly published: Published;
  readonly evaluation: Evaluation;
  /** What a project says beyond its campaign; all of it for a campaign. */
  readonly findings: readonly Finding[];
}

/** Judges a file whose references are whole, by the law at `at`, an ISO 8601 instant. Campaigns before their projects. */
export function judgeFile(file: PublishFile, at: string): readonly Subject[] {
  const projects = projectsByCampaign(file);
  return Object.entries(file.campaigns).flatMap(([key, campaign]) => {
    const [federation, charity] = [file.federations[campaign.federation], file.charities[campaign.charity]];
    if (!federation || !charity) throw new Error(`campaigns["${key}"] names what the file does not have`);
    const keys = { federation: campaign.federation, charity: campaign.charity, campaign: key };
    const published = { federation, charity, campaign, campaignId: key };
    const evaluation = evaluate(declaredFacts(published), at);
    const whole: Subject = { keys, published, evaluation, findings: evaluation.findings };
    const known = new Set(evaluation.findings.map(identityOf));
    const own = (projects.get(key) ?? []).flatMap(([projectKey, project]): Subject[] => {
      if (project.facts === undefined) return [];
      const judged = judgeProject({ ...published, project }, at);
      const findings = judged.findings.filter((finding) => !known.has(identityOf(finding)));
      const projectKeys = { ...keys, project: projectKey };
      return [{ keys: projectKeys, published: { ...published, project }, evaluation: judged, findings }];
    });
    return [whole, ...own];
  });
}

type Entry = readonly [key: string, project: ProjectInput];

function projectsByCampaign({ projects }: PublishFile): ReadonlyMap<string, readonly Entry[]> {
  const byCampaign = new Map<string, Entry[]>();
  for (const entry of Object.entries(projects)) {
    const [, { campaign }] = entry;
    const known = byCampaign.get(campaign);
    if (known === undefined) byCampaign.set(campaign, [entry]);
    else known.push(entry);
  }
  return byCampaign;
}

// What the page of a project shows, the deployment knows and nobody declares.
function judgeProject(published: Published, at: string): Evaluation {
  const { surface: _, ...facts } = declaredFacts(published);
  return evaluate(facts, at);
}

function identityOf({ rule, outcome, fields, message }: Finding): string {
  return JSON.stringify([rule, outcome, fields, message.zh]);
}

/** Whether the deployment would take it, were it new. */
export function wouldBePublished({ evaluation }: Pick<Subject, 'evaluation'>): boolean {
  return gateAt(evaluation, 'publish').isOpen;
}

/** What a subject's own findings come to, in the order in which they are told. */
export interface Grouped {
  readonly blocks: readonly Finding[];
  /** Not told, and closed for that. */
  readonly untoldClosing: readonly Finding[];
  readonly warns: readonly Finding[];
  /** Not told, and nothing closed for it. */
  readonly untoldOpen: readonly Finding[];
  readonly passed: number;
}

/** Groups findings. A rule of the page never counts as passed here, for the page was not looked at. */
export function groupFindings({ evaluation, findings }: Pick<Subject, 'evaluation' | 'findings'>): Grouped {
  const ofPage = new Set(pageRulesOf(evaluation));
  const of = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome);
  return {
    blocks: of('block'),
    untoldClosing: of('unknown').filter(({ bars }) => bars),
    warns: of('warn'),
    untoldOpen: of('unknown').filter(({ bars }) => !bars),
    passed: of('pass').filter(({ rule }) => !ofPage.has(rule)).length,
  };
}

/** Ids of the pack's rules that look at the page, which no file shows. */
export function pageRulesOf({ pack }: Pick<Evaluation, 'pack'>): string[] {
  const rules = Object.values(PACKS).find(({ id }) => id === pack.id)?.rules ?? [];
  const looksAtPage = (path: string) => path === 'surface' || path.startsWith('surface.');
  return rules.filter(({ paths }) => paths.some(looksAtPage)).map(({ id }) => id);
}
