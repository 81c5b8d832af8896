import { describe, expect, test } from 'vitest';
import { dates, entry, noon } from '../testing/disclosed-facts.ts';
import { articlesOf, dutiesOf, factsWith, findingOf } from '../testing/lawful-facts.ts';

describe('D7 an emergency', () => {
  const emergency = (more: object = {}) =>
    factsWith({
      'campaign.emergency': {
        responseReference: '示例应急响应',
        startedOn: '2026-07-06',
        phaseEndsOn: '2026-07-20',
        ...more,
      },
      disclosures: [],
    });
  const withEntries = (...days: string[]) => ({
    ...emergency(),
    disclosures: days.map((on) => entry('emergency-progress', on)),
  });

  test('is disclosed every five days while its phase lasts', () => {
    expect(dates(dutiesOf('emergency-progress', emergency(), noon('2026-07-07')))).toEqual([
      ['2026-07-11', '2026-07-13'],
      ['2026-07-16', '2026-07-16'],
    ]);
    const longer = dutiesOf('emergency-progress', emergency({ phaseEndsOn: '2026-07-21' }), noon('2026-07-07'));
    expect(longer.map(({ dueStrict }) => dueStrict)).toEqual(['2026-07-11', '2026-07-16', '2026-07-21']);
  });

  test('without a known end is disclosed up to the next date', () => {
    const dueOn = (date: string) =>
      dutiesOf('emergency-progress', emergency({ phaseEndsOn: null }), noon(date)).map(({ dueStrict }) => dueStrict);
    expect(dueOn('2026-07-06')).toEqual(['2026-07-11']);
    expect(dueOn('2026-07-10')).toEqual(['2026-07-11']);
    expect(dueOn('2026-07-11')).toEqual(['2026-07-11', '2026-07-16']);
  });

  test('of many years tells the last hundred dates', () => {
    const facts = emergency({ startedOn: '2024-10-01', phaseEndsOn: null });
    const duties = dutiesOf('emergency-progress', facts, noon('2026-11-22'));
    expect(duties.length).toBe(100);
    expect(duties.at(-1)?.dueStrict).toBe('2026-11-25');
  });

  test('ends with the campaign where that ends first', () => {
    const facts = { ...factsWith({ 'campaign.emergency': { startedOn: '2026-07-06', phaseEndsOn: '2026-07-30' } }) };
    const stopped = factsWith({
      'campaign.emergency': { startedOn: '2026-07-06', phaseEndsOn: '2026-07-30' },
      'campaign.stoppedOn': '2026-07-12',
    });
    const open = factsWith({
      'campaign.emergency': { startedOn: '2026-07-06', phaseEndsOn: null },
      'campaign.stoppedOn': '2026-07-12',
    });
    expect(dutiesOf('emergency-progress', facts, noon('2026-07-10')).length).toBe(4);
    expect(dutiesOf('emergency-progress', stopped, noon('2026-07-10')).length).toBe(1);
    expect(dutiesOf('emergency-progress', open, noon('2026-07-20')).length).toBe(1);
  });

  test('warns of what is overdue, of the day before it is due, and of more than five days between', () => {
    const said = (facts: unknown, date: string) => findingOf('D7', facts, noon(date));
    expect(said(emergency(), '2026-07-09')?.outcome).toBe('pass');
    expect(said(emergency(), '2026-07-10')?.message.zh).toBe('即将到期：每五日公开接收情况（2026-07-13）');
    const overdue = said(emergency(), '2026-07-14');
    expect(overdue?.message.zh).toBe('已逾期：每五日公开接收情况（2026-07-13）');
    expect(articlesOf(overdue)).toEqual([
      '《慈善法》（2023）第七十二条',
      '《慈善组织公开募捐管理办法》第十三条',
      '《慈善组织信息公开办法》第八条',
      '《民法典》第二百零一条',
      '《民法典》第二百零三条',
    ]);
    expect(said(withEntries('2026-07-08', '2026-07-13'), '2026-07-14')?.outcome).toBe('pass');
    // Five days after the 6th is a Saturday, so the last day is Monday the 13th.
    expect(said(withEntries('2026-07-06', '2026-07-13'), '2026-07-14')?.outcome).toBe('pass');
    expect(said(withEntries('2026-07-06', '2026-07-14'), '2026-07-14')).toMatchObject({
      outcome: 'warn',
      message: {
        zh: '2026-07-06 至 2026-07-14 之间超过五日没有公开',
        en: 'nothing was published for more than five days: 2026-07-06 to 2026-07-14',
      },
    });
  });

  test('is overdue before it is too far apart', () => {
    const facts = withEntries('2026-07-07');
    expect(findingOf('D7', facts, noon('2026-07-17'))?.message.zh).toBe('已逾期：每五日公开接收情况（2026-07-16）');
  });

  test('counts the days since the last publication up to its end, or up to today while nobody knows it', () => {
    const days = ['2026-07-11', '2026-07-16', '2026-07-17'];
    const told = (phaseEndsOn: string | null) => ({
      ...emergency({ phaseEndsOn }),
      disclosures: days.map((on) => entry('emergency-progress', on)),
    });
    expect(findingOf('D7', told('2026-07-20'), noon('2026-07-27'))?.outcome).toBe('pass');
    const open = { ...emergency({ phaseEndsOn: null }), disclosures: [entry('emergency-progress', '2026-07-06')] };
    expect(findingOf('D7', open, noon('2026-07-09'))?.outcome).toBe('pass');
    const late = [entry('emergency-progress', '2026-07-06'), entry('emergency-progress', '2026-07-14')];
    expect(findingOf('D7', { ...open, disclosures: late }, noon('2026-07-14'))?.message.en).toBe(
      'nothing was published for more than five days: 2026-07-06 to 2026-07-14',
    );
  });

  test('asks for it since 2024-09-05 only', () => {
    const facts = factsWith({ 'campaign.emergency': { startedOn: '2024-08-30', phaseEndsOn: '2024-09-09' } });
    expect(dutiesOf('emergency-progress', facts, noon('2024-09-06')).map(({ dueStrict }) => dueStrict)).toEqual([
      '2024-09-09',
    ]);
    expect(findingOf('D7', facts, noon('2024-09-04'))).toBeUndefined();
    expect(findingOf('D7', facts, noon('2024-09-05'))).toBeDefined();
  });
});
