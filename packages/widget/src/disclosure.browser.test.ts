import type { Disclosure, ProgressUpdate, ProjectProgress } from '@happy-homeland/sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';
import { pagesOf, sampleDisclosure, sampleProgress, sampleUpdate } from './testing/sample-lists.ts';

const OF = `GET /v1/projects/${PROJECT}`;

let api: FakeApi;
let shown: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
  publish({});
});

afterEach(() => {
  shown?.remove();
  api.restore();
});

interface Published {
  readonly updates?: readonly ProgressUpdate[];
  readonly disclosures?: readonly Disclosure[];
  readonly progress?: Partial<ProjectProgress>;
}

function publish({ updates = [], disclosures = [], progress = {} }: Published): void {
  api.on(`${OF}/updates`, pagesOf(updates));
  api.on(`${OF}/disclosures`, pagesOf(disclosures));
  api.on(`${OF}/progress`, () => json(sampleProgress(progress)));
}

async function draw(published: Published, attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  publish(published);
  shown = await new CardHarness('hh-disclosure', attributes).settled();
  return shown;
}

describe('what was published', () => {
  test('is told with its days, and with the money as of when, in Beijing time', async () => {
    const harness = await draw({
      updates: [sampleUpdate({ milestone: '扶手安装' })],
      disclosures: [sampleDisclosure(), sampleDisclosure({ kind: 'plan', title: '方案（示例）' })],
    });
    for (const words of [
      '已到账 12,345.00 元 · 已核销 1,200.00 元 · 余额 8,094.93 元',
      '截至 11 月 22 日 14:05',
      '2026 年 11 月 2 日 · 2026 年 11 月 5 日 发布',
      '完成步骤：扶手安装',
      '信息公开 · 2026 年 11 月 10 日',
      '募捐方案 · ',
    ])
      expect(harness.text).toContain(words);
    expect(harness.detailOf('hh-ready')).toEqual({ projectId: PROJECT });
    expect(harness.fallbackVisible).toBe(false);
    expect(harness.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}#disclosures`);
    expect(harness.link('到慈善中国核对').href).toBe('https://cszg.mca.gov.cn/');
    expect(harness.groupNames).not.toContain('');
  });

  test('stands beside its corrections with the reason and what it said before', async () => {
    const before = { on: '2026-11-08', explanation: '楼号写错了。', title: '旧题（示例）', text: '二号楼。' };
    const harness = await draw({
      updates: [sampleUpdate({ corrections: [before] })],
      disclosures: [
        sampleDisclosure({ kind: 'correction', explanation: '数字抄错了。' }),
        sampleDisclosure({ kind: 'correction', journalSeq: 12 }),
      ],
    });
    for (const words of ['2026 年 11 月 8 日 更正 楼号写错了。', '更正前的内容', '二号楼。', '更正说明：数字抄错了。'])
      expect(harness.text).toContain(words);
    expect(harness.link('公开账目第 12 笔').href).toBe(`${API}/p/${PROJECT}#journal`);
  });

  test('shows photographs late, with words for who cannot see them, and from safe addresses alone', async () => {
    const photographs = [`${API}/a.webp`, '/b.webp', 'javascript:alert(1)'].map((href) => ({
      href,
      width: 800,
      height: 600,
    }));
    const harness = await draw({ updates: [sampleUpdate({ photographs })] });
    const pictures = harness.all('img');
    expect(pictures.map((picture) => picture.getAttribute('src'))).toEqual([`${API}/a.webp`, `${API}/b.webp`]);
    expect(pictures.map((picture) => picture.getAttribute('loading'))).toEqual(['lazy', 'lazy']);
    expect(pictures[0]?.getAttribute('alt')).toBe('扶手装好了（示例）（照片 1）');
  });

  test('says what is overdue in words and not in colour alone, and what is due when', async () => {
    const harness = await draw({ progress: { nextUpdateDueOn: '2026-11-01', isOverdue: true } });
    expect(harness.all('.bad')[0]?.textContent).toBe('进展已逾期：应在 2026 年 11 月 1 日 前发布。');
    harness.remove();
    const later = await draw({ progress: { nextUpdateDueOn: '2027-01-01' } });
    expect(later.all('.bad')).toEqual([]);
    expect(later.text).toContain('下一次进展应在 2027 年 1 月 1 日 前发布');
  });

  test('counts the steps and opens to each, and says what was reached', async () => {
    const harness = await draw({
      progress: {
        milestones: [
          { name: '选址', reachedOn: '2026-10-20' },
          { name: '安装', reachedOn: null },
        ],
        outcomes: { sessions: 3, people: 40, households: 12 },
      },
    });
    expect(harness.all('summary')[0]?.textContent).toBe('项目步骤：完成 1/2');
    expect(harness.text).toContain('2026 年 10 月 20 日 完成');
    expect(harness.text).toContain('3 场次、40 人次、12 户');
  });

  test('comes page by page, each list on its own', async () => {
    const harness = await draw({
      updates: [sampleUpdate()],
      disclosures: Array.from({ length: 7 }, (_none, at) => sampleDisclosure({ title: `第 ${at} 份（示例）` })),
    });
    expect(api.requests).toHaveLength(4);
    const button = harness.button('更多');
    button.focus();
    await harness.press('更多');
    await harness.until(() => harness.focused?.textContent === '又列出 2 条，共 7 条');
    expect(api.requests).toHaveLength(5);
    expect(harness.text).toContain('第 6 份');
  });

  test('is empty in words', async () => {
    const harness = await draw({});
    expect(harness.text).toContain('还没有发布进展。');
    expect(harness.text).toContain('还没有信息公开记录。');
  });
});

describe('what goes wrong', () => {
  test.each([
    ['updates', 'a web page', () => new Response('<!doctype html>')],
    ['updates', 'items with holes', () => json({ items: [{ title: 'x' }], nextCursor: null })],
    ['disclosures', 'a refusal', () => problem('internal', 500)],
    ['progress', 'another shape', () => json({ milestones: 7 })],
  ])('%s with %s leaves the host’s link, a sentence and another try', async (noun, _what, answer) => {
    api.on(`${OF}/${noun}`, answer);
    shown = await new CardHarness('hh-disclosure').settled();
    await shown.until(() => shown?.text.includes('没有读出来') ?? false);
    expect(shown.fallbackVisible).toBe(true);
    expect(shown.link('打开页面').href).toBe(`${API}/p/${PROJECT}`);
    publish({});
    await shown.press('再试一次');
    await shown.until(() => shown?.text.includes('还没有发布进展') ?? false);
    expect(shown.fallbackVisible).toBe(false);
  });

  test('a project that is not there leads nowhere, and a tag without one asks for nothing', async () => {
    shown = new CardHarness('hh-disclosure', { project: '' });
    await shown.element.draw();
    expect(api.requests).toEqual([]);
    shown.element.project = 'unknownunknown';
    await shown.settled();
    expect(shown.text).toBe('这个项目现在看不到，请联系本网站。');
  });

  test('hostile texts are shown as text', async () => {
    const hostile = '<img src=x onerror=top.PWN=1>';
    const harness = await draw({
      updates: [sampleUpdate({ title: hostile, text: hostile, milestone: hostile })],
      disclosures: [sampleDisclosure({ title: hostile, body: hostile, explanation: hostile })],
    });
    expect(harness.all('img')).toEqual([]);
    expect(harness.rawText.split(hostile)).toHaveLength(7);
  });
});

test('English is written, in large letters, and nothing is styled by attribute', async () => {
  const harness = await draw(
    {
      updates: [
        sampleUpdate({
          title: 'a',
          text: 'b',
          corrections: [{ on: '2026-11-08', explanation: 'e', title: 'f', text: 'g' }],
        }),
      ],
      disclosures: [sampleDisclosure({ title: 'c', body: 'd', journalSeq: 3 })],
      progress: {
        nextUpdateDueOn: '2026-11-01',
        isOverdue: true,
        milestones: [{ name: 'h', reachedOn: null }],
        outcomes: { sessions: 1, people: 2, households: 3 },
      },
    },
    { lang: 'en', size: 'large' },
  );
  expect(harness.text.replace('示例A26001', '')).not.toMatch(/\p{Script=Han}/u);
  expect(harness.text).toContain('An update is overdue: it was due by 1 November 2026.');
  const sizes = harness.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  expect(harness.all('[style],style')).toEqual([]);
});
