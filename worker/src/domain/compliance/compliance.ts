// The public word of the rules on a project: one line that never says more than was checked, and everything behind it.

import type { Compliance, RuleFinding } from '@happy-homeland/contract';
import type { Duty, Evaluation, Finding, Outcome, Words } from '@happy-homeland/rules';
import { gateAt } from '@happy-homeland/rules';
import { labelOf, plainWords } from '@happy-homeland/rules/catalog';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { factsText, verdictOn } from './verdict.ts';

/** Findings and duties of a project as of today, or null where there is no such project. */
export async function getCompliance(ports: Ports, projectId: string): Promise<Compliance | null> {
  const file = await ports.store.directory.file(projectId);
  return file && complianceOf(ports, file);
}

/** Findings and duties, as of today, of a project that was read already. */
export async function complianceOf(ports: Ports, file: ProjectFile): Promise<Compliance> {
  const nowMs = ports.clock.nowMs();
  const evaluation = verdictOn(ports, file, nowMs);
  const counts = countsOf(evaluation);
  const mayTakeGifts = gateAt(evaluation, 'render').isOpen && gateAt(evaluation, 'pay').isOpen;
  return {
    projectId: file.project.projectId,
    on: civilDateOf(nowMs),
    pack: evaluation.pack,
    factsDigest: await ports.secrets.digest(factsText(ports, file)),
    line: lineOf(counts, mayTakeGifts),
    counts,
    mayTakeGifts,
    findings: evaluation.findings.map(toWire),
    duties: evaluation.duties.map(toDuty),
  };
}

/** A finding as it goes over the wire: in plain words, with the paths of its facts beside them. */
export function toWire(finding: Finding): RuleFinding {
  const { moments, articles, evidence, fields } = finding;
  return {
    ...finding,
    ...plainWords(finding),
    moments: [...moments],
    articles: [...articles],
    evidence: evidence.map((fact) => ({ ...fact, label: labelOf(fact.field) })),
    fields: [...fields],
    fieldLabels: fields.map(labelOf),
  };
}

function toDuty(duty: Duty): Compliance['duties'][number] {
  return { ...duty, articles: [...duty.articles] };
}

type Counts = Readonly<Record<Outcome, number>>;

function countsOf({ findings }: Evaluation): Counts {
  const count = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  return { pass: count('pass'), warn: count('warn'), block: count('block'), unknown: count('unknown') };
}

// We check declared facts, so the line never says that anything is lawful.
function lineOf({ pass, warn, block, unknown }: Counts, mayTakeGifts: boolean): Words {
  const zh = [
    ...(block > 0 ? [`${block} 项不符合规定`] : []),
    `${pass} 项未见问题`,
    ...(warn > 0 ? [`${warn} 项需留意`] : []),
    ...(unknown > 0 ? [`${unknown} 项资料不足`] : []),
  ];
  const en = [
    ...(block > 0 ? [`${block} not as the rules ask`] : []),
    `${pass} without a problem`,
    ...(warn > 0 ? [`${warn} to look at`] : []),
    ...(unknown > 0 ? [`${unknown} not told`] : []),
  ];
  return {
    zh: `自动核对：${zh.join('，')}${mayTakeGifts ? '' : '，暂停接受捐款'} · 资料由机构填报，可到慈善中国核实`,
    en: `Automatic check: ${en.join(', ')}${mayTakeGifts ? '' : ', so gifts are paused'} · declared by the organisation, to be verified on the national platform`,
  };
}
