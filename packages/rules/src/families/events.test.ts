import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

const EVENT = { method: 'sale', region: '420106', startsOn: '2026-11-20', filedAtPlaceOn: null };

const holding = (event: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) =>
  factsWith({
    'campaign.events': [{ ...EVENT, touchesPublicSafety: false, ...event }],
    'organisation.registrarRegion': '110000',
    ...changes,
  });

describe('B8 keeps boxes and events in the registrar’s area', () => {
  test.each([
    ['000000', '420106', true],
    ['000000', '710000', true],
    ['420000', '420106', true],
    ['420000', '420100', true],
    ['420000', '430106', false],
    ['420100', '420106', true],
    ['420100', '420206', false],
    ['420100', '420000', false],
    ['420106', '420106', true],
    ['420106', '420107', false],
    ['420106', '420100', false],
    ['110000', '000000', false],
  ])('registered in %s, held in %s: %s', (home, region, isInside) => {
    const finding = findingOf('B8', holding({ region }, { 'organisation.registrarRegion': home }));
    expect(finding?.outcome).toBe(isInside ? 'pass' : 'block');
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十三条第二款', '《慈善组织公开募捐管理办法》第十四条']);
  });

  test('or files them at the place, which it names', () => {
    expect(findingOf('B8', holding())).toMatchObject({
      outcome: 'block',
      mark: 'V1',
      fields: ['campaign.events[0].filedAtPlaceOn'],
      message: { zh: '活动地 420106 不在管辖区域内，未在当地备案' },
    });
  });

  test.each([
    ['2026-11-09', 'pass'],
    ['2026-11-10', 'pass'],
    ['2026-11-11', 'block'],
  ])('ten days before 2026-11-20: filed there on %s gives %s', (filedAtPlaceOn, outcome) => {
    const finding = findingOf('B8', holding({ filedAtPlaceOn }));
    expect(finding?.outcome).toBe(outcome);
    if (outcome === 'pass') return;
    expect(finding).toMatchObject({
      mark: 'V2',
      fields: ['campaign.events[0].startsOn', 'campaign.events[0].filedAtPlaceOn'],
      message: { zh: '在活动地备案距开始 9 日，不足 10 日' },
      fix: { zh: '最早可于 2026-11-21 开始' },
    });
  });

  test.each(['box', 'performance', 'sale', 'exhibition', 'auction', 'gala'])('%s has an area', (method) => {
    expect(findingOf('B8', holding({ method }))?.outcome).toBe('block');
  });

  test.each(['internet', 'media', 'other'])('%s has none', (method) => {
    expect(findingOf('B8', holding({ method }))?.outcome).toBe('pass');
  });

  test.each(['method', 'region', 'filedAtPlaceOn'])('does not know without %s', (name) => {
    expect(findingOf('B8', holding({ [name]: undefined }))).toMatchObject({
      outcome: 'unknown',
      fields: [`campaign.events[0].${name}`],
    });
  });

  test('names both of two missing facts, and the start only once it matters', () => {
    expect(findingOf('B8', holding({ method: undefined, region: undefined }))?.fields).toEqual([
      'campaign.events[0].method',
      'campaign.events[0].region',
    ]);
    expect(findingOf('B8', holding({ filedAtPlaceOn: undefined, startsOn: undefined }))?.fields).toEqual([
      'campaign.events[0].filedAtPlaceOn',
      'campaign.events[0].startsOn',
    ]);
    expect(findingOf('B8', holding({ filedAtPlaceOn: '2026-11-01', startsOn: undefined }))?.fields).toEqual([
      'campaign.events[0].startsOn',
    ]);
    expect(findingOf('B8', holding({ region: '110101', startsOn: undefined }))?.outcome).toBe('pass');
  });

  test('names each event that is wrong', () => {
    const facts = holding({}, { 'campaign.events': [EVENT, { ...EVENT, region: '110101' }, EVENT] });
    expect(findingOf('B8', facts)?.fields).toEqual([
      'campaign.events[0].filedAtPlaceOn',
      'campaign.events[2].filedAtPlaceOn',
    ]);
  });

  test('asks where, of a campaign with boxes, and nothing of one on the internet alone', () => {
    const facts = { 'campaign.events': undefined };
    expect(findingOf('B8', factsWith({ ...facts, 'campaign.methods': ['internet', 'box'] }))).toMatchObject({
      outcome: 'unknown',
      fields: ['campaign.events'],
    });
    expect(findingOf('B8', factsWith({ ...facts, 'campaign.methods': ['internet'] }))).toBeUndefined();
    expect(findingOf('B8', factsWith({ ...facts, 'campaign.methods': undefined }))).toBeUndefined();
    expect(findingOf('B8', lawfulFacts())?.outcome).toBe('pass');
  });

  test('before 2024-09-05: that it was filed is law, that it was ten days before is recalled', () => {
    const old = { 'campaign.filing.submittedOn': '2024-09-04' };
    expect(findingOf('B8', holding({}, old))).toMatchObject({ outcome: 'block', mark: 'V1' });
    expect(findingOf('B8', holding({ filedAtPlaceOn: '2026-11-19' }, old))).toMatchObject({
      outcome: 'warn',
      softened: true,
      mark: 'R',
    });
    expect(articlesOf(findingOf('B8', holding({}, old)))[0]).toBe('《慈善法》（2016）第二十三条第二款');
  });
});

describe('B11 asks for permits', () => {
  test.each([
    [false, undefined, 'pass'],
    [true, true, 'pass'],
    [true, false, 'warn'],
  ])('touches public safety: %s, permit: %s gives %s', (touchesPublicSafety, hasPermit, outcome) => {
    const finding = findingOf('B11', holding({ touchesPublicSafety, hasPermit }));
    expect(finding).toMatchObject({ outcome, fields: outcome === 'pass' ? [] : ['campaign.events[0].hasPermit'] });
    expect(articlesOf(finding)).toEqual(['《慈善组织公开募捐管理办法》第十二条第四款']);
  });

  test.each([
    [{ touchesPublicSafety: undefined }, 'touchesPublicSafety'],
    [{ touchesPublicSafety: true }, 'hasPermit'],
  ])('does not know with %j', (event, name) => {
    expect(findingOf('B11', holding(event))).toMatchObject({
      outcome: 'unknown',
      fields: [`campaign.events[0].${name}`],
    });
  });

  test('passes a campaign without events, is silent where nobody told of any, and recalls 2023', () => {
    expect(findingOf('B11', lawfulFacts())?.outcome).toBe('pass');
    expect(findingOf('B11', factsWith({ 'campaign.events': undefined }))).toBeUndefined();
    expect(findingOf('B11', factsWith({ 'campaign.filing.submittedOn': '2023-01-01' }))?.mark).toBe('R');
  });
});
