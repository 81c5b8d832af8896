import { describe, expect, test } from 'vitest';
import { campaignFrom, dates, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, findingOf } from '../testing/lawful-facts.ts';

describe('D1 a campaign while it runs', () => {
  test('T14 of exactly six months owes nothing until its end: «超过» leaves the figure out', () => {
    const facts = campaignFrom('2026-01-15', '2026-07-15');
    expect(dutiesOf('campaign-progress', facts, noon('2026-07-01'))).toEqual([]);
    const finding = findingOf('D1', facts, noon('2026-07-01'));
    expect(finding).toMatchObject({
      outcome: 'pass',
      message: { zh: '目前没有此项义务', en: 'nothing is asked for yet' },
    });
    expect(articlesOf(finding)).toEqual(
      expect.arrayContaining(['《慈善法》（2023）第七十九条第二款', '《民法典》第一千二百五十九条']),
    );
    const [final] = dutiesOf('campaign-final', facts, noon('2026-07-01'));
    expect(final).toMatchObject({
      dueStrict: '2026-10-15',
      dueLegal: '2026-10-15',
      status: 'open',
      isDueCertain: true,
    });
  });

  test('of a day more owes it every three months', () => {
    const facts = campaignFrom('2026-01-15', '2026-07-16');
    expect(dates(dutiesOf('campaign-progress', facts, noon('2026-04-01')))).toEqual([
      ['2026-04-15', '2026-04-15'],
      ['2026-07-15', '2026-07-15'],
    ]);
  });

  test('T16 counts from the first day every time, and ends on a working day', () => {
    const facts = campaignFrom('2025-11-30', '2026-12-31');
    const duties = dutiesOf('campaign-progress', facts, noon('2026-11-22'));
    expect(dates(duties)).toEqual([
      ['2026-02-28', '2026-02-28'],
      ['2026-05-30', '2026-06-01'],
      ['2026-08-30', '2026-08-31'],
      ['2026-11-30', '2026-11-30'],
    ]);
    expect(dates(dutiesOf('campaign-final', facts, noon('2026-11-22')))).toEqual([['2027-03-31', '2027-03-31']]);
    expect(duties[0]?.articles.map(({ label }) => label.zh)).toEqual(
      expect.arrayContaining(['《民法典》第二百零二条', '《民法典》第二百零三条', '《慈善组织信息公开办法》第八条']),
    );
    const finding = findingOf('D1', facts, noon('2026-11-22'));
    expect(finding).toMatchObject({
      outcome: 'warn',
      softened: false,
      fields: ['disclosures'],
      message: {
        zh: '已逾期：募捐进展公开（2026-02-28）、募捐进展公开（2026-06-01）、募捐进展公开（2026-08-31）',
        en: 'overdue: progress of the campaign (2026-02-28), progress of the campaign (2026-06-01), progress of the campaign (2026-08-31)',
      },
    });
  });

  test('is overdue on the day after the legal date, not on the day after the date as counted', () => {
    const facts = campaignFrom('2025-11-30', '2026-12-31', { disclosures: [entry('campaign-progress', '2026-02-28')] });
    const statusOn = (date: string) => dutiesOf('campaign-progress', facts, noon(date))[1]?.status;
    expect(statusOn('2026-05-31')).toBe('open');
    expect(statusOn('2026-06-01')).toBe('open');
    expect(statusOn('2026-06-02')).toBe('overdue');
    expect(findingOf('D1', facts, noon('2026-06-01'))?.message.zh).toBe('即将到期：募捐进展公开（2026-06-01）');
  });

  test('is told of fourteen days before the date as counted', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31');
    expect(findingOf('D1', facts, noon('2026-03-31'))?.outcome).toBe('pass');
    expect(findingOf('D1', facts, noon('2026-04-01'))).toMatchObject({
      outcome: 'warn',
      message: { zh: '即将到期：募捐进展公开（2026-04-15）', en: 'due soon: progress of the campaign (2026-04-15)' },
    });
  });

  test('is met by an entry in its window, which answers no other', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', {
      disclosures: [entry('campaign-progress', '2026-04-15'), entry('campaign-progress', '2026-07-10')],
    });
    expect(dutiesOf('campaign-progress', facts, noon('2026-08-01')).map(({ status }) => status)).toEqual([
      'met',
      'met',
      'open',
    ]);
    expect(findingOf('D1', facts, noon('2026-08-01'))).toMatchObject({
      outcome: 'pass',
      message: { zh: '没有逾期', en: 'nothing is overdue' },
      fields: [],
    });
  });

  test('is not met by what had not been published on the day that is asked about', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', { disclosures: [entry('campaign-progress', '2026-04-15')] });
    expect(dutiesOf('campaign-progress', facts, noon('2026-04-14'))[0]?.status).toBe('open');
    expect(dutiesOf('campaign-progress', facts, noon('2026-04-15'))[0]?.status).toBe('met');
  });

  test('published on this page only is not met: it warns, and is overdue after its date', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', {
      disclosures: [{ duty: 'campaign-progress', publishedHereOn: '2026-03-20' }],
    });
    expect(dutiesOf('campaign-progress', facts, noon('2026-03-25'))[0]).toMatchObject({
      status: 'published-here',
      publishedHereOn: '2026-03-20',
      entry: null,
      wasLate: false,
    });
    expect(findingOf('D1', facts, noon('2026-03-25'))).toMatchObject({
      outcome: 'warn',
      message: { zh: '已在本页公开，待登记法定平台：募捐进展公开（2026-04-15）' },
    });
    expect(dutiesOf('campaign-progress', facts, noon('2026-04-16'))[0]?.status).toBe('overdue');
  });

  test('is unknown where nobody said what was published', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', { disclosures: undefined });
    expect(dutiesOf('campaign-progress', facts, noon('2026-04-15'))[0]?.status).toBe('open');
    expect(dutiesOf('campaign-progress', facts, noon('2026-04-16'))[0]?.status).toBe('unknown');
    expect(findingOf('D1', facts, noon('2026-04-16'))).toMatchObject({ outcome: 'unknown', fields: ['disclosures'] });
  });

  test('is met by a late entry that names its date, and stays told as late', () => {
    const late = entry('campaign-progress', '2026-04-20', { covers: '2026-04-15' });
    const facts = campaignFrom('2026-01-15', '2026-12-31', { disclosures: [late] });
    expect(dutiesOf('campaign-progress', facts, noon('2026-05-01'))).toMatchObject([
      { status: 'met', wasLate: true, entry: { url: late.entryUrl, on: '2026-04-20' } },
      { status: 'open', wasLate: false },
      { status: 'open' },
    ]);
  });

  test('is overdue before it is too far apart, and neither where it owes nothing', () => {
    const told = (endsOn: string, ...days: string[]) =>
      campaignFrom('2026-01-15', endsOn, { disclosures: days.map((on) => entry('campaign-progress', on)) });
    expect(findingOf('D1', told('2026-12-31', '2026-01-20'), noon('2026-08-01'))?.message.zh).toBe(
      '已逾期：募捐进展公开（2026-07-15）',
    );
    const short = told('2026-07-15', '2026-01-20', '2026-06-30');
    expect(findingOf('D1', short, noon('2026-07-01'))).toMatchObject({
      outcome: 'pass',
      message: { zh: '目前没有此项义务' },
    });
  });

  test('warns of more than three months between two publications, although each window has one', () => {
    const published = (second: string) =>
      campaignFrom('2026-01-15', '2026-12-31', {
        disclosures: [entry('campaign-progress', '2026-02-10'), entry('campaign-progress', second)],
      });
    expect(findingOf('D1', published('2026-05-10'), noon('2026-05-20'))?.outcome).toBe('pass');
    // 2026-05-10 is a Sunday, so the last day is the Monday.
    expect(findingOf('D1', published('2026-05-11'), noon('2026-05-20'))?.outcome).toBe('pass');
    expect(findingOf('D1', published('2026-05-12'), noon('2026-05-20'))).toMatchObject({
      outcome: 'warn',
      fields: ['disclosures'],
      message: {
        zh: '2026-02-10 至 2026-05-12 之间超过三个月没有公开',
        en: 'nothing was published for more than three months: 2026-02-10 to 2026-05-12',
      },
    });
  });

  test('warns where the last publication is more than three months ago while the campaign runs', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', { disclosures: [entry('campaign-progress', '2026-02-10')] });
    expect(findingOf('D1', facts, noon('2026-05-11'))?.outcome).toBe('pass');
    expect(findingOf('D1', facts, noon('2026-05-12'))?.message.zh).toContain('2026-02-10 至 2026-05-12');
  });

  test('does not call month-ends too far apart', () => {
    const facts = campaignFrom('2025-11-30', '2026-12-31', {
      disclosures: ['2026-02-28', '2026-06-01', '2026-08-31'].map((on) => entry('campaign-progress', on)),
    });
    expect(findingOf('D1', facts, noon('2026-09-01'))?.outcome).toBe('pass');
  });

  test('made longer than six months owes what it missed on the day of the change', () => {
    const extended = (changedOn: string) =>
      campaignFrom('2026-01-15', '2026-10-15', { 'campaign.changes': [{ changedOn, previousEndsOn: '2026-07-15' }] });
    const due = (changedOn: string) =>
      dutiesOf('campaign-progress', extended(changedOn), noon('2026-07-20')).map(({ dueStrict }) => dueStrict);
    expect(due('2026-04-14')).toEqual(['2026-04-15', '2026-07-15']);
    expect(due('2026-04-15')).toEqual(['2026-04-15', '2026-07-15']);
    expect(due('2026-04-16')).toEqual(['2026-04-16', '2026-07-15']);
    expect(due('2026-07-16')).toEqual(['2026-07-16']);
  });

  test('made longer, and still not longer than six months, owes nothing more', () => {
    const facts = campaignFrom('2026-01-15', '2026-07-15', {
      'campaign.changes': [{ changedOn: '2026-04-20', previousEndsOn: '2026-05-15' }],
    });
    expect(dutiesOf('campaign-progress', facts, noon('2026-06-01'))).toEqual([]);
  });

  test('made shorter owes what had fallen due before', () => {
    const facts = campaignFrom('2026-01-15', '2026-06-15', {
      'campaign.changes': [{ changedOn: '2026-04-20', previousEndsOn: '2026-12-31' }],
    });
    expect(dutiesOf('campaign-progress', facts, noon('2026-06-01')).map(({ dueStrict }) => dueStrict)).toEqual([
      '2026-04-15',
    ]);
  });

  test('is judged by the law of the day on which it falls due', () => {
    const duties = dutiesOf('campaign-progress', campaignFrom('2024-03-05', '2026-03-05'), noon('2024-04-01'));
    const laws = duties.map(({ dueStrict, articles }) => [dueStrict, articles[0]?.instrument, articles[2]?.instrument]);
    expect(laws.slice(0, 2)).toEqual([
      ['2024-06-05', 'CL16', undefined],
      ['2024-09-05', 'CL23', 'CC'],
    ]);
    expect(laws.at(-1)).toEqual(['2025-12-05', 'CL23', 'CC']);
    expect(
      dutiesOf('campaign-progress', campaignFrom('2025-10-01', '2026-12-31'), noon('2025-11-01'))[0],
    ).toMatchObject({
      dueStrict: '2026-01-01',
      dueLegal: '2026-01-04',
      articles: [{ instrument: 'CL23' }, { instrument: 'PF24' }, { instrument: 'ID25' }, {}, {}, {}],
    });
  });

  test('that ends before it starts is told as that', () => {
    const finding = findingOf('D1', campaignFrom('2026-07-15', '2026-07-14'), noon('2026-08-01'));
    expect(finding).toMatchObject({ outcome: 'unknown', fields: ['campaign.endsOn'] });
    expect(findingOf('D1', campaignFrom('2026-07-15', '2026-07-15'), noon('2026-08-01'))?.outcome).toBe('pass');
  });

  test('says nothing of a campaign that does not ask the public', () => {
    const facts = campaignFrom('2026-01-15', '2026-12-31', { 'campaign.mode': 'targeted' });
    expect(findingOf('D1', facts)).toBeUndefined();
    expect(findingOf('D2', facts)).toBeUndefined();
    expect(dutiesOf('campaign-progress', facts)).toEqual([]);
  });
});
