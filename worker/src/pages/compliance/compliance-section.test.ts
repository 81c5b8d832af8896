// @vitest-environment happy-dom
import type { Channel, Compliance } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { projectPage } from '../project/project-page.ts';
import { NO_COMPLAINTS } from '../testing/complaint-pages.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { sampleCompliance, sampleDuty, sampleFinding } from '../testing/sample-compliance.ts';
import { NO_PROGRESS } from '../testing/sample-progress.ts';
import { NO_TRAIL } from '../testing/sample-trail.ts';
import { complianceSection } from './compliance-section.ts';

function render(changes: Partial<Compliance> = {}, context = samplePage()) {
  return parsePage(complianceSection(sampleCard(), sampleCompliance(changes), context));
}

const NONE = { pass: 3, warn: 0, block: 0, unknown: 0 };

describe('the one line', () => {
  test.each([
    ['未见问题', { counts: NONE, mayTakeGifts: true }],
    ['资料不足', { counts: { ...NONE, unknown: 1 }, mayTakeGifts: true }],
    ['需留意', { counts: { ...NONE, unknown: 1, warn: 1 }, mayTakeGifts: true }],
    ['有不符合规定的事项', { counts: { ...NONE, block: 1, warn: 1 }, mayTakeGifts: true }],
    ['暂停接受捐款', { counts: { ...NONE, block: 1 }, mayTakeGifts: false }],
  ])('says %s in a word and a shape', async (word, changes) => {
    const page = await render(changes);
    expect(textOf(page, '.verdict > summary .outcome')).toBe(word);
    expect(page.querySelector('.verdict > summary .outcome svg')).not.toBeNull();
  });

  test('draws a different shape for each colour', async () => {
    const shapes = await Promise.all(
      [
        { counts: NONE },
        { counts: { ...NONE, warn: 1 } },
        { counts: { ...NONE, unknown: 1 } },
        { mayTakeGifts: false },
      ].map(async (changes) => (await render(changes)).querySelector('.verdict path')?.getAttribute('d')),
    );
    expect(new Set(shapes).size).toBe(4);
  });

  test('is the line of the API, and stands open where gifts are paused', async () => {
    expect(textOf(await render(), '.verdict > summary')).toContain('自动核对：1 项未见问题 · 资料由机构填报');
    expect((await render()).querySelector('.verdict')?.hasAttribute('open')).toBe(false);
    expect((await render({ mayTakeGifts: false })).querySelector('.verdict')?.hasAttribute('open')).toBe(true);
  });

  test.each(['zh-CN', 'en'] as const)('claims no more than an aid can (%s)', async (lang) => {
    const page = await render({}, samplePage({ lang }));
    // 「不符合规定」 is what the line says of a fault, and holds the characters of the word that is never said.
    expect(textOf(page, '#check').replaceAll('符合规定', '')).not.toMatch(/合规|合法|complian|lawful/i);
    expect(textOf(page, '#check')).toMatch(/不是法律意见|not legal advice/);
  });
});

describe('what it opens to', () => {
  test('puts problems first and what is in order last', async () => {
    const headings = [...(await render()).querySelectorAll('.verdict > h3')].map(({ textContent }) => textContent);
    expect(headings).toEqual(['不符合规定（1 项）', '资料不足（1 项）', '需留意（1 项）', '未见问题（1 项）']);
  });

  test('tells what was found, what to do, the article with its period and how that is known', async () => {
    const findings = [sampleFinding({ outcome: 'block' }, '证书已过期')];
    const page = await render({ findings });
    const text = textOf(page, '.findings li');
    for (const told of [
      '证书在有效期内',
      '证书已过期',
      '怎么办',
      '《慈善法》（2023）第二十二条',
      '2024 年 9 月 5 日起施行',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(told);
    expect(text).toContain('法律没有明说，是我们的理解');
    expect(page.querySelector('.findings details')?.hasAttribute('open')).toBe(true);
  });

  test('names each fact it used, who vouched for it and when', async () => {
    const text = textOf(await render({ findings: [sampleFinding()] }), '.findings li').replaceAll('\u00a0', ' ');
    expect(text).toContain('示例：示例 机构填报，2026 年 11 月 20 日');
    expect(text).toMatch(/甲：无 运营方核对 来源.* a\.b/);
    expect(text).toContain('乙：是 软件自身 a.c');
  });

  test('tells of a list how long it is, and of a section that it was told', async () => {
    const [fact] = sampleFinding().evidence;
    const told = ['[3]', '{…}', '[3', '[]'].flatMap((value) => (fact === undefined ? [] : [{ ...fact, value }]));
    const text = textOf(await render({ findings: [sampleFinding({ evidence: told })] }), '.findings li');
    for (const value of ['示例：3 项 ', '示例：已填报 ', '示例：[3 ', '示例：[] ']) expect(text).toContain(value);
  });

  test('tells what to look at in plain words, with the path for an auditor', async () => {
    const changes = {
      fields: ['campaign.endsOn', 'campaign.lost'],
      fieldLabels: [
        { zh: '募捐结束日', en: 'Last day of the campaign' },
        { zh: 'campaign.lost', en: 'campaign.lost' },
      ],
    };
    const page = await render({ findings: [sampleFinding(changes)] });
    expect(textOf(page, '.findings li')).toContain('要看的资料募捐结束日 campaign.endsOncampaign.lost');
    const english = await render({ findings: [sampleFinding(changes)] }, samplePage({ lang: 'en' }));
    expect(textOf(english, '.findings li')).toContain('Last day of the campaign campaign.endsOn');
  });

  test('leads to the rule, also for a finding about the facts themselves, and nowhere for one that is no more', async () => {
    const findings = ['A9', 'Z1', 'Q7'].map((rule) => sampleFinding({ rule }));
    const page = await render({ findings, duties: [] });
    const links = [...page.querySelectorAll('.findings a.code')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/rules#A9', '/rules#Z1']);
  });

  test('says why a weak source only warns', async () => {
    const finding = sampleFinding({ outcome: 'warn', softened: true });
    expect(textOf(await render({ findings: [finding] }), '.findings li')).toContain('只作提醒');
  });
});

describe('the duties', () => {
  const duty = async (changes: Parameters<typeof sampleDuty>[0]) =>
    textOf(await render({ duties: [sampleDuty(changes)] }), '.duties li').replaceAll('\u00a0', ' ');

  test('are met only by an entry with its address and day', async () => {
    const entry = { url: 'https://cszg.mca.gov.cn/entry/1', on: '2026-05-20' };
    const page = await render({ duties: [sampleDuty({ status: 'met', entry })] });
    expect(textOf(page, '.duties .outcome')).toBe('已登记慈善中国（机构填报）');
    expect(page.querySelector('.duties a.outside')?.getAttribute('href')).toBe(entry.url);
    expect(await duty({ status: 'met', entry })).toContain('2026 年 5 月 20 日的条目');
    expect(await duty({ status: 'met', entry: null })).toContain('机构填报已办理');
    const unsafe = { url: 'javascript:alert(1)', on: '2026-05-20' };
    expect(await duty({ status: 'met', entry: unsafe })).not.toContain('已登记慈善中国');
  });

  test('say what is published here only', async () => {
    const text = await duty({ status: 'published-here', publishedHereOn: '2026-11-20' });
    expect(text).toContain('已在本页公开，待登记法定平台');
    expect(text).toContain('2026 年 11 月 20 日已在本页公开');
  });

  test('give both dates where they differ, and one where they do not', async () => {
    const both = await duty({ dueStrict: '2026-05-31', dueLegal: '2026-06-01' });
    expect(both).toContain('期限 2026 年 5 月 31 日（遇休息日顺延到 2026 年 6 月 1 日）');
    expect(await duty({})).not.toContain('顺延');
    const shifted = { dueStrict: '2026-05-31', dueLegal: '2026-06-01', isDueCertain: false };
    const english = await render({ duties: [sampleDuty(shifted)] }, samplePage({ lang: 'en' }));
    expect(textOf(english, '.duties summary').replaceAll('\u00a0', ' ')).toContain(
      'Due 31 May 2026 (ends on 1 Jun 2026, the next working day; the holidays of that year are not known yet)',
    );
  });

  test('show what is overdue without anything to open', async () => {
    const page = await render({ duties: [sampleDuty({ status: 'overdue', wasLate: true })] });
    expect(textOf(page, '.duties summary')).toContain('已逾期');
    expect(page.querySelector('.duties')?.closest('details')).toBeNull();
    expect(textOf(page, '.duties details')).toContain('超过期限');
  });

  test('say so where there are none, and where a holiday is not known', async () => {
    expect(textOf(await render({ duties: [] }), '.empty')).toBe('目前没有应当公开的内容。');
    expect(await duty({ isDueCertain: false })).toContain('（当年的放假安排还不知道）');
  });
});

describe('in place of the button', () => {
  const page = (reason: Channel['reason'], findings = sampleCompliance().findings) => {
    const channel: Channel = { channel: 'display', reason, articles: ['《慈善法》（2023）第二十二条'] };
    const compliance = sampleCompliance({ mayTakeGifts: false, findings });
    const books = {
      trail: NO_TRAIL,
      ledger: [],
      ledgerMore: false,
      disclosures: [],
      gifts: [],
      giftsMore: false,
      qrSvg: '',
      messages: [],
      messagesMore: false,
      complaints: NO_COMPLAINTS,
      ...NO_PROGRESS,
    };
    return parsePage(projectPage({ card: sampleCard(), channel, compliance, ...books, context: samplePage() }));
  };

  test.each(['blocked-by-rules', 'certificate-expired', 'certificate-revoked'] as const)(
    'stands what closes it, with its article and the way to the whole check, for %s',
    async (reason) => {
      const closing = sampleFinding({ outcome: 'block' }, '证书已于昨日届满');
      const shown = await page(reason, [closing, sampleFinding({}, '没有问题')]);
      expect(textOf(shown, '.closed')).toContain('证书已于昨日届满证书在有效期内：不符合规定');
      expect(textOf(shown, '.closed')).toContain('《慈善法》（2023）第二十二条');
      expect(textOf(shown, '.closed')).not.toContain('没有问题');
      expect(shown.querySelector('.closed .quiet-button')?.getAttribute('href')).toBe('/p/abcdefghijklmnop#check');
    },
  );

  test('names a rule that could not be asked, and three of many', async () => {
    const unknown = sampleFinding({ outcome: 'unknown', bars: true }, '未填报');
    expect((await page('blocked-by-rules', Array(5).fill(unknown))).querySelectorAll('.closed li')).toHaveLength(3);
    const harmless = [
      sampleFinding({ outcome: 'unknown', bars: false }, '不影响'),
      sampleFinding({ outcome: 'block', moments: ['year'] }, '年度'),
    ];
    expect(textOf(await page('blocked-by-rules', harmless), '.closed')).not.toMatch(/不影响|年度/);
  });

  test('says nothing of the rules where the appeal has ended', async () => {
    expect((await page('campaign-ended')).querySelector('.closed .quiet-button')).toBeNull();
  });
});
