import { describe, expect, test } from 'vitest';
import { aCampaign, aCharity, aFederation, aProject } from '../../testing/index.ts';
import { filledFields } from './disclosure-text.ts';

const figures = {
  seq: 12,
  of: 'project',
  projects: 1,
  currency: 'CNY',
  raisedMinor: 200_000,
  otherIncomeMinor: 0,
  feesMinor: 0,
  managementMinor: 0,
  spentMinor: 0,
  advancesMinor: 0,
  transferredMinor: 0,
  heldMinor: 200_000,
} as const;

function known(outcomes?: { readonly sessions: number; readonly people: number; readonly households: number }) {
  const project = aProject();
  const body = { ...project.body, ...(outcomes && { outcomes }) };
  const file = {
    federation: aFederation(),
    charity: aCharity(),
    campaign: aCampaign(),
    project: { ...project, body },
    answers: [],
  };
  return { file, figures, byCategory: [], financing: [], reached: null };
}

function yuan(amountMinor: number) {
  return { amountMinor, currency: 'CNY' } as const;
}

describe('the closing disclosure of a project', () => {
  test('has what was planned beside what was reached, and says where either is not known', () => {
    const planned = { sessions: 4, people: 100, households: 50 };
    const reached = { sessions: 4, people: 96, households: 48 };
    expect(filledFields('project-final', {}, { ...known(planned), reached }).outcomes).toBe(
      '计划：4 场次，100 人次，50 户。实际：4 场次，96 人次，48 户。',
    );
    expect(filledFields('project-final', {}, known()).outcomes).toBe('计划：未列明数量。实际：尚未公布数量。');
  });

  test('has other financing as lines of its own after what was given, summed by source and never with it', () => {
    const financing = [
      { source: 'company', amount: yuan(1_000) },
      { source: 'lottery-welfare', amount: yuan(50_000) },
      { source: 'company', amount: yuan(2_000) },
    ] as const;
    const { income = '' } = filledFields('project-final', {}, { ...known(), financing });
    const said = income.replace(/\s/g, ' ');
    expect(said).toContain('公开募捐收入 2,000.00 元');
    expect(said).toContain('募捐以外的资金（不计入募捐收入）：福利彩票公益金 500.00 元；企业资助 30.00 元。');
    expect(filledFields('project-final', {}, known()).income).not.toContain('募捐以外');
  });
});
