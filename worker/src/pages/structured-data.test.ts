// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { layout } from './layout.ts';
import { dataBlock, structuredData } from './structured-data.ts';
import { OWN_SITE } from './testing/every-page.ts';
import { parsePage } from './testing/parse-page.ts';
import { sampleCard, samplePage } from './testing/sample-card.ts';

const CLOSED: Channel = { channel: 'display', reason: 'certificate-expired', articles: [] };

function graph(changes: Partial<Parameters<typeof structuredData>[0]> = {}) {
  const options = { card: sampleCard(), channel: OWN_SITE, context: samplePage(), title: '示例' };
  const data = structuredData({ ...options, ...changes });
  if (!('@graph' in data) || !Array.isArray(data['@graph'])) throw new Error('the data is a graph');
  const nodes: readonly Record<string, unknown>[] = data['@graph'];
  return { nodes, of: (type: string) => nodes.find((node) => node['@type'] === type) };
}

async function head(path: string, lang: 'zh-CN' | 'en', indexed = true) {
  const context = samplePage({ path, lang });
  const page = layout({
    context,
    title: '示例',
    description: '说明',
    speaker: null,
    indexed,
    body: html`<h1>示例</h1>`,
  });
  return parsePage(page);
}

describe('what machines read of a page', () => {
  test('names the charity by its registered name and code, and the project it raises for', () => {
    const { of } = graph();
    const charity = 'https://give.example.org/p/abcdefghijklmnop#charity';
    expect(of('NGO')).toEqual({
      '@type': 'NGO',
      '@id': charity,
      name: '示例省慈善基金会',
      identifier: { '@type': 'PropertyValue', propertyID: 'USCC', value: '53110000MJ01234566' },
      telephone: '028-00000000',
      email: 'contact@example.org',
      url: 'https://charity.example.org/',
    });
    expect(of('Project')).toMatchObject({
      name: '青衣社区老年助餐点',
      url: 'https://give.example.org/p/abcdefghijklmnop',
      location: { name: '青衣社区（示例）' },
      parentOrganization: { '@id': charity },
    });
    expect(of('WebPage')).toMatchObject({ dateModified: '2026-11-22T06:05:00.000Z', inLanguage: 'zh-CN' });
  });

  test('offers giving only where this deployment may take gifts', () => {
    const { '@type': _, ...action } = graph().of('DonateAction') ?? {};
    expect(action).toMatchObject({ target: { urlTemplate: 'https://give.example.org/give/abcdefghijklmnop' } });
    expect(graph({ channel: CLOSED }).of('DonateAction')).toBeUndefined();
    expect(JSON.stringify(graph({ channel: CLOSED }).nodes)).not.toContain('/give/');
  });

  test('leads nowhere but to the web', () => {
    const card = sampleCard({
      charity: { ...sampleCard().charity, site: 'javascript:alert(1)' },
      photo: '//evil.example/x',
    });
    const { of } = graph({ card });
    expect(of('NGO')).not.toHaveProperty('url');
    expect(of('Project')).not.toHaveProperty('image');
  });

  test('WID-01 holds a text that would end the block, or a line of it, as data', async () => {
    const text = '</script><script>alert(1)</script><!--\u2028\u2029&amp;]]>';
    const markup = String(await dataBlock({ text }));
    expect(markup.match(/<|>/g)).toHaveLength(4);
    expect(markup).not.toMatch(/[&\u2028\u2029]/);
    expect(JSON.parse(markup.replace(/^<[^>]+>|<[^>]+>$/g, ''))).toEqual({ text });
  });
});

describe('the head of a page', () => {
  const href = (page: Document, selector: string) => page.querySelector(selector)?.getAttribute('href');
  const content = (page: Document, property: string) =>
    page.querySelector(`meta[property="${property}"]`)?.getAttribute('content');

  test('names both languages and the address that follows the browser', async () => {
    const page = await head('/p/x?size=large', 'zh-CN');
    const here = 'https://give.example.org/p/x';
    expect(href(page, 'link[rel=canonical]')).toBe(here);
    const named = [...page.querySelectorAll('link[rel=alternate]')].map((link) => [
      link.getAttribute('hreflang'),
      link.getAttribute('href'),
    ]);
    expect(named).toEqual([
      ['zh-CN', `${here}?lang=zh-CN`],
      ['en', `${here}?lang=en`],
      ['x-default', here],
    ]);
    expect(content(page, 'og:locale:alternate')).toBe('en_GB');
  });

  test('keeps the language that its address names', async () => {
    const page = await head('/p/x?lang=en&amountMinor=2000', 'en');
    expect(href(page, 'link[rel=canonical]')).toBe('https://give.example.org/p/x?lang=en');
    expect(content(page, 'og:url')).toBe('https://give.example.org/p/x?lang=en');
    expect(content(page, 'og:locale')).toBe('en_GB');
  });

  test('has a picture of this deployment for links to what has no photograph', async () => {
    const page = await head('/p/x', 'zh-CN');
    expect(content(page, 'og:image')).toBe('https://give.example.org/widget/v1/share.png');
    expect(page.querySelector('meta[name="twitter:card"]')?.getAttribute('content')).toBe('summary_large_image');
  });

  test('names no other language of a page that stays out of search engines', async () => {
    const page = await head('/receipts/x', 'zh-CN', false);
    expect(page.querySelector('meta[name=robots]')).not.toBeNull();
    expect(page.querySelector('link[rel=alternate]')).toBeNull();
  });
});
