// The rules at the moment when what was given shall be used for something else: every step of the law has to be taken first
// (Charity Law 2023 art. 56; 慈善组织公开募捐管理办法 art. 20).

import { gateAt } from '@happy-homeland/rules';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { toWire } from './compliance.ts';
import { articlesOf, judge } from './verdict.ts';

/** What else the rules say about the books is not about this step. */
const RULE = 'E1';

/** The steps of one change, as the rules read them; days are civil dates. */
export interface Reallocation {
  readonly from: string;
  readonly to: string;
  readonly decidedOn: string;
  readonly decidedByCouncil: boolean;
  readonly refiledOn: string;
  readonly publishedOn: string;
  readonly underAgreement: boolean;
  readonly donorsAgreed: boolean;
  /** Left out where nobody said that there is one to agree. */
  readonly supervisingUnitAgreed?: true;
}

/** Refuses a change of use that is not taken as the law wants; null where it is. */
export function refuseUse(ports: Ports, file: ProjectFile, reallocation: Reallocation): Refusal | null {
  const { project } = file;
  const body = { ...project.body, facts: { ...project.body.facts, reallocation } };
  const evaluation = judge(ports, { ...file, project: { ...project, body } }, ports.clock.nowMs());
  const closedBy = gateAt(evaluation, 'book').closedBy.filter(({ rule }) => rule === RULE);
  if (closedBy.length === 0) return null;
  const detail = closedBy.map(({ message }) => `${message.zh} ${message.en}`).join('; ');
  return refused('blocked-by-rules', { detail, articles: articlesOf(closedBy), rules: closedBy.map(toWire) });
}
