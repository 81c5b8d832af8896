import { describe, expect, test } from 'vitest';
import { dates, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, factsWith, findingOf, NOON } from '../testing/lawful-facts.ts';

const disclosing = (...disclosures: object[]) => factsWith({ disclosures });

test('what nobody told of is no matter of D12 and D13', () => {
  for (const rule of ['D12', 'D13']) expect(findingOf(rule, factsWith({ disclosures: undefined }))).toBeUndefined();
});

describe('D12 entries', () => {
  const at = (url: string) => ({ entryUrl: url });
  const SAME = 'https://cszg.mca.gov.cn/same';

  test('of a campaign, of a project and of a year stand by themselves', () => {
    const shared = disclosing(
      entry('campaign-progress', '2026-10-01', at(SAME)),
      entry('campaign-final', '2026-10-02', at(SAME)),
      entry('project-progress', '2026-10-03', at(SAME)),
      entry('surplus', '2026-10-03', at(SAME)),
      entry('annual-report', '2026-10-04', at(SAME)),
    );
    const finding = findingOf('D12', shared);
    expect(finding).toMatchObject({
      outcome: 'warn',
      mark: 'V1',
      fields: ['disclosures[2].entryUrl', 'disclosures[3].entryUrl', 'disclosures[4].entryUrl'],
    });
    expect(articlesOf(finding)).toEqual(['《慈善组织信息公开办法》第十六条']);
  });

  test('of one campaign may be one, and what is told to somebody has none', () => {
    const facts = disclosing(
      ...(['campaign-progress', 'campaign-final', 'emergency-progress', 'partner-supervision'] as const).map((duty) =>
        entry(duty, '2026-10-01', at(SAME)),
      ),
      entry('related-parties', '2026-10-01', at(SAME)),
      entry('major-event', '2026-10-01', at(SAME)),
      { duty: 'annual-report', publishedHereOn: '2026-10-01' },
    );
    expect(findingOf('D12', facts)?.outcome).toBe('pass');
  });

  test('of which nobody said what they are share none with another', () => {
    const unnamed = { entryUrl: SAME, entryOn: '2026-10-01' };
    expect(findingOf('D12', disclosing(unnamed, entry('annual-report', '2026-10-04', at(SAME))))?.outcome).toBe('pass');
  });

  test('that were corrected say what was corrected', () => {
    const corrected = (correctionExplained: boolean | undefined) =>
      disclosing(entry('annual-report', '2026-05-01', { correctedOn: '2026-06-01', correctionExplained }));
    expect(findingOf('D12', corrected(true))?.outcome).toBe('pass');
    const field = 'disclosures[0].correctionExplained';
    expect(findingOf('D12', corrected(false))).toMatchObject({ outcome: 'warn', fields: [field] });
    expect(findingOf('D12', corrected(undefined))).toMatchObject({ outcome: 'unknown', fields: [field] });
    expect(findingOf('D12', disclosing(entry('annual-report', '2026-05-01')))?.outcome).toBe('pass');
  });
});

describe('D13 what is published', () => {
  const here = { duty: 'campaign-progress', publishedHereOn: '2026-11-22' };

  test('here only is a copy, and warns', () => {
    const finding = findingOf('D13', disclosing(entry('annual-report', '2026-05-01'), here));
    expect(finding).toMatchObject({
      outcome: 'warn',
      softened: false,
      mark: 'V1',
      fields: ['disclosures[1].entryUrl'],
      message: { zh: '1 项只在本页公开，尚未登记法定平台' },
    });
    expect(articlesOf(finding)).toEqual([
      '《慈善法》（2023）第七十五条',
      '《慈善组织信息公开办法》第二条',
      '《慈善组织信息公开办法》第三条',
    ]);
  });

  test('here only is told from the day on which it was', () => {
    expect(findingOf('D13', disclosing(here), noon('2026-11-21'))?.outcome).toBe('pass');
    expect(findingOf('D13', disclosing(here), noon('2026-11-22'))?.outcome).toBe('warn');
  });

  test.each([
    [{ entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: '2026-11-22' }, 'pass'],
    [{ entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: '2026-11-23' }, 'warn'],
    [{ entryUrl: 'https://cszg.mca.gov.cn/1', entryOn: null }, 'warn'],
    [{ entryUrl: null, entryOn: '2026-11-22' }, 'warn'],
    [{ entryUrl: 'http://cishan.chinanpo.gov.cn:80/1', entryOn: '2026-11-22' }, 'pass'],
    [{ entryUrl: 'https://mca.gov.cn', entryOn: '2026-11-22' }, 'pass'],
    [{ entryUrl: 'https://cszg.mca.gov.cn.example.org/1', entryOn: '2026-11-22' }, 'warn'],
    [{ entryUrl: 'https://notmca.gov.cn/1', entryOn: '2026-11-22' }, 'warn'],
    [{ entryUrl: 'https://news.example.org/?cszg.mca.gov.cn', entryOn: '2026-11-22' }, 'warn'],
  ])('with %j: %s', (more, outcome) => {
    const finding = findingOf('D13', disclosing({ ...here, ...more }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.fields).toEqual(outcome === 'pass' ? [] : ['disclosures[0].entryUrl']);
  });

  test.each(['related-parties', 'targeted-notice', 'donor-feedback'])('does not mean %s', (duty) => {
    expect(findingOf('D13', disclosing({ ...here, duty }))?.outcome).toBe('pass');
  });

  test('does not mean what nobody named', () => {
    const { duty: _, ...unnamed } = here;
    expect(findingOf('D13', disclosing(unnamed))?.outcome).toBe('pass');
  });

  test.each([
    ['2024-09-04', 'R', '《慈善法》（2016）第六十九条'],
    ['2024-09-05', 'V1', '《慈善法》（2023）第七十五条'],
  ])('is on the platform by the law of %s', (on, mark, article) => {
    const finding = findingOf('D13', disclosing({ ...here, publishedHereOn: '2024-01-01' }), noon(on));
    expect(finding?.mark).toBe(mark);
    expect(articlesOf(finding)).toEqual([article]);
  });
});

describe('D14 a targeted campaign', () => {
  const targeted = (more: object = {}) =>
    factsWith({
      'campaign.mode': 'targeted',
      'campaign.startsOn': '2026-03-01',
      'campaign.endsOn': '2026-04-30',
      disclosures: [],
      ...more,
    });

  test('tells its donors by its end, a date that is our reading', () => {
    expect(dutiesOf('targeted-notice', targeted(), noon('2026-03-10'))[0]).toMatchObject({
      dueStrict: '2026-04-30',
      dueLegal: '2026-04-30',
      mark: 'I',
      contents: { zh: '募捐情况；募得款物的管理使用情况' },
    });
    const finding = findingOf('D14', targeted(), noon('2026-05-01'));
    expect(finding).toMatchObject({ outcome: 'warn', message: { zh: '已逾期：告知捐赠人（2026-04-30）' } });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第八十条']);
    expect(findingOf('D14', targeted({ 'campaign.stoppedOn': '2026-03-20' }), noon('2026-03-21'))?.outcome).toBe(
      'warn',
    );
  });

  test('has told them by a notice, and says nothing of one that asks the public', () => {
    const told = targeted({ disclosures: [entry('targeted-notice', '2026-04-20')] });
    expect(findingOf('D14', told, noon('2026-05-01'))?.outcome).toBe('pass');
    expect(findingOf('D14', factsWith({}))).toBeUndefined();
  });
});

describe('D15 a donor who asks', () => {
  const asking = (...inquiries: object[]) => factsWith({ inquiries });

  test('is answered within five working days, which is practice and not law', () => {
    const facts = asking({ askedOn: '2026-09-30', answeredOn: null });
    const duties = dutiesOf('donor-feedback', facts, noon('2026-10-01'));
    expect(dates(duties)).toEqual([['2026-10-13', '2026-10-13']]);
    expect(duties[0]).toMatchObject({ status: 'open', mark: 'H' });
    const said = (date: string) => findingOf('D15', facts, noon(date));
    expect(said('2026-10-11')?.outcome).toBe('pass');
    expect(said('2026-10-12')?.message.zh).toBe('即将到期：答复捐赠人查询（2026-10-13）');
    expect(said('2026-10-13')?.outcome).toBe('warn');
    expect(said('2026-10-14')).toMatchObject({
      outcome: 'warn',
      fields: ['inquiries'],
      message: { zh: '已逾期：答复捐赠人查询（2026-10-13）', en: 'overdue: answering a donor (2026-10-13)' },
    });
    expect(articlesOf(said('2026-10-14'))).toEqual([
      '《慈善法》（2023）第四十二条',
      '《慈善法》（2023）第一百一十五条',
    ]);
  });

  test('was answered in time, late, or not yet', () => {
    const answered = (answeredOn: string) => asking({ askedOn: '2026-09-30', answeredOn });
    const duty = (answeredOn: string, date: string) => dutiesOf('donor-feedback', answered(answeredOn), noon(date))[0];
    expect(duty('2026-10-13', '2026-11-01')).toMatchObject({ status: 'met', wasLate: false, entry: null });
    expect(duty('2026-10-14', '2026-11-01')).toMatchObject({ status: 'met', wasLate: true });
    expect(duty('2026-10-14', '2026-10-13')?.status).toBe('open');
    expect(duty('2026-10-15', '2026-10-14')?.status).toBe('overdue');
  });

  test('without a day is unknown, and without a question there is nothing to say', () => {
    expect(findingOf('D15', asking({ answeredOn: null }))).toMatchObject({
      outcome: 'unknown',
      fields: ['inquiries[0].askedOn'],
    });
    expect(findingOf('D15', asking())).toBeUndefined();
    expect(findingOf('D15', factsWith({}), NOON)).toBeUndefined();
  });

  test('before 2024-09-05 asked under the law of 2016', () => {
    const facts = asking({ askedOn: '2024-08-01', answeredOn: null });
    expect(articlesOf(findingOf('D15', facts, noon('2024-09-04')))).toEqual(['《慈善法》（2016）第四十二条']);
  });
});
