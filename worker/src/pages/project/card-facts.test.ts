// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { progressFigures, statusMark, takingState } from './card-facts.ts';

async function progressOf(raisedMinor: number, lang: 'zh-CN' | 'en' = 'zh-CN'): Promise<string> {
  const goal = { amountMinor: 100_000, currency: 'CNY' } as const;
  const figures = progressFigures(sampleCard({ goal, raisedMinor }), samplePage({ lang }));
  return textOf(await parsePage(figures), '.figures-note > span');
}

describe('the progress in words', () => {
  test.each([
    [0, '已到账为目标的 0%'],
    [1, '已到账不到目标的 1%'],
    [999, '已到账不到目标的 1%'],
    [1000, '已到账为目标的 1%'],
    [100_000, '已到账为目标的 100%'],
    [100_001, '已超过目标'],
  ])('of %i fen of 1,000 yuan is %s', async (raisedMinor, text) => {
    expect(await progressOf(raisedMinor)).toBe(text);
  });

  test('reads the same in English', async () => {
    expect(await progressOf(1, 'en')).toBe('Less than 1% of the goal received');
    expect(await progressOf(100_001, 'en')).toBe('The goal has been passed');
  });
});

describe('the state of an appeal', () => {
  test.each([
    ['open', '募捐中'],
    ['not-yet-open', '尚未开始'],
    ['campaign-ended', '已结束'],
    ['certificate-expired', '暂停'],
    ['goal-reached', '已达到目标'],
  ] as const)('is decided by the intake: %s is %s', async (intake, words) => {
    const card = sampleCard({ status: 'open', intake });
    const page = await parsePage(statusMark(takingState(card), samplePage()));
    expect(textOf(page, '.status')).toBe(words);
  });

  test('is not open while no listing lets it take gifts', () => {
    const unlisted: Channel = { channel: 'display', reason: 'not-listed', articles: [] };
    expect(takingState(sampleCard(), unlisted)).toBe('not-listed');
    expect(takingState(sampleCard({ intake: 'campaign-ended' }), unlisted)).toBe('campaign-ended');
  });
});
