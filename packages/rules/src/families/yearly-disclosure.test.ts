import { describe, expect, test } from 'vitest';
import { dates, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, factsWith, findingOf } from '../testing/lawful-facts.ts';

const nothingPublished = (more: object = {}) => factsWith({ disclosures: [], ...more });

describe('D8 the annual report', () => {
  test('of 2025 is due on Sunday 2026-05-31, and so on Monday (our reading)', () => {
    expect(dates(dutiesOf('annual-report', nothingPublished(), noon('2026-04-01')))).toEqual([
      ['2026-05-31', '2026-06-01'],
    ]);
    const said = (date: string) => findingOf('D8', nothingPublished(), noon(date));
    expect(said('2026-05-16')?.outcome).toBe('pass');
    expect(said('2026-05-17')?.message.zh).toBe('即将到期：年度工作报告和财务会计报告（2026-06-01）');
    expect(said('2026-06-01')?.message.zh).toBe('即将到期：年度工作报告和财务会计报告（2026-06-01）');
    expect(said('2026-06-02')).toMatchObject({
      outcome: 'warn',
      mark: 'V2',
      message: { zh: '已逾期：年度工作报告和财务会计报告（2026-06-01）' },
    });
    expect(articlesOf(said('2026-06-02'))).toEqual([
      '《慈善组织信息公开办法》第六条',
      '《慈善法》（2023）第七十八条',
      '《民法典》第二百零三条',
    ]);
  });

  test('of the next year is told once this year’s date has passed', () => {
    const due = (date: string) =>
      dutiesOf('annual-report', nothingPublished(), noon(date)).map(({ dueStrict }) => dueStrict);
    expect(due('2026-06-01')).toEqual(['2026-05-31']);
    expect(due('2026-06-02')).toEqual(['2026-05-31', '2027-05-31']);
    expect(due('2027-01-01')).toEqual(['2026-05-31', '2027-05-31']);
    expect(due('2028-01-01')).toEqual(['2027-05-31', '2028-05-31']);
  });

  test('had no such date before 2026', () => {
    expect(dutiesOf('annual-report', nothingPublished(), noon('2025-05-01'))).toEqual([]);
    expect(findingOf('D8', nothingPublished(), noon('2025-12-31'))).toBeUndefined();
  });

  test.each([
    [{ 'organisation.recognisedAsCharityOn': '2025-12-31' }, 1],
    [{ 'organisation.recognisedAsCharityOn': '2026-01-01' }, 0],
    [{ 'organisation.recognisedAsCharityOn': null, 'organisation.registeredOn': '2025-12-31' }, 1],
    [{ 'organisation.recognisedAsCharityOn': null, 'organisation.registeredOn': '2026-01-01' }, 0],
  ])('is asked of the year after the one in which the charity began: %j', (more, expected) => {
    expect(dutiesOf('annual-report', nothingPublished(more), noon('2026-04-01')).length).toBe(expected);
  });

  test('is audited where the charity raises from the public, and reviewed where it has a supervising unit', () => {
    const contents = (more: object) =>
      dutiesOf('annual-report', nothingPublished(more), noon('2026-04-01'))[0]?.contents;
    expect(contents({})).toEqual({
      zh: '年度工作报告；经审计的财务会计报告',
      en: 'report of the year; audited accounts',
    });
    expect(contents({ 'organisation.certificate.status': 'none', 'organisation.hasSupervisingUnit': true })).toEqual({
      zh: '年度工作报告；财务会计报告（经业务主管单位审查同意）',
      en: 'report of the year; accounts, with the consent of the supervising unit',
    });
  });

  test('that was late last year does not answer this year', () => {
    const facts = factsWith({ disclosures: [entry('annual-report', '2026-07-10')] });
    expect(dutiesOf('annual-report', facts, noon('2027-04-01'))).toMatchObject([
      { dueStrict: '2026-05-31', status: 'met', wasLate: true },
      { dueStrict: '2027-05-31', status: 'open' },
    ]);
    const before = factsWith({ disclosures: [entry('annual-report', '2025-12-31')] });
    expect(dutiesOf('annual-report', before, noon('2026-04-01'))[0]?.status).toBe('open');
    const first = factsWith({ disclosures: [entry('annual-report', '2026-01-01')] });
    expect(dutiesOf('annual-report', first, noon('2026-04-01'))[0]?.status).toBe('met');
  });
});

describe('D10 the list of related parties', () => {
  test('is due with the annual report, and answered by itself', () => {
    const facts = factsWith({ disclosures: [entry('annual-report', '2026-05-20')] });
    expect(dates(dutiesOf('related-parties', facts, noon('2026-05-25')))).toEqual([['2026-05-31', '2026-06-01']]);
    const finding = findingOf('D10', facts, noon('2026-06-02'));
    expect(finding).toMatchObject({ outcome: 'warn', mark: 'V1', message: { zh: '已逾期：关联方名单（2026-06-01）' } });
    expect(articlesOf(finding)).toEqual(['《慈善组织信息公开办法》第十五条', '《民法典》第二百零三条']);
    expect(findingOf('D10', factsWith({}), noon('2026-06-02'))?.outcome).toBe('pass');
  });
});

describe('D9 an event that weighs much', () => {
  const event = (happenedOn: string | undefined, more: object = {}) =>
    nothingPublished({ majorEvents: [{ what: '重大投资', happenedOn }], ...more });

  test('is disclosed within thirty days', () => {
    expect(dates(dutiesOf('major-event', event('2026-03-05'), noon('2026-03-10')))).toEqual([
      ['2026-04-04', '2026-04-07'],
    ]);
    expect(findingOf('D9', event('2026-03-06'), noon('2026-04-07'))?.message).toEqual({
      zh: '即将到期：重大事项：重大投资（2026-04-07）',
      en: 'due soon: event: 重大投资 (2026-04-07)',
    });
    expect(findingOf('D9', event('2026-03-06'), noon('2026-04-08'))?.message.zh).toBe(
      '已逾期：重大事项：重大投资（2026-04-07）',
    );
    expect(articlesOf(findingOf('D9', event('2026-03-06'), noon('2026-04-08')))).toEqual([
      '《慈善组织信息公开办法》第十三条',
      '《慈善组织信息公开办法》第十四条',
      '《慈善组织信息公开办法》第十六条',
      '《民法典》第二百零一条',
      '《民法典》第二百零三条',
    ]);
  });

  test('without events says nothing', () => {
    expect(findingOf('D9', factsWith({}))).toBeUndefined();
    expect(findingOf('D9', factsWith({ majorEvents: undefined }))).toBeUndefined();
  });

  test('without its day is unknown', () => {
    expect(findingOf('D9', event(undefined))).toMatchObject({
      outcome: 'unknown',
      fields: ['majorEvents[0].happenedOn'],
    });
  });

  test('is answered by one entry each, not before it happened', () => {
    const two = nothingPublished({
      majorEvents: [
        { what: '投资', happenedOn: '2026-03-05' },
        { what: '变更', happenedOn: '2026-03-10' },
      ],
      disclosures: [entry('major-event', '2026-03-12')],
    });
    expect(dutiesOf('major-event', two, noon('2026-03-20')).map(({ status }) => status)).toEqual(['met', 'open']);
    const on = (day: string) => event('2026-03-05', { disclosures: [entry('major-event', day)] });
    expect(dutiesOf('major-event', on('2026-03-04'), noon('2026-03-20'))[0]?.status).toBe('open');
    expect(dutiesOf('major-event', on('2026-03-05'), noon('2026-03-20'))[0]?.status).toBe('met');
  });

  test('is judged by the law of the day on which it falls due', () => {
    const [duty] = dutiesOf('major-event', event('2025-12-01'), noon('2025-12-10'));
    expect(duty).toMatchObject({ dueStrict: '2025-12-31', mark: 'R', articles: [{ instrument: 'ID18' }] });
    const [next] = dutiesOf('major-event', event('2025-12-02'), noon('2025-12-10'));
    expect(next).toMatchObject({ dueStrict: '2026-01-01', mark: 'V1' });
    expect(next?.articles[0]?.instrument).toBe('ID25');
  });
});

describe('D11 major projects of a charity without the certificate', () => {
  const year = (project: object, more: object = {}) =>
    nothingPublished({
      'organisation.certificate.status': 'none',
      projectsOfYear: {
        fiscalYear: 2025,
        donationIncomeMinor: 300_000_000,
        spendingMinor: 400_000_000,
        projects: [
          {
            name: '助学',
            donationIncomeMinor: 0,
            spendingMinor: 0,
            startsOn: '2025-01-01',
            endsOn: '2025-12-31',
            ...project,
          },
        ],
      },
      ...more,
    });
  const isMajor = (project: object, more: object = {}) =>
    dutiesOf('major-projects', year(project, more), noon('2026-04-01')).length > 0;

  test.each([
    ['a fifth of the gifts', { donationIncomeMinor: 60_000_000 }, true],
    ['a fen less', { donationIncomeMinor: 59_999_999 }, false],
    ['a fifth of the spending', { spendingMinor: 80_000_000 }, true],
    ['a fen less', { spendingMinor: 79_999_999 }, false],
    ['three years', { startsOn: '2023-01-01', endsOn: '2026-01-01' }, false],
    ['a day more', { startsOn: '2023-01-01', endsOn: '2026-01-02' }, true],
    ['no first day', { startsOn: undefined, endsOn: '2026-01-02' }, false],
    ['no last day', { startsOn: '2023-01-01', endsOn: undefined }, false],
  ])('%s: %j is one, or not: %s', (_, project, expected) => {
    expect(isMajor(project)).toBe(expected);
  });

  test('of 500,000 yuan is none, of a fen more is', () => {
    const more = { 'projectsOfYear.donationIncomeMinor': 100_000_000 };
    expect(isMajor({ donationIncomeMinor: 50_000_000 }, more)).toBe(false);
    expect(isMajor({ donationIncomeMinor: 50_000_001 }, more)).toBe(true);
  });

  test('are due by 31 May, by name', () => {
    const facts = year({ donationIncomeMinor: 60_000_000 });
    expect(dutiesOf('major-projects', facts, noon('2026-04-01'))[0]).toMatchObject({
      dueStrict: '2026-05-31',
      dueLegal: '2026-06-01',
      title: { zh: '重大慈善项目：助学', en: 'major projects: 助学' },
      mark: 'V2',
    });
    const finding = findingOf('D11', facts, noon('2026-06-02'));
    expect(finding?.outcome).toBe('warn');
    expect(articlesOf(finding)).toEqual([
      '《慈善组织信息公开办法》第十一条',
      '《慈善组织信息公开办法》第二十八条',
      '《民法典》第二百零三条',
    ]);
    expect(findingOf('D11', year({}), noon('2026-06-02'))?.outcome).toBe('pass');
  });

  test('are answered in the year after', () => {
    const told = (on: string) =>
      year({ donationIncomeMinor: 60_000_000 }, { disclosures: [entry('major-projects', on)] });
    const statusOf = (on: string) => dutiesOf('major-projects', told(on), noon('2026-04-01'))[0]?.status;
    expect([statusOf('2025-12-31'), statusOf('2026-01-01')]).toEqual(['open', 'met']);
  });

  test('are not asked of a charity with the certificate, nor where nobody told of any', () => {
    expect(findingOf('D11', year({}, { 'organisation.certificate.status': 'valid' }))).toBeUndefined();
    expect(findingOf('D11', nothingPublished({ 'organisation.certificate.status': 'none' }))).toBeUndefined();
  });
});
