import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, verdictOf } from '../testing/lawful-facts.ts';

const at = (day: string) => `${day}T12:00:00+08:00`;

describe('G1, in plain sight', () => {
  test.each([
    ['surface.shown.organisationName', '别的名字', '显示的募捐组织全称与登记不一致'],
    ['surface.shown.organisationName', null, '未显示募捐组织全称'],
    ['surface.shown.uscc', '514200005000000154', '显示的统一社会信用代码与登记不一致'],
    ['surface.shown.uscc', null, '未显示统一社会信用代码'],
    ['surface.shown.certificateNumber', '示例募证字第0002号', '显示的公开募捐资格证书与登记不一致'],
    ['surface.shown.certificateNumber', null, '未显示公开募捐资格证书'],
    ['surface.shown.plan', false, '未显示募捐方案'],
    ['surface.shown.contact', null, '未显示联系方式'],
    ['surface.shown.enquiry', null, '未显示募捐信息查询方法'],
  ])('%s as %s closes the donate button', (field, value, message) => {
    const finding = findingOf('G1', factsWith({ [field]: value }));
    expect(finding).toMatchObject({ outcome: 'block', fields: [field] });
    expect(finding?.message.zh).toBe(message);
  });

  test('says all that is missing at once, in both languages', () => {
    const finding = findingOf(
      'G1',
      factsWith({ 'surface.shown.uscc': null, 'surface.shown.organisationName': '别的' }),
    );
    expect(finding?.fields).toEqual(['surface.shown.organisationName', 'surface.shown.uscc']);
    expect(finding?.message.en).toBe(
      'the full name that is shown is not the registered one; the credit code is not shown',
    );
    expect(finding?.fix?.zh).toContain('捐赠按钮旁');
  });

  test.each([
    ['2017-07-31', ['《慈善法》（2016）第二十五条']],
    ['2017-08-01', ['《慈善法》（2016）第二十五条', '《慈善组织互联网公开募捐信息平台基本管理规范（MZ/T 088—2017）》']],
    ['2024-09-04', ['《慈善法》（2016）第二十五条', '《慈善组织互联网公开募捐信息平台基本管理规范（MZ/T 088—2017）》']],
    [
      '2024-09-05',
      [
        '《慈善法》（2023）第二十五条',
        '《慈善组织公开募捐管理办法》第十六条',
        '《慈善组织互联网公开募捐信息平台基本管理规范（MZ/T 088—2017）》',
      ],
    ],
  ])('on %s rests on %j', (day, labels) => {
    expect(articlesOf(findingOf('G1', factsWith({}), at(day)))).toEqual(labels);
    expect(verdictOf('G1', { 'surface.shown.uscc': null }, at(day))).toBe(
      day === '2017-07-31' ? 'pass' : 'block: surface.shown.uscc',
    );
  });

  test('is asked of pages that the public sees', () => {
    for (const ruleId of ['G1', 'G1-filing-number', 'G1-personal-help', 'G3']) {
      expect(verdictOf(ruleId, { surface: undefined })).toBeNull();
    }
    for (const mode of ['targeted', 'mutual-aid']) expect(verdictOf('G1', { 'campaign.mode': mode })).toBeNull();
    expect(verdictOf('G1', { 'campaign.mode': undefined })).toBe('pass');
  });
});

describe('G1-filing-number', () => {
  test.each([['示例备2026A0002'], [null]])('as %s closes the donate button, because cn decided so', (number) => {
    const finding = findingOf('G1-filing-number', factsWith({ 'surface.shown.filingNumber': number }));
    expect(finding).toMatchObject({
      outcome: 'block',
      softened: false,
      mark: 'I',
      fields: ['surface.shown.filingNumber'],
    });
    expect(articlesOf(finding)).toEqual(['《慈善法》（2023）第二十五条', '《慈善组织公开募捐管理办法》第十六条']);
  });

  test('cites the law of 2016 in 2023', () => {
    expect(articlesOf(findingOf('G1-filing-number', factsWith({}), at('2023-06-01')))).toEqual([
      '《慈善法》（2016）第二十五条',
    ]);
  });
});

describe('G1-personal-help, beside an appeal for one person', () => {
  const links = { 'surface.linksPersonalHelp': true };

  test.each([
    [true, 'pass'],
    [false, 'block: surface.showsPersonalHelpNotice'],
    [undefined, 'unknown: surface.showsPersonalHelpNotice'],
  ])('with the notice %s: %s', (shows, verdict) => {
    expect(verdictOf('G1-personal-help', { ...links, 'surface.showsPersonalHelpNotice': shows })).toBe(verdict);
    expect(verdictOf('G1-personal-help', { 'surface.showsPersonalHelpNotice': shows })).toBe('pass');
  });

  test('rests on the measures of 2016 until those of 2026', () => {
    const facts = factsWith({ ...links, 'surface.showsPersonalHelpNotice': false });
    expect(articlesOf(findingOf('G1-personal-help', facts, at('2026-04-29')))).toEqual([
      '《公开募捐平台服务管理办法（2016）》',
    ]);
    expect(findingOf('G1-personal-help', facts, at('2026-04-29'))?.mark).toBe('V1');
    expect(articlesOf(findingOf('G1-personal-help', facts, at('2026-04-30')))).toEqual([
      '《公开募捐平台服务管理办法（2026修订）》',
    ]);
    expect(findingOf('G1-personal-help', facts, at('2026-04-30'))?.mark).toBe('V3');
    expect(findingOf('G1-personal-help', facts)?.fix?.zh).toContain('不属于慈善公开募捐信息');
  });
});

describe('G3, no advertising', () => {
  test.each([
    [0, 'pass'],
    [1, 'block: surface.advertisements'],
  ])('%i advertisements: %s', (advertisements, verdict) => {
    expect(verdictOf('G3', { 'surface.advertisements': advertisements })).toBe(verdict);
  });

  test('is a rule since 2024-09-05', () => {
    const facts = { 'surface.advertisements': 1 };
    expect(verdictOf('G3', facts, at('2024-09-04'))).toBeNull();
    expect(articlesOf(findingOf('G3', factsWith(facts), at('2024-09-05')))).toEqual([
      '《慈善法》（2023）第二十七条第二款',
    ]);
  });
});
