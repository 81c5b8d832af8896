// @vitest-environment happy-dom
import type { ProjectCard } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { fundFlow } from './fund-flow.ts';
import { parsePage } from './testing/parse-page.ts';
import { sampleCard, samplePage } from './testing/sample-card.ts';

async function draw(card: ProjectCard, lang: 'zh-CN' | 'en' = 'zh-CN') {
  return parsePage(fundFlow(card, samplePage({ lang })));
}

/** How thick each ribbon is where it begins: from its first point to its last. */
const widths = (page: Document) =>
  [...page.querySelectorAll('.flow')].map((flow) => {
    const numbers = (flow.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    return Math.abs((numbers.at(-1) ?? 0) - (numbers[1] ?? 0));
  });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the picture of where money came from and went', () => {
  test('labels each end with its name and its amount, left what came and right what went', async () => {
    const page = await draw(sampleCard());
    const labels = [...page.querySelectorAll('text')].map((text) => [
      text.getAttribute('text-anchor'),
      text.textContent,
    ]);
    expect(labels).toEqual([
      ['end', '本机构官网8,345.00 元'],
      ['end', '指定平台4,000.00 元'],
      ['start', '支付手续费50.07 元'],
      ['start', '已拨付未核销3,000.00 元'],
      ['start', '已核销1,200.00 元'],
      ['start', '余额8,094.93 元'],
    ]);
    expect(page.querySelectorAll('svg > text > tspan')).toHaveLength(6);
    expect(page.querySelectorAll('svg span')).toHaveLength(0);
    expect(page.querySelector('svg')?.getAttribute('aria-label')).toContain('下面的表');
  });

  test('draws as much going as coming, each as thick as its share, and nothing too thin to see', async () => {
    const drawn = widths(await draw(sampleCard()));
    const [coming, going] = [drawn.slice(0, 2), drawn.slice(2)];
    expect(Math.abs(sum(coming) - sum(going))).toBeLessThan(2);
    expect((coming[0] ?? 0) / (coming[1] ?? 1)).toBeCloseTo(8345 / 4000, 1);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(1.4);
  });

  test('is not drawn before anything came, nor where more was taken back than came', async () => {
    const nothing = sampleCard({ bySource: [] });
    const source = { source: 'bank', raisedMinor: -5, donors: 1 } as const;
    for (const card of [nothing, sampleCard({ bySource: [source] })]) {
      expect((await draw(card)).querySelector('svg')).toBeNull();
    }
  });

  test('carries no style, no script and no Chinese in English', async () => {
    const page = await draw(sampleCard(), 'en');
    expect(page.querySelectorAll('[style],script,style')).toHaveLength(0);
    expect(page.querySelector('svg')?.textContent).not.toMatch(/\p{Script=Han}/u);
  });
});
