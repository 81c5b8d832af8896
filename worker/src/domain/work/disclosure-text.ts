// What a disclosure says of itself: the parts that the books and the published plan know, and all of it as one text. It is in
// Chinese, as the platform where it has to be entered is.

import type { Outcomes, WorkContent } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import type { DisclosedKind, DisclosureFieldName } from '@happy-homeland/contract/work';
import { DISCLOSURE_FIELDS, FINANCING_SOURCES, fieldsOf } from '@happy-homeland/contract/work';
import type { ProjectFile } from '../../ports/index.ts';
import type { Financing } from '../project/financing.ts';
import type { CategorySpending } from '../project/money-trail.ts';
import type { DisclosureFigures } from './disclosure-figures.ts';
import { financingNameZh } from './financing-name.ts';

export type DisclosureFields = NonNullable<WorkContent<'disclosures'>['fields']>;

interface Known {
  readonly file: ProjectFile;
  readonly figures: DisclosureFigures;
  /** Along the lines of the budget; empty where the figures are of more than the project. */
  readonly byCategory: readonly CategorySpending[];
  /** Of the project; empty and null where the figures are of more than that. */
  readonly financing: readonly Pick<Financing, 'amount' | 'source'>[];
  readonly reached: Outcomes | null;
}

const SCOPES = { project: '本项目', campaign: '本次募捐活动', charity: '本组织在此公开的全部项目' } as const;

/** What has to be said of a kind: the books' word always, the plan's where nobody said it better, and what people wrote. */
export function filledFields(kind: DisclosedKind, written: DisclosureFields, known: Known): DisclosureFields {
  const named = fieldsOf(kind).map((name) => [name, textOf(name, written[name], known)] as const);
  return Object.fromEntries(named.filter(([, text]) => text !== undefined));
}

function textOf(name: DisclosureFieldName, written: string | undefined, known: Known): string | undefined {
  const { from } = DISCLOSURE_FIELDS[name];
  if (from === 'books') return booksText(name, known);
  return written ?? (from === 'plan' ? planText(name, known.file) : undefined);
}

function booksText(name: DisclosureFieldName, known: Known): string {
  if (name === 'outcomes') return outcomesText(known);
  const { figures, byCategory } = known;
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency: figures.currency }, 'zh-CN');
  const income = [
    `公开募捐收入 ${amount(figures.raisedMinor)}`,
    `利息和其他项目转入 ${amount(figures.otherIncomeMinor)}`,
    `支付渠道费 ${amount(figures.feesMinor)}`,
  ];
  const use = [
    `已到达受益人 ${amount(figures.spentMinor)}`,
    `已拨付、尚未核销 ${amount(figures.advancesMinor)}`,
    `管理费 ${amount(figures.managementMinor)}`,
    `转入同类项目 ${amount(figures.transferredMinor)}`,
    `结余 ${amount(figures.heldMinor)}`,
  ];
  const lines = byCategory.map(({ category, spentMinor }) => `${category} ${amount(spentMinor)}`);
  const detail = name === 'used' && lines.length > 0 ? `其中：${lines.join('；')}。` : '';
  const said = name === 'used' ? use : income;
  const outside = name === 'income' ? financingText(known) : '';
  return `${SCOPES[figures.of]}截至公开账目第 ${figures.seq} 笔：${said.join('，')}。${detail}${outside}`;
}

// Never added to what was given: a line for each source, after it and apart from it.
function financingText({ financing, figures }: Known): string {
  const lines = FINANCING_SOURCES.flatMap((source) => {
    const own = financing.filter((one) => one.source === source);
    const amountMinor = own.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    const amount = formatMoney({ amountMinor, currency: figures.currency }, 'zh-CN');
    return amountMinor === 0 ? [] : [`${financingNameZh(source)} ${amount}`];
  });
  return lines.length === 0 ? '' : `募捐以外的资金（不计入募捐收入）：${lines.join('；')}。`;
}

function outcomesText({ file, reached }: Known): string {
  const planned = file.project.body.outcomes;
  const counted = ({ sessions, people, households }: Outcomes) => `${sessions} 场次，${people} 人次，${households} 户`;
  return `计划：${planned === undefined ? '未列明数量' : counted(planned)}。实际：${reached === null ? '尚未公布数量' : counted(reached)}。`;
}

function planText(name: DisclosureFieldName, { project, campaign }: ProjectFile): string | undefined {
  const { filedTitle, plan } = campaign.body;
  switch (name) {
    case 'content':
      return `${project.body.title}：${project.body.summary}`;
    case 'campaigns':
      return `${filedTitle}（备案编号 ${campaign.filingNumber}）`;
    case 'area':
      return project.body.community;
    case 'beneficiaries':
      return `${plan.beneficiaries.scope}；${plan.beneficiaries.howChosen}`;
    default:
      return undefined;
  }
}

/** All parts as one text, each under its name. */
export function bodyText(kind: DisclosedKind, fields: DisclosureFields): string {
  return fieldsOf(kind)
    .map((name) => `${DISCLOSURE_FIELDS[name].zh}\n${fields[name] ?? ''}`)
    .join('\n\n');
}
