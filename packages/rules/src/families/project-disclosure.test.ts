import { describe, expect, test } from 'vitest';
import { dates, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, factsWith, findingOf } from '../testing/lawful-facts.ts';

const project = (startsOn: string, endsOn: string, more: object = {}) =>
  factsWith({ 'project.startsOn': startsOn, 'project.endsOn': endsOn, disclosures: [], ...more });

const withoutProject = () => factsWith({ project: undefined });

test('without a project its rules say nothing', () => {
  for (const rule of ['D3', 'D4', 'D5', 'D6']) expect(findingOf(rule, withoutProject())).toBeUndefined();
  expect(dutiesOf('project-final', withoutProject())).toEqual([]);
});

test('a project has an end of its own, other than the campaign’s', () => {
  const facts = factsWith({ 'campaign.endsOn': '2026-12-31', 'project.endsOn': '2027-03-31' });
  expect(dutiesOf('campaign-final', facts)[0]?.dueStrict).toBe('2027-03-31');
  expect(dutiesOf('project-final', facts)[0]?.dueStrict).toBe('2027-06-30');
});

describe('D3 a project while it runs', () => {
  test.each([
    ['2026-07-15', []],
    [
      '2026-07-16',
      [
        ['2026-04-15', '2026-04-15'],
        ['2026-07-15', '2026-07-15'],
      ],
    ],
  ])('from 2026-01-15 to %s owes %j', (end, expected) => {
    expect(dates(dutiesOf('project-progress', project('2026-01-15', end), noon('2026-02-01')))).toEqual(expected);
  });

  test('is overdue, too far apart, or in order', () => {
    const published = (...days: string[]) =>
      project('2026-01-15', '2026-12-31', { disclosures: days.map((on) => entry('project-progress', on)) });
    const overdue = findingOf('D3', published(), noon('2026-04-16'));
    expect(overdue).toMatchObject({
      outcome: 'warn',
      fields: ['disclosures'],
      message: {
        zh: '已逾期：项目进展公开（2026-04-15）',
        en: 'overdue: progress of the project (2026-04-15)',
      },
    });
    expect(articlesOf(overdue)).toEqual([
      '《慈善法》（2023）第七十九条第三款',
      '《慈善组织信息公开办法》第十条',
      '《民法典》第二百零二条',
      '《民法典》第二百零三条',
      '《民法典》第一千二百五十九条',
    ]);
    expect(findingOf('D3', published('2026-02-10', '2026-05-11'), noon('2026-05-20'))?.outcome).toBe('pass');
    expect(findingOf('D3', published('2026-02-10', '2026-05-12'), noon('2026-05-20'))?.message.zh).toBe(
      '2026-02-10 至 2026-05-12 之间超过三个月没有公开',
    );
  });

  test('is overdue before it is too far apart, and neither where it owes nothing', () => {
    const told = (endsOn: string, ...days: string[]) =>
      project('2026-01-15', endsOn, { disclosures: days.map((on) => entry('project-progress', on)) });
    expect(findingOf('D3', told('2026-12-31', '2026-01-20'), noon('2026-08-01'))?.message.zh).toBe(
      '已逾期：项目进展公开（2026-07-15）',
    );
    const short = told('2026-07-15', '2026-01-20', '2026-06-30');
    expect(findingOf('D3', short, noon('2026-07-01'))?.message.zh).toBe('目前没有此项义务');
  });

  test('is not asked for progress after its end', () => {
    const facts = project('2026-01-15', '2026-08-01', {
      disclosures: [entry('project-progress', '2026-04-10'), entry('project-progress', '2026-07-10')],
    });
    expect(findingOf('D3', facts, noon('2026-11-22'))?.outcome).toBe('pass');
  });

  test('that ends before it starts is told as that, by D3 and D4', () => {
    for (const rule of ['D3', 'D4']) {
      expect(findingOf(rule, project('2026-07-15', '2026-07-14'))).toMatchObject({
        outcome: 'unknown',
        fields: ['project.endsOn'],
      });
    }
  });
});

describe('D4 a project that has ended', () => {
  test('is due three months later, and overdue on the day after', () => {
    const facts = project('2026-01-15', '2026-05-20');
    expect(findingOf('D4', facts, noon('2026-08-05'))?.outcome).toBe('pass');
    expect(findingOf('D4', facts, noon('2026-08-06'))?.message.zh).toBe('即将到期：项目结束后的公开（2026-08-20）');
    expect(findingOf('D4', facts, noon('2026-08-20'))?.message.zh).toBe('即将到期：项目结束后的公开（2026-08-20）');
    expect(findingOf('D4', facts, noon('2026-08-21'))?.message.zh).toBe('已逾期：项目结束后的公开（2026-08-20）');
  });

  test('is met by what is published from its last day on', () => {
    const disclosed = (on: string) =>
      project('2026-01-15', '2026-05-20', { disclosures: [entry('project-final', on)] });
    const statusOf = (on: string) => dutiesOf('project-final', disclosed(on), noon('2026-08-10'))[0]?.status;
    expect([statusOf('2026-05-19'), statusOf('2026-05-20')]).toEqual(['open', 'met']);
  });

  test.each([
    ['2024-06-04', 'CL16', 'V1', '项目实施情况和款物使用情况'],
    ['2024-06-05', 'CL23', 'V1', '项目实施情况和款物使用情况'],
    ['2025-09-30', 'CL23', 'V1', '项目实施情况和款物使用情况'],
    ['2025-10-01', 'CL23', 'V2', '项目名称、内容、实施时间、地域、受益人群及确定方式'],
  ])('on %s is disclosed by the law of the day on which that falls due', (...[end, law, mark, contents]) => {
    const [duty] = dutiesOf('project-final', project('2024-05-01', end), noon('2024-06-01'));
    expect(duty?.articles[0]?.instrument).toBe(law);
    expect(duty?.mark).toBe(mark);
    expect(duty?.contents.zh.startsWith(contents)).toBe(true);
  });
});

describe('D5 a project that is set up', () => {
  test('is due on that day, or the first working day after', () => {
    const facts = factsWith({ 'project.setUpOn': '2026-10-01', disclosures: [] });
    expect(dates(dutiesOf('project-setup', facts, noon('2026-10-08')))).toEqual([['2026-10-01', '2026-10-08']]);
    expect(findingOf('D5', facts, noon('2026-10-08'))?.message.zh).toBe('即将到期：项目设立公开（2026-10-08）');
    expect(findingOf('D5', facts, noon('2026-10-09'))).toMatchObject({ outcome: 'warn', mark: 'V2' });
    expect(articlesOf(findingOf('D5', facts, noon('2026-10-09')))).toEqual(['《慈善组织信息公开办法》第九条']);
  });

  test.each([
    ['2025-12-31', '《慈善组织信息公开办法（2018）》', '项目名称和内容', 'R'],
    ['2026-01-01', '《慈善组织信息公开办法》第九条', '项目名称、内容和相关募捐活动名称', 'V2'],
  ])('on %s is disclosed by %s', (...[setUpOn, label, contents, mark]) => {
    const [duty] = dutiesOf('project-setup', factsWith({ 'project.setUpOn': setUpOn }), noon('2026-02-01'));
    expect(duty?.articles.map((article) => article.label.zh)).toEqual([label]);
    expect(duty?.contents.zh).toBe(contents);
    expect(duty?.mark).toBe(mark);
  });

  test('before 2018-09-01 is not asked for', () => {
    expect(dutiesOf('project-setup', factsWith({ 'project.setUpOn': '2018-08-31' }))).toEqual([]);
    expect(dutiesOf('project-setup', factsWith({ 'project.setUpOn': '2018-09-01' })).length).toBe(1);
  });
});

describe('D6 what a project leaves over', () => {
  test('of nothing is no duty, of one fen is', () => {
    const left = (surplusMinor: number) =>
      project('2026-01-15', '2026-05-20', { 'project.surplusMinor': surplusMinor });
    expect(dutiesOf('surplus', left(0), noon('2026-06-01'))).toEqual([]);
    expect(findingOf('D6', left(0), noon('2026-09-01'))?.message.zh).toBe('目前没有此项义务');
    expect(dates(dutiesOf('surplus', left(1), noon('2026-06-01')))).toEqual([['2026-08-20', '2026-08-20']]);
    expect(findingOf('D6', left(1), noon('2026-08-21'))).toMatchObject({
      outcome: 'warn',
      mark: 'V2',
      message: { zh: '已逾期：剩余财产处理情况公开（2026-08-20）' },
    });
  });

  test('is asked for where it falls due since 2026', () => {
    const left = (end: string) => project('2025-01-15', end, { 'project.surplusMinor': 1 });
    expect(dutiesOf('surplus', left('2025-09-30'), noon('2025-11-01'))).toEqual([]);
    expect(dutiesOf('surplus', left('2025-10-01'), noon('2025-11-01')).map(({ dueStrict }) => dueStrict)).toEqual([
      '2026-01-01',
    ]);
    expect(findingOf('D6', left('2025-10-01'), noon('2025-12-31'))).toBeUndefined();
  });

  test('is met by its own entry, not by the report of the project', () => {
    const told = (duty: 'surplus' | 'project-final') =>
      project('2026-01-15', '2026-05-20', {
        'project.surplusMinor': 1,
        disclosures: [entry(duty, '2026-06-01')],
      });
    expect(dutiesOf('surplus', told('surplus'), noon('2026-07-01'))[0]?.status).toBe('met');
    expect(dutiesOf('surplus', told('project-final'), noon('2026-07-01'))[0]?.status).toBe('open');
  });

  test('is met from the last day of the project on, not by what was published before', () => {
    const statusOf = (on: string) => {
      const more = { 'project.surplusMinor': 1, disclosures: [entry('surplus', on)] };
      return dutiesOf('surplus', project('2026-01-15', '2026-05-20', more), noon('2026-07-01'))[0]?.status;
    };
    expect([statusOf('2026-05-19'), statusOf('2026-05-20'), statusOf('2026-05-21')]).toEqual(['open', 'met', 'met']);
  });
});
