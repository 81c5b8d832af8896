// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { homePage } from './home-page.ts';

const context = samplePage({ path: '/?lang=zh-CN&size=large' });

describe('the list of projects', () => {
  test('leads on to the next page with the language and size kept, and ends without a link', async () => {
    const more = await parsePage(homePage({ cards: [sampleCard()], nextCursor: '4 2', context }));
    const next = more.querySelector('a[rel=next]');
    expect(next?.getAttribute('href')).toBe('/?cursor=4+2&lang=zh-CN&size=large');
    expect(next?.textContent).toContain('下一页');
    const last = await parsePage(homePage({ cards: [sampleCard()], nextCursor: null, context }));
    expect(last.querySelector('a[rel=next]')).toBeNull();
  });

  test('offers no gift, and says why, while an appeal is on no designated platform', async () => {
    const card = sampleCard({ platforms: [] });
    const unlisted: Channel = { channel: 'display', reason: 'not-listed', articles: [] };
    const channels = new Map([[card.projectId, unlisted]]);
    const page = await parsePage(homePage({ cards: [card], channels, context }));
    expect(page.querySelector('a[href^="/give/"]')).toBeNull();
    expect(textOf(page, '.status')).toBe('暂未开放捐款');
    expect(textOf(page, '.project-item')).toContain('尚未在民政部指定的平台发布');
  });
});
