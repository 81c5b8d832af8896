import { describe, expect, test } from 'vitest';
import { articlesOf, dutiesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const on = (day: string) => `${day}T12:00:00+08:00`;

describe('B5 has changes filed', () => {
  const CHANGE = { what: '用途', changedOn: '2026-11-02', reason: '居民议事会决议', filedOn: null };
  const changed = (change: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) =>
    factsWith({ 'campaign.changes': [{ ...CHANGE, ...change }], ...changes });

  test('and passes where nothing changed', () => {
    expect(findingOf('B5', lawfulFacts())?.outcome).toBe('pass');
    expect(dutiesOf('change-filing', lawfulFacts())).toEqual([]);
    expect(findingOf('B5', factsWith({ 'campaign.changes': undefined }))).toBeUndefined();
  });

  test('within ten days, by the Measures of the day', () => {
    const [duty] = dutiesOf('change-filing', changed(), on('2026-11-12'));
    expect(duty).toMatchObject({
      dueStrict: '2026-11-12',
      dueLegal: '2026-11-12',
      status: 'open',
      title: { zh: '变更备案：用途' },
    });
    expect(duty?.articles.map(({ label }) => label.zh)).toEqual([
      '《慈善组织公开募捐管理办法》第十二条第二款',
      '《慈善组织公开募捐管理办法》第十二条第三款',
    ]);
    expect(findingOf('B5', changed(), on('2024-09-04'))).toMatchObject({ mark: 'R' });
  });

  test.each([
    ['2026-11-12', 'pass', 'open'],
    ['2026-11-13', 'warn', 'overdue'],
  ])('unfiled on %s: %s and %s', (day, outcome, status) => {
    expect(findingOf('B5', changed(), on(day))).toMatchObject({
      outcome,
      fields: outcome === 'pass' ? [] : ['campaign.changes[0].filedOn'],
    });
    expect(dutiesOf('change-filing', changed(), on(day))[0]?.status).toBe(status);
  });

  test.each([
    ['2026-11-12', 'pass', false],
    ['2026-11-13', 'warn', true],
  ])('filed on %s: %s, late: %s', (filedOn, outcome, wasLate) => {
    const finding = findingOf('B5', changed({ filedOn }));
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'warn') expect(finding?.message.zh).toBe('变更应于 2026-11-12 前备案');
    expect(dutiesOf('change-filing', changed({ filedOn }))[0]).toMatchObject({ status: 'met', wasLate });
  });

  test.each([
    ['2026-11-12', 'pass'],
    ['2026-11-13', 'warn'],
  ])('and to be filed on 2026-11-20, asked on %s: %s, because it was not filed then', (day, outcome) => {
    expect(findingOf('B5', changed({ filedOn: '2026-11-20' }), on(day))?.outcome).toBe(outcome);
  });

  test('with its reason', () => {
    expect(findingOf('B5', changed({ filedOn: '2026-11-03', reason: undefined }))).toMatchObject({
      outcome: 'warn',
      fields: ['campaign.changes[0].reason'],
    });
  });

  test.each([
    [true, 'pass'],
    [false, 'warn'],
    [undefined, 'unknown'],
  ])('after the supervising unit agreed, where there is one: %s gives %s', (agreed, outcome) => {
    const change = { filedOn: '2026-11-03', supervisingUnitAgreed: agreed };
    const finding = findingOf('B5', changed(change, { 'organisation.hasSupervisingUnit': true }));
    expect(finding).toMatchObject({
      outcome,
      fields: outcome === 'pass' ? [] : ['campaign.changes[0].supervisingUnitAgreed'],
    });
    expect(findingOf('B5', changed(change))?.outcome).toBe('pass');
  });

  test.each([
    ['2026-11-01', 'warn'],
    ['2026-11-02', 'pass'],
  ])('anew for another partner: a filing of %s after a change of 2026-11-02: %s', (submittedOn, outcome) => {
    const facts = changed(
      { filedOn: '2026-11-03', changesPartner: true },
      { 'campaign.filing.submittedOn': submittedOn },
    );
    const finding = findingOf('B5', facts);
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(finding).toMatchObject({
      mark: 'H',
      fields: ['campaign.changes[0].changesPartner', 'campaign.filing.submittedOn'],
    });
  });

  test('and a filing that nobody dated is none anew', () => {
    const facts = changed(
      { filedOn: '2026-11-03', changesPartner: true },
      { 'campaign.filing.submittedOn': undefined },
    );
    expect(findingOf('B5', facts)?.outcome).toBe('warn');
  });

  test('and names every fact that is missing, of every change', () => {
    const facts = factsWith({
      'campaign.changes': [CHANGE, { reason: '示例', changesPartner: true }],
      'organisation.hasSupervisingUnit': true,
    });
    expect(findingOf('B5', facts, on('2026-11-03'))).toMatchObject({
      outcome: 'unknown',
      fields: [
        'campaign.changes[0].supervisingUnitAgreed',
        'campaign.changes[1].changedOn',
        'campaign.changes[1].filedOn',
        'campaign.changes[1].supervisingUnitAgreed',
      ],
    });
    expect(dutiesOf('change-filing', facts)).toHaveLength(1);
  });
});

describe('B6 compares the shown name with the filed one', () => {
  test('to the letter', () => {
    expect(findingOf('B6', lawfulFacts())?.outcome).toBe('pass');
    expect(articlesOf(findingOf('B6', lawfulFacts()))).toEqual(['《慈善组织公开募捐管理办法》第十七条第二款']);
  });

  test.each(['示例巷老年助餐点', '示例巷老年助餐点募捐 ', '示例巷老年助餐点募捐！'])('and blocks %j', (title) => {
    expect(findingOf('B6', factsWith({ 'surface.shown.title': title }))).toMatchObject({
      outcome: 'block',
      fields: ['surface.shown.title'],
      fix: { zh: '请显示备案名称：示例巷老年助餐点募捐' },
    });
  });

  test('and has nothing to say without a page', () => {
    expect(findingOf('B6', factsWith({ surface: undefined }))).toBeUndefined();
    expect(findingOf('B6', factsWith({ 'campaign.mode': 'targeted' }))).toBeUndefined();
  });
});

describe('B6-period takes gifts while the filing lasts', () => {
  test.each([
    ['2026-09-30', 'block', ['campaign.startsOn']],
    ['2026-10-01', 'pass', []],
    ['2027-02-28', 'pass', []],
    ['2027-03-01', 'block', ['campaign.endsOn']],
  ] as const)('from 2026-10-01 to 2027-02-28, asked on %s: %s', (day, outcome, fields) => {
    const finding = findingOf('B6-period', lawfulFacts(), on(day));
    expect(finding).toMatchObject({ outcome, fields });
    expect(articlesOf(finding)).toEqual(['《慈善组织公开募捐管理办法》第二十四条']);
  });

  test.each([
    ['2026-11-21', 'block'],
    ['2026-11-22', 'pass'],
    ['2026-11-23', 'pass'],
  ])('and to an earlier stop: stopped on %s, asked on 2026-11-22: %s', (stoppedOn, outcome) => {
    const finding = findingOf('B6-period', factsWith({ 'campaign.stoppedOn': stoppedOn }));
    expect(finding).toMatchObject({ outcome, fields: outcome === 'block' ? ['campaign.stoppedOn'] : [] });
    expect(finding?.message.zh).toContain(stoppedOn);
  });

  test('and not longer for a stop after the end', () => {
    const facts = factsWith({ 'campaign.stoppedOn': '2027-06-01' });
    expect(findingOf('B6-period', facts, on('2027-03-01'))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.endsOn'],
      message: { zh: '募捐已于 2027-02-28 结束，不再接受捐赠；信息公开照常' },
    });
  });

  test.each([
    [{ 'campaign.startsOn': '2026-09-30' }, 'block'],
    [{ 'campaign.startsOn': '2026-10-02' }, 'pass'],
    [{ 'campaign.endsOn': '2027-02-27' }, 'pass'],
    [{ 'campaign.endsOn': '2027-03-01' }, 'block'],
    [{ 'campaign.startsOn': '2026-09-30', 'campaign.plan': undefined }, 'pass'],
  ])('and inside the dates of the plan: %j gives %s', (changes, outcome) => {
    expect(findingOf('B6-period', factsWith(changes))).toMatchObject({
      outcome,
      fields: outcome === 'block' ? ['campaign.startsOn', 'campaign.endsOn'] : [],
    });
  });
});

describe('B7 lets the filing follow in an emergency', () => {
  const EMERGENCY = { responseReference: '示例应急响应〔2026〕1号', startedOn: '2026-10-01', filedOn: null };
  const flooded = (emergency: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) =>
    factsWith({ 'campaign.startsOn': '2026-10-01', 'campaign.emergency': { ...EMERGENCY, ...emergency }, ...changes });

  test('and is about nothing else', () => {
    expect(findingOf('B7', lawfulFacts())).toBeUndefined();
    expect(dutiesOf('emergency-filing', lawfulFacts())).toEqual([]);
  });

  test.each([
    ['2026-10-11', 'pass', 'open'],
    ['2026-10-12', 'warn', 'open'],
    ['2026-10-13', 'block', 'overdue'],
  ])('ten days long, and to the Monday behind the Sunday: unfiled on %s gives %s', (day, outcome, status) => {
    const finding = findingOf('B7', flooded(), on(day));
    expect(finding).toMatchObject({ outcome, fields: outcome === 'pass' ? [] : ['campaign.emergency.filedOn'] });
    expect(finding?.message.zh).toContain('2026-10-11 前补办备案');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第七十三条', '《慈善组织公开募捐管理办法》第十三条']);
    expect(dutiesOf('emergency-filing', flooded(), on(day))).toMatchObject([{ dueStrict: '2026-10-11', status }]);
  });

  test('and warns between the day as counted and the day after a holiday', () => {
    const facts = flooded({ startedOn: '2026-09-20' }, { 'campaign.startsOn': '2026-09-25' });
    expect(
      ['2026-10-05', '2026-10-06', '2026-10-08', '2026-10-09'].map((day) => findingOf('B7', facts, on(day))?.outcome),
    ).toEqual(['pass', 'warn', 'warn', 'block']);
  });

  test.each([
    ['2026-10-11', 'pass'],
    ['2026-10-12', 'warn'],
  ])('and filed on %s: %s', (filedOn, outcome) => {
    const finding = findingOf('B7', flooded({ filedOn }));
    expect(finding?.outcome).toBe(outcome);
    expect(finding?.message.zh).toContain(filedOn);
    expect(dutiesOf('emergency-filing', flooded({ filedOn }))[0]).toMatchObject({ status: 'met' });
  });

  test.each([
    ['2026-10-11', 'pass', '请在 2026-10-11 前补办备案'],
    ['2026-10-13', 'block', '应于 2026-10-11 前补办备案，至今未办'],
    ['2026-10-20', 'warn', '应于 2026-10-11 前补办备案，2026-10-20 才补办'],
  ])('and filed on 2026-10-20, asked on %s: %s', (day, outcome, zh) => {
    expect(findingOf('B7', flooded({ filedOn: '2026-10-20' }), on(day))).toMatchObject({ outcome, message: { zh } });
  });

  test('and warns while what was filed late is not complete', () => {
    const facts = flooded({ filedOn: '2026-10-02' }, { 'campaign.filing.status': 'submitted' });
    expect(findingOf('B7', facts)).toMatchObject({ outcome: 'warn', fields: ['campaign.filing.status'] });
    const waiting = flooded({}, { 'campaign.filing.status': 'none' });
    expect(findingOf('B7', waiting, on('2026-10-02'))?.outcome).toBe('pass');
  });

  test('and asks which emergency', () => {
    expect(findingOf('B7', flooded({ responseReference: undefined }), on('2026-10-02'))).toMatchObject({
      outcome: 'block',
      fields: ['campaign.emergency.responseReference'],
    });
  });

  test.each([
    ['2026-10-01', 'pass'],
    ['2026-10-02', 'warn'],
    [undefined, 'pass'],
  ])('and that it was there before the appeal: began on %s gives %s', (startedOn, outcome) => {
    expect(findingOf('B7', flooded({ startedOn }), on('2026-10-02'))).toMatchObject({
      outcome,
      fields: outcome === 'pass' ? [] : ['campaign.emergency.startedOn'],
    });
  });

  test('and does not know where nobody said whether it was filed', () => {
    expect(findingOf('B7', flooded({ filedOn: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.emergency.filedOn'],
    });
  });

  test.each([
    ['2024-09-04', 'warn', 'R'],
    ['2024-09-05', 'block', 'V1'],
  ])('by the law of the day it began: %s gives %s', (startsOn, outcome, mark) => {
    const facts = flooded({ startedOn: '2024-09-01' }, { 'campaign.startsOn': startsOn });
    expect(findingOf('B7', facts)).toMatchObject({ outcome, mark });
  });
});
