import { describe, expect, test } from 'vitest';
import { addDays } from '../dates/civil-date.ts';
import { articlesOf, dutiesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const filed = (submittedOn: string, startsOn: string, changes: Record<string, unknown> = {}) =>
  factsWith({ 'campaign.filing.submittedOn': submittedOn, 'campaign.startsOn': startsOn, ...changes });

describe('B3 counts ten days before the start', () => {
  test('T8 submitted 2026-09-29 for 2026-10-09: passes at the bound, and says how few working days lie inside', () => {
    const finding = findingOf('B3', filed('2026-09-29', '2026-10-09'));
    expect(finding).toMatchObject({
      outcome: 'pass',
      mark: 'V2',
      message: { zh: '提前 10 日备案，备案已完成（恰好十日，其中工作日仅 3 天）' },
    });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十四条第二款', '《慈善组织公开募捐管理办法》第十一条']);
  });

  test('T9 submitted 2026-09-30 for 2026-10-09: nine days block, and 2026-10-10 is the first day', () => {
    const finding = findingOf('B3', filed('2026-09-30', '2026-10-09'));
    expect(finding).toMatchObject({
      outcome: 'block',
      fields: ['campaign.startsOn', 'campaign.filing.submittedOn'],
      message: { zh: '2026-09-30 提交备案，2026-10-09 开始，相距 9 日，不足 10 日' },
      fix: { zh: '最早可于 2026-10-10 开始' },
    });
    expect(articlesOf(finding)).toContain('《慈善组织公开募捐管理办法》第十一条');
  });

  test('is not moved by a holiday: what falls on one is still the day', () => {
    expect(findingOf('B3', filed('2026-09-21', '2026-10-01'))?.outcome).toBe('pass');
    expect(findingOf('B3', filed('2026-09-22', '2026-10-01'))?.outcome).toBe('block');
  });

  test('eleven days need no note', () => {
    expect(findingOf('B3', filed('2026-09-28', '2026-10-09'))?.message.zh).toBe('提前 11 日备案，备案已完成');
  });

  test.each([1, 30, 400])('%s days after the start is no filing before it', (days) => {
    expect(findingOf('B3', filed(addDays('2026-10-01', days), '2026-10-01'))).toMatchObject({ outcome: 'block' });
  });

  test.each([
    ['none', '募捐方案尚未备案'],
    ['submitted', '备案已提交，尚未完成'],
    ['supplement', '备案材料待补正'],
    ['withdrawn', '备案已撤回'],
  ])('waits where the filing is %s', (status, zh) => {
    expect(findingOf('B3', factsWith({ 'campaign.filing.status': status }))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.filing.status'],
      message: { zh },
    });
  });

  test('asks for the number once it is complete, and not before', () => {
    expect(findingOf('B3', factsWith({ 'campaign.filing.number': undefined }))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.filing.number'],
    });
    const open = factsWith({ 'campaign.filing.number': undefined, 'campaign.filing.status': 'submitted' });
    expect(findingOf('B3', open)?.fields).toEqual(['campaign.filing.status']);
  });

  test('does not know without the day of submission, except where nothing was submitted', () => {
    expect(findingOf('B3', factsWith({ 'campaign.filing.submittedOn': undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.filing.submittedOn'],
    });
    const none = factsWith({ 'campaign.filing.submittedOn': undefined, 'campaign.filing.status': 'none' });
    expect(findingOf('B3', none)).toMatchObject({ outcome: 'block', fields: ['campaign.filing.status'] });
  });

  test('names a state and a distance that are wrong at once', () => {
    const finding = findingOf('B3', filed('2026-09-30', '2026-10-09', { 'campaign.filing.status': 'supplement' }));
    expect(finding?.fields).toEqual(['campaign.filing.status', 'campaign.startsOn', 'campaign.filing.submittedOn']);
  });

  test('leaves an emergency to B7, and members to themselves', () => {
    expect(findingOf('B3', factsWith({ 'campaign.emergency': { filedOn: null } }))).toBeUndefined();
    expect(findingOf('B3', factsWith({ 'campaign.mode': 'targeted' }))).toBeUndefined();
  });

  test('in 2023: a filing was due before the start, and that it was ten days is recalled', () => {
    const late = findingOf('B3', filed('2023-05-30', '2023-06-01'), '2023-06-01T12:00:00+08:00');
    expect(late).toMatchObject({ outcome: 'warn', softened: true, mark: 'R' });
    expect(articlesOf(late)).toEqual([
      '《慈善法》（2016）第二十四条第二款',
      '《慈善组织公开募捐管理办法（2016）》第十一条',
    ]);
    const never = findingOf('B3', filed('2023-05-30', '2023-06-01', { 'campaign.filing.status': 'none' }));
    expect(never).toMatchObject({ outcome: 'block', mark: 'V1' });
  });

  test.each([
    ['2024-09-04', 'warn', 'R'],
    ['2024-09-05', 'block', 'V2'],
  ])('submitted on %s, nine days before: %s', (submittedOn, outcome, mark) => {
    expect(findingOf('B3', filed(submittedOn, addDays(submittedOn, 9)))).toMatchObject({ outcome, mark });
  });
});

describe('B3-supplement tells when papers are due', () => {
  const noticed = (noticeOn: string, changes: Record<string, unknown> = {}) =>
    factsWith({
      'campaign.filing.supplementNoticeOn': noticeOn,
      'campaign.filing.supplementedOn': null,
      'campaign.filing.status': 'supplement',
      ...changes,
    });

  test('T11 noticed 2026-04-29: 2026-05-04 as counted, 2026-05-06 after the holiday', () => {
    const [duty] = dutiesOf('supplement-filing', noticed('2026-04-29'), '2026-05-05T12:00:00+08:00');
    expect(duty).toMatchObject({ dueStrict: '2026-05-04', dueLegal: '2026-05-06', status: 'open', mark: 'V2' });
    expect(duty?.articles.map(({ label }) => label.zh)).toEqual(['《慈善组织公开募捐管理办法》第十一条']);
    expect(duty?.contents.zh).toContain('撤回');
  });

  test('T11 in 2023 it was ten days, as recalled', () => {
    const [duty] = dutiesOf('supplement-filing', noticed('2023-06-05'), '2023-06-06T12:00:00+08:00');
    expect(duty).toMatchObject({ dueStrict: '2023-06-15', mark: 'R' });
  });

  test.each([
    ['2024-09-04', '2024-09-14'],
    ['2024-09-05', '2024-09-10'],
  ])('noticed %s: due %s, by the law of that day', (noticeOn, dueStrict) => {
    expect(dutiesOf('supplement-filing', noticed(noticeOn))[0]?.dueStrict).toBe(dueStrict);
  });

  test.each([
    ['2026-05-06', 'open'],
    ['2026-05-07', 'overdue'],
  ])('T11 not supplemented, asked on %s: %s', (day, status) => {
    expect(dutiesOf('supplement-filing', noticed('2026-04-29'), `${day}T12:00:00+08:00`)[0]?.status).toBe(status);
  });

  test('is met by the papers, and late after the day', () => {
    const met = (supplementedOn: string) =>
      dutiesOf('supplement-filing', noticed('2026-04-29', { 'campaign.filing.supplementedOn': supplementedOn }))[0];
    expect(met('2026-05-06')).toMatchObject({ status: 'met', wasLate: false });
    expect(met('2026-05-07')).toMatchObject({ status: 'met', wasLate: true });
  });

  test('is no duty without a notice, or after a withdrawal', () => {
    expect(dutiesOf('supplement-filing', lawfulFacts())).toEqual([]);
    expect(dutiesOf('supplement-filing', factsWith({ 'campaign.filing.supplementNoticeOn': undefined }))).toEqual([]);
    expect(dutiesOf('supplement-filing', noticed('2026-04-29', { 'campaign.filing.status': 'withdrawn' }))).toEqual([]);
    expect(findingOf('B3-supplement', lawfulFacts())).toBeUndefined();
  });

  test('does not know where nobody said whether they came', () => {
    const facts = noticed('2026-04-29', { 'campaign.filing.supplementedOn': undefined });
    expect(findingOf('B3-supplement', facts)).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.filing.supplementedOn'],
    });
  });
});

describe('B4 keeps one number for one campaign', () => {
  const shared = (campaigns: number, changes: Record<string, unknown> = {}) =>
    factsWith({ 'campaign.filing.campaignsUnderNumber': campaigns, ...changes });

  test.each([
    [0, 'block'],
    [1, 'pass'],
    [2, 'block'],
    [300, 'block'],
  ])('used for %s campaigns: %s', (campaigns, outcome) => {
    const finding = findingOf('B4', shared(campaigns));
    expect(finding).toMatchObject({
      outcome,
      fields: outcome === 'pass' ? [] : ['campaign.filing.campaignsUnderNumber'],
    });
    expect(articlesOf(finding)).toEqual(['《慈善组织公开募捐管理办法》第十二条第一款']);
    if (outcome === 'block') expect(finding?.message.zh).toContain(` ${campaigns} 项`);
  });

  test.each([
    [2, true, 'pass'],
    [2, false, 'warn'],
    [2, undefined, 'warn'],
    [0, true, 'warn'],
  ])('before 2024-09-05 %s campaigns, of one purpose: %s gives %s', (campaigns, samePurpose, outcome) => {
    const finding = findingOf(
      'B4',
      shared(campaigns, {
        'campaign.filing.submittedOn': '2024-09-04',
        'campaign.filing.samePurpose': samePurpose,
      }),
    );
    expect(finding).toMatchObject({ outcome, mark: 'R', softened: outcome === 'warn' });
    expect(finding?.fields).toEqual(
      outcome === 'pass' ? [] : ['campaign.filing.campaignsUnderNumber', 'campaign.filing.samePurpose'],
    );
  });

  test('merges nothing from 2024-09-05 on', () => {
    expect(findingOf('B4', shared(2, { 'campaign.filing.submittedOn': '2024-09-05' }))?.outcome).toBe('block');
  });

  test('leaves a missing number to B3', () => {
    expect(findingOf('B4', factsWith({ 'campaign.filing.number': undefined }))).toBeUndefined();
  });
});
