// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { projectPage } from './project-page.ts';
import { parsePage, textOf } from './testing/parse-page.ts';
import { sampleCard, sampleDisclosures, sampleLedger, samplePage } from './testing/sample-card.ts';

function render(changes: Partial<Parameters<typeof projectPage>[0]> = {}) {
  const disclosures = sampleDisclosures();
  const options = { card: sampleCard(), ledger: sampleLedger(), ledgerMore: false, disclosures, context: samplePage() };
  return parsePage(projectPage({ ...options, ...changes }));
}

describe('the project page', () => {
  test('answers the four questions on the first screen', async () => {
    const page = await render();
    const screen = textOf(page, '.first-screen');
    for (const fact of ['谁收钱', '示例省慈善基金会', '示例53110000MJ01234566A26001']) expect(screen).toContain(fact);
    for (const fact of ['给谁用', '老年人', '约 3,860 人受益']) expect(screen).toContain(fact);
    for (const fact of ['剩多少', '已拨付未核销 3,000.00 元', '已核销1,200.00 元', '余额8,094.93 元']) {
      expect(screen.replaceAll(' ', '')).toContain(fact.replaceAll(' ', ''));
    }
    expect(screen).toContain('找谁问');
    expect(page.querySelector('.first-screen a[href^="tel:"]')?.textContent).toBe('028-00000000');
  });

  test('shows received, goal, number of gifts and the moment they are true for', async () => {
    const page = await render();
    expect(textOf(page, '.figures')).toBe('已到账 12,345.00 元 目标 68,000.00 元');
    expect(textOf(page, '.figures-note')).toBe('已到账为目标的 18% 186 人次');
    expect(textOf(page, 'time')).toBe('截至 11 月 22 日 14:05');
    expect(page.querySelector('progress')?.getAttribute('value')).toBe('18');
  });

  test('prints the whole conspicuous block without anything to open', async () => {
    const page = await render();
    const block = textOf(page, '.conspicuous');
    const facts = [
      '示例省慈善基金会',
      '53110000MJ01234566',
      '示例-公募-2024-001',
      '示例53110000MJ01234566A26001',
      '幸福家园·社区微项目联合行动（示例）',
      '028-00000000',
      '在慈善中国按备案编号查询',
      '示例县慈善会',
      '青衣社区居民委员会（示例）',
      '收款账户名称',
    ];
    for (const fact of facts) expect(block).toContain(fact);
    expect(page.querySelector('.conspicuous')?.closest('details')).toBeNull();
    expect(page.querySelector('.conspicuous a[href="https://cszg.mca.gov.cn/"]')).not.toBeNull();
    const plan = textOf(page, '#plan');
    for (const fact of ['日常生活', '张榜公示七日', '6,000 元', '5%', '剩余财产', '项目部', '互联网'])
      expect(plan).toContain(fact);
  });

  test('shows where the money is as an equation that adds up', async () => {
    const page = await render();
    const figures = [...page.querySelectorAll('.equation .money')].map(({ textContent }) =>
      Math.round(Number(textContent?.replace(/[^\d.]/g, '')) * 100),
    );
    const [raised, ...parts] = figures;
    expect(parts).toHaveLength(4);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(raised);
  });

  test('leads to the donate page while intake is open, and otherwise says why not', async () => {
    const open = await render();
    expect(open.querySelector('.first-screen .button')?.getAttribute('href')).toBe('/give/abcdefghijklmnop');
    const closed = await render({ card: sampleCard({ status: 'ended', intake: 'certificate-expired' }) });
    expect(closed.querySelector('a[href^="/give/"]')).toBeNull();
    expect(textOf(closed, '.closed')).toContain('公开募捐资格证书已过有效期');
  });

  test('reads the journal in words, with corrections and their reason', async () => {
    const page = await render({ ledgerMore: true });
    const entries = [...page.querySelectorAll('.journal tbody')].map((entry) =>
      entry.textContent?.replace(/\s+/g, ' '),
    );
    expect(entries[0]).toContain('捐款到账');
    expect(entries[0]).toContain('支付机构待结算款 20.00 元');
    expect(entries[2]).toContain('更正第 2 笔');
    expect(entries[2]).toContain('手续费由机构承担');
    expect(textOf(page, '#journal')).toContain('这里只列出一部分');
    expect(page.querySelector('#journal a')?.getAttribute('href')).toBe('/v1/projects/abcdefghijklmnop/ledger.csv');
  });

  test('says of each disclosure that its entry on the statutory platform is pending', async () => {
    const items = [...(await render()).querySelectorAll('.disclosures li')];
    expect(items).toHaveLength(2);
    for (const item of items) expect(item.textContent).toContain('已在本页公开，待登记法定平台');
  });

  test('tells where to report without inventing a number', async () => {
    const report = textOf(await render(), '#report');
    expect(report).toContain('028-00000000');
    expect(report).toContain('12345');
    expect(report.match(/\d{7,}/g)).toEqual(['00000000']);
  });

  test('draws the empty states of a new project', async () => {
    const bare = sampleCard({ bySource: [], budget: [], milestones: [], partners: [], platforms: [] });
    const page = await render({ card: bare, ledger: [], disclosures: [] });
    for (const id of ['sources', 'budget', 'journal', 'disclosures']) {
      expect(page.querySelector(`#${id} .empty`), id).not.toBeNull();
    }
    expect(textOf(page, '.conspicuous')).toContain('合作方无');
  });
});
