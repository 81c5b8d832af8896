// @vitest-environment happy-dom
import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { sampleComplaints } from '../testing/complaint-pages.ts';
import { OWN_SITE, QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, sampleDisclosures, sampleGifts, sampleLedger, samplePage } from '../testing/sample-card.ts';
import { sampleCompliance } from '../testing/sample-compliance.ts';
import { sampleProgress } from '../testing/sample-progress.ts';
import { NO_TRAIL, sampleTrail } from '../testing/sample-trail.ts';
import type { ProjectPageOptions } from './project-page.ts';
import { projectPage } from './project-page.ts';

function optionsOf(): ProjectPageOptions {
  const books = { trail: sampleTrail(), ledger: sampleLedger(), ledgerMore: false, disclosures: sampleDisclosures() };
  const named = { gifts: sampleGifts(), giftsMore: false, messages: [], messagesMore: false };
  const compliance = sampleCompliance();
  const residents = { complaints: sampleComplaints(), ...sampleProgress() };
  return {
    card: sampleCard(),
    channel: OWN_SITE,
    compliance,
    ...residents,
    ...books,
    ...named,
    qrSvg: QR_SVG,
    context: samplePage(),
  };
}

function render(changes: Partial<ProjectPageOptions> = {}) {
  return parsePage(projectPage({ ...optionsOf(), ...changes }));
}

function cardThat(intake: ProjectCard['intake']): ProjectCard {
  return sampleCard({ intake });
}

function display(reason: Channel['reason']): Channel {
  return { channel: 'display', reason, articles: [] };
}

describe('the project page', () => {
  test('answers the four questions on the first screen', async () => {
    const page = await render();
    const screen = textOf(page, '.first-screen');
    for (const fact of ['谁收钱', '示例省慈善基金会', '示例53110000MJ01234566A26001']) expect(screen).toContain(fact);
    const forWhom = '青衣社区（示例）：为八十岁以上和独居老人改造一间厨房，每天供应两餐热饭。';
    for (const fact of ['给谁用', forWhom]) expect(screen).toContain(fact);
    for (const fact of ['剩多少', '已拨付未核销 3,000.00 元', '已核销1,200.00 元', '余额8,094.93 元']) {
      expect(screen.replaceAll(' ', '')).toContain(fact.replaceAll(' ', ''));
    }
    expect(screen).toContain('找谁问');
    expect(page.querySelector('.first-screen a[href^="tel:"]')?.textContent).toBe('028-00000000');
  });

  test('has its first facts in the element of the family, in the document itself and not in what a browser may not know', async () => {
    const page = await render();
    const card = page.querySelector('hh-project[drawn]');
    expect(card?.getAttribute('project')).toBe('abcdefghijklmnop');
    expect(card?.querySelector(':scope>.first-screen h1')).not.toBeNull();
    const markup = String(await projectPage(optionsOf()));
    expect(markup).toContain('<template shadowrootmode="open"><slot></slot></template>');
  });

  test('leads back from paper to itself', async () => {
    const code = textOf(await render(), '.page-code.on-paper');
    expect(code).toContain('https://give.example.org/p/abcdefghijklmnop');
  });

  test('keeps the scope of the whole campaign to the filed plan, and says that it is the campaign’s', async () => {
    const page = await render();
    expect(textOf(page, '.first-screen')).not.toMatch(/3,860|示例县所辖/);
    expect(textOf(page, '#plan')).toContain('示例县所辖社区和村的老年人');
    expect(textOf(page, '#plan')).toContain('整个募捐活动预计约 3,860 人受益');
    const english = await render({ context: samplePage({ lang: 'en' }) });
    expect(textOf(english, '#plan')).toContain('the whole campaign expects to reach about 3,860 people');
  });

  test('says what it is for once on the first screen', async () => {
    const screen = textOf(await render(), '.first-screen');
    expect(screen.split('每天供应两餐热饭')).toHaveLength(2);
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
      '到慈善中国用备案编号查询',
      '或看本项目公示页',
      '示例县慈善会',
      '青衣社区居民委员会（示例）',
      '收款账户名称',
    ];
    for (const fact of facts) expect(block).toContain(fact);
    expect(page.querySelector('.conspicuous')?.closest('details')).toBeNull();
    for (const href of ['tel:02800000000', 'mailto:contact@example.org', '/p/abcdefghijklmnop']) {
      expect(page.querySelector(`.conspicuous a[href="${href}"]`), href).not.toBeNull();
    }
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

  test('shows management, surplus and interest where there are any, with their own sign', async () => {
    const { fundUse } = sampleCard();
    const moved = { managementMinor: 5000, transferredMinor: 3000, interestMinor: 700, receivedMinor: 300 };
    const used = { ...fundUse, ...moved, otherMinor: 7000, heldMinor: fundUse.heldMinor - 7000 };
    const page = await render({ card: sampleCard({ fundUse: used }) });
    const terms = [...page.querySelectorAll('.equation .term')].map(({ textContent }) => textContent?.trim() ?? '');
    for (const words of ['管理费用', '剩余转出', '利息', '剩余转入']) expect(terms.join()).toContain(words);
    expect(terms.find((term) => term.includes('利息'))).toContain('−');
    expect(textOf(page, '#fund-use table')).toContain('剩余转入');
  });

  test('shows what stands behind an entry: budget line, partner, number of documents, basis', async () => {
    const [gift] = sampleLedger();
    if (gift === undefined) throw new Error('the sample has a gift');
    const file = { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' };
    const proof = { category: '扶手', partner: '示例居委会', evidence: [file, file], basis: '方案第九条' };
    const page = await render({ ledger: [{ ...gift, kind: 'spending.verified', ...proof }] });
    const shown = textOf(page, '.journal');
    for (const words of ['支出核销', '预算项：扶手', '合作方：示例居委会', '单据 2 份', '依据：方案第九条']) {
      expect(shown).toContain(words);
    }
  });

  test('leads to the donate page while intake is open, and otherwise says why not', async () => {
    const open = await render();
    expect(open.querySelector('.first-screen .button')?.getAttribute('href')).toBe('/give/abcdefghijklmnop');
    const closed = await render({ channel: display('certificate-expired'), card: cardThat('certificate-expired') });
    expect(closed.querySelector('a[href^="/give/"]')).toBeNull();
    expect(textOf(closed, '.closed')).toContain('公开募捐资格证书已过有效期');
    expect(textOf(closed, '.closed h2')).toBe('暂不接受捐款');
    expect(textOf(closed, '.status')).toBe('暂停');
  });

  test.each([
    ['campaign-ended', '已结束'],
    ['goal-reached', '已达到目标'],
  ] as const)('says that it is over, not that it pauses, when %s', async (reason, status) => {
    const page = await render({ channel: display(reason), card: cardThat(reason) });
    expect(textOf(page, '.closed h2')).toBe('已停止接受捐款');
    expect(textOf(page, '.status')).toBe(status);
  });

  test('gives the reason instead of the button while the appeal is on no designated platform', async () => {
    const page = await render({ channel: display('not-listed'), card: sampleCard({ platforms: [] }) });
    expect(page.querySelector('a[href^="/give/"]')).toBeNull();
    expect(textOf(page, '.closed')).toContain('尚未在民政部指定的平台发布');
    expect(textOf(page, '.status')).toBe('暂未开放捐款');
  });

  test('leads to the charity’s own page where this host is not one, and never to itself', async () => {
    const href = 'https://charity.example.org/give/abcdefghijklmnop';
    const handOff: Channel = { channel: 'hand-off', reason: 'registered-site', articles: [], href };
    expect((await render({ channel: handOff })).querySelector('.closed .button')?.getAttribute('href')).toBe(href);
    const here: Channel = { ...display('origin-not-registered'), channel: 'link-out', href: sampleCard().links.page };
    expect((await render({ channel: here })).querySelector('.closed .button')).toBeNull();
  });

  test('lists the gifts whose givers chose to be named, and nothing when there is none', async () => {
    const gifts = textOf(await render({ giftsMore: true }), '#gifts');
    expect(gifts).toContain('只列出愿意署名的捐赠，其他计入合计。这里是最近的 20 笔。');
    expect(gifts).toContain('王阿姨2026 年 11 月 22 日 50.00 元');
    expect((await render({ gifts: [] })).querySelector('#gifts')).toBeNull();
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
    expect(textOf(page, '#journal')).toContain('这里是最近的 50 笔');
    expect(page.querySelector('#journal a[href$=".csv"]')?.getAttribute('href')).toBe(
      '/v1/projects/abcdefghijklmnop/ledger.csv',
    );
  });

  test('says of each disclosure that its entry on the statutory platform is pending', async () => {
    const items = [...(await render()).querySelectorAll('.disclosures li')];
    expect(items).toHaveLength(4);
    for (const item of items) expect(item.textContent).toContain('已在本页公开，待登记法定平台');
  });

  test('shows a corrected disclosure and its correction, which says why and leads to it', async () => {
    const page = await render();
    const [, correction, report] = [...page.querySelectorAll('.disclosures li')];
    expect(correction?.textContent).toContain('更正说明： 原文把 12 处写成了 21 处。');
    expect(report?.textContent).toContain('扶手已装好 21 处。');
    expect(correction?.querySelector('a')?.getAttribute('href')).toBe(`#${report?.id}`);
    expect(report?.querySelector('.tag')?.textContent).toBe('信息公开');
  });

  test('tells where to report without inventing a number', async () => {
    const report = textOf(await render(), '#report');
    expect(report).toContain('028-00000000');
    expect(report).toContain('12345');
    expect(report.match(/\d{7,}/g)).toEqual(['00000000']);
  });

  test('draws the empty states of a new project', async () => {
    const bare = sampleCard({ bySource: [], budget: [], milestones: [], partners: [], platforms: [] });
    const page = await render({ card: bare, trail: NO_TRAIL, ledger: [], disclosures: [] });
    for (const id of ['sources', 'budget', 'advances', 'spending', 'journal', 'disclosures']) {
      expect(page.querySelector(`#${id} .empty`), id).not.toBeNull();
    }
    expect(textOf(page, '.conspicuous')).toContain('合作方无');
  });
});
