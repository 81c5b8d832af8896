import { parseAmountText } from '@happy-homeland/contract/money';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAMPAIGN_LABELS, PROJECT_LABELS } from './filing-labels.ts';
import { FILING_MAX_CHARACTERS, readFiling } from './filing-text.ts';
import { yuanText } from './filing-values.ts';

const FILING = `慈善中国 公开募捐方案备案信息
募捐活动名称：示例县２０２６年社区邻里互助募捐活动
备案编号：53110000MJ0000000X-A26001
备案时间：2026年10月20日
募捐起止时间：2026年11月1日 至 2027年10月31日
目标金额（万元）：５０
募捐目的：为独居老人安装扶手，
并提供每周一次的上门探访。
受益人范围	示例县三个社区的独居老人
预计受益人数：1,200人
管理费用比例：不超过8.5%
募捐方式：互联网募捐、义卖；募捐箱
互联网公开募捐信息平台
示例平台
天气：晴
募捐成本：约三千元
`;

const typedOf = (text: string, form: 'campaign-plans' | 'project-plans' = 'campaign-plans') =>
  Object.fromEntries([...readFiling(text, form).typed].map(([path, [value]]) => [path, value]));

describe('the text of a filing', () => {
  test('becomes what somebody would have typed into a campaign’s plan', () => {
    expect(typedOf(FILING)).toEqual({
      'campaign.filedTitle': '示例县２０２６年社区邻里互助募捐活动',
      'campaign.startsOn': '2026-11-01',
      'campaign.endsOn': '2027-10-31',
      'campaign.expected': '500000',
      'campaign.plan.purpose': '为独居老人安装扶手，\n并提供每周一次的上门探访。',
      'campaign.plan.beneficiaries.scope': '示例县三个社区的独居老人',
      'campaign.plan.beneficiaries.estimatedPeople': '1200',
      'campaign.plan.costPlan.managementBps': '850',
      'campaign.plan.methods': '互联网募捐\n义卖\n募捐箱',
      'campaign.designatedPlatforms.0.name': '示例平台',
    });
  });

  test('is read at once whatever repeats in it', { timeout: 5_000 }, () => {
    for (const part of ['"', '「', ' ', '、', '，', '1', '元', '（', '2026年']) {
      const long = part.repeat(FILING_MAX_CHARACTERS / part.length - 20);
      for (const label of ['活动名称', '目标金额', '起止时间', '预算', '']) {
        const startMs = performance.now();
        readFiling(`${label}：a${long}x`, 'campaign-plans');
        readFiling(`${label}：a${long}x`, 'project-plans');
        expect([part, label, performance.now() - startMs < 500]).toEqual([part, label, true]);
      }
    }
    expect(typedOf('活动名称,""示例活动""')).toEqual({ 'campaign.filedTitle': '示例活动' });
  });

  test('says what was not understood, and why', () => {
    const { left, isCut } = readFiling(FILING, 'campaign-plans');
    expect(left.map(({ label, why }) => [label, why])).toEqual([
      ['', 'unknown'],
      ['备案编号', 'later'],
      ['备案时间', 'later'],
      ['天气', 'unknown'],
      ['募捐成本', 'unread'],
    ]);
    expect(isCut).toBe(false);
    expect(readFiling('活动名称：甲\n活动名称：乙', 'campaign-plans').left[0]?.why).toBe('twice');
  });

  test('becomes a project’s plan, with its budget whole or not at all', () => {
    const text = '1. 项目名称：给老人装扶手\n社区：示例社区\n目标金额：1.2万元\n预算：扶手采购 9,000元；安装 3000元';
    expect(typedOf(text, 'project-plans')).toEqual({
      'project.title': '给老人装扶手',
      'project.community': '示例社区',
      'project.goal': '12000',
      'project.budget.0.item': '扶手采购',
      'project.budget.0.amount': '9000',
      'project.budget.1.item': '安装',
      'project.budget.1.amount': '3000',
    });
    expect(typedOf('预算：扶手采购 9,000元；安装若干', 'project-plans')).toEqual({});
  });

  test.each([
    ['50万元', '', '500000'],
    ['５０．５万', '', '505000'],
    ['人民币 1,280.50 元整', '', '1280.5'],
    ['50', '万', '500000'],
    ['50元', '万', '50'],
    ['0.00001万元', '', '0.1'],
    ['0.0000001万元', '', null],
    ['1.234元', '', null],
    ['约50万元', '', null],
    ['五十万元', '', null],
    ['99亿', '', null],
  ] as const)('%s is that many yuan (label: %s)', (words, unit, expected) => {
    expect(yuanText(words, unit)).toBe(expected);
  });

  test('a day that there is not, a period that runs backwards and an amount in words are not understood', () => {
    const { typed, left } = readFiling('开始时间：2026年2月30日\n起止时间：2027-1-1至2026-1-1\n', 'campaign-plans');
    expect([typed.size, left.map(({ why }) => why)]).toEqual([0, ['unread', 'unread']]);
  });

  test('never breaks, shows nothing that cannot be seen, and fills in only what the form has', () => {
    const labels = [...CAMPAIGN_LABELS, ...PROJECT_LABELS];
    const names = fc.constantFrom(...labels.flatMap(({ names: all }) => all));
    const line = fc.tuple(
      fc.oneof(names, fc.string({ unit: 'binary' })),
      fc.constantFrom('：', ':', '\t', '\n', ''),
      fc.string({ unit: 'binary' }),
    );
    const paths = labels.flatMap(({ path }) => path?.split(' ') ?? []);
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('campaign-plans', 'project-plans'),
        (lines, form) => {
          const { typed, left, understood } = readFiling(lines.map((parts) => parts.join('')).join('\n'), form);
          for (const [path, [value = '']] of typed) {
            expect(paths.some((known) => path === known || path.startsWith(`${known}.`))).toBe(true);
            expect(value.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          }
          expect(left.length + understood.length).toBeLessThanOrEqual(lines.length * 3 + 1);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('means the same amount and day however it is written', () => {
    const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), day, fc.boolean(), (fen, date, isWide) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const iso = date.toISOString().slice(0, 10);
        const [year, month, of] = iso.split('-').map(Number);
        const text = `目标金额：${yuan}元\n开始时间：${year}年${month}月${of}日`;
        const typed = typedOf(isWide ? wide(text) : text);
        expect(parseAmountText(typed['campaign.expected'] ?? '', 'CNY')).toBe(fen);
        expect(typed['campaign.startsOn']).toBe(iso);
      }),
      { numRuns: 200 },
    );
  });

  test('of five megabytes is cut and read at once, whatever it repeats', () => {
    const started = performance.now();
    for (const part of ['活动名称：', '：', '：\n', ' '.repeat(50), '一', '1', '预算：1元；', '\u202e\u0000']) {
      const { isCut, left } = readFiling(part.repeat(Math.ceil(5_000_000 / part.length)), 'campaign-plans');
      expect([isCut, left.length <= 100]).toEqual([true, true]);
      readFiling(`预算：${part.repeat(Math.ceil(FILING_MAX_CHARACTERS / part.length))}`, 'project-plans');
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
