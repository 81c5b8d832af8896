// @vitest-environment happy-dom
import { projectCard } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from './page-context.ts';
import { everyPage } from './testing/every-page.ts';
import { parseMarkup as parse } from './testing/parse-page.ts';
import { sampleCard, samplePage } from './testing/sample-card.ts';

const LANGS: readonly Lang[] = ['zh-CN', 'en'];

/** Texts that have broken out of templates before: elements, attributes, entities, address schemes, comments. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</title></textarea></style><svg onload=alert(1)>',
  'javascript:alert(1)',
  '<!--<script>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '` onmouseover=alert(1) `',
] as const;

const ALLOWED_SCRIPTS = /^\/widget\/v1\/[a-z-]+\.js$/;

// Nothing changes them, and a simulated document is never given back while the file runs.
const parsed = new Map<Lang, Promise<readonly (readonly [string, Document])[]>>();

function documents(lang: Lang): Promise<readonly (readonly [string, Document])[]> {
  const known = parsed.get(lang) ?? parsePages(lang);
  parsed.set(lang, known);
  return known;
}

async function parsePages(lang: Lang): Promise<readonly (readonly [string, Document])[]> {
  const context = samplePage({ lang, path: `/p/abcdefghijklmnop?lang=${lang}` });
  const pages = await everyPage({ card: sampleCard(), context });
  return [...pages].map(([name, markup]) => [name, parse(markup)]);
}

/** The sample card with one text in every place that a publisher fills in. */
function cardWith(text: string) {
  const card = sampleCard();
  return sampleCard({
    title: text,
    summary: text,
    filedTitle: text,
    filingNumber: text,
    community: text,
    action: text,
    photo: text,
    charity: {
      ...card.charity,
      name: text,
      uscc: text,
      accountName: text,
      bank: text,
      accountMasked: text,
      site: text,
      certificate: { ...card.charity.certificate, number: text },
      contact: { phone: text, email: text, address: text },
    },
    partners: [{ name: text, kind: 'company' }],
    plan: {
      ...card.plan,
      purpose: text,
      surplus: text,
      beneficiaries: { scope: text, howChosen: text },
      responsible: { name: text, office: text },
      methods: [text],
    },
    budget: [{ item: text, amount: { amountMinor: 100, currency: 'CNY' } }],
    milestones: [text],
    platforms: [{ name: text, listingUrl: text }],
    conspicuous: {
      organisation: text,
      uscc: text,
      certificateNumber: text,
      filingNumber: text,
      filedTitle: text,
      contact: text,
      enquiry: text,
      lookupUrl: text,
    },
  });
}

/** What the content security policy would refuse, or what could run. */
function dangersIn(page: Document): readonly string[] {
  const found: string[] = [];
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${element.tagName} ${name}`);
      if (/^(href|src|action|formaction)$/i.test(name) && /^\s*(javascript|data:text|vbscript):/i.test(value)) {
        found.push(`${element.tagName} ${name}=${value}`);
      }
    }
  }
  for (const script of page.querySelectorAll('script')) {
    if (script.type === 'application/ld+json') JSON.parse(script.textContent);
    else if (script.textContent !== '' || !ALLOWED_SCRIPTS.test(script.getAttribute('src') ?? '')) found.push('script');
  }
  if (page.querySelector('style, object, embed, base')) found.push('a forbidden element');
  // The one frame that there is: our own card, in a box from which nothing can be run.
  for (const frame of page.querySelectorAll('iframe')) {
    const box = frame.getAttribute('sandbox') ?? 'nothing forbidden';
    const isOurs = /^\/embed\/[a-z2-7]+\/frame(?:\?[\w=&-]*)?$/.test(frame.getAttribute('src') ?? '');
    if (!isOurs || /allow-(?:scripts|same-origin|forms|top)|forbidden/.test(box)) found.push('a frame');
  }
  return found;
}

describe('every page', () => {
  test('is rendered from a card that fits the contract', () => {
    expect(projectCard.safeParse(sampleCard()).error).toBeUndefined();
  });

  test.each(LANGS)('carries no inline script, style or handler (%s)', async (lang) => {
    for (const [name, page] of await documents(lang)) expect(dangersIn(page), name).toEqual([]);
  });

  const tags = (page: Document) => [...page.querySelectorAll('script, img, svg, title')].length;
  let plainTags: ReadonlyMap<string, number>;
  beforeAll(async () => {
    const plain = await everyPage({ card: cardWith('示例'), context: samplePage(), text: '示例' });
    plainTags = new Map([...plain].map(([name, markup]) => [name, tags(parse(markup))]));
  });

  test.each(HOSTILE)('shows %j as text and nothing else', async (text) => {
    const hostile = await everyPage({ card: cardWith(text), context: samplePage(), text });
    for (const [name, markup] of hostile) {
      const page = parse(markup);
      expect(dangersIn(page), name).toEqual([]);
      if (/[<>"']/.test(text)) expect(markup, name).not.toContain(text);
      expect(tags(page), name).toBe(plainTags.get(name));
    }
    expect(parse(hostile.get('project') ?? '').querySelector('h1')?.textContent).toBe(text);
  });

  test.each(LANGS)('names its language, title, description and Open Graph facts (%s)', async (lang) => {
    for (const [name, page] of await documents(lang)) {
      expect(page.documentElement.getAttribute('lang'), name).toBe(lang);
      for (const selector of ['title', 'meta[name=description]', 'link[rel=canonical]', 'meta[property="og:title"]']) {
        expect(page.querySelector(selector), `${name} ${selector}`).not.toBeNull();
      }
    }
  });

  test.each(LANGS)('has one h1 and skips no heading level (%s)', async (lang) => {
    for (const [name, page] of await documents(lang)) {
      const levels = [...page.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.tagName.slice(1)));
      expect(
        levels.filter((level) => level === 1),
        name,
      ).toHaveLength(1);
      const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
      expect(jumps, name).toEqual([]);
    }
  });

  test.each(LANGS)('labels every control, names every group and resolves every reference (%s)', async (lang) => {
    for (const [name, page] of await documents(lang)) {
      const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size, `${name}: ids are unique`).toBe(ids.length);
      for (const control of page.querySelectorAll('input:not([type=hidden]), textarea, select')) {
        const labelled = control.closest('label') ?? page.querySelector(`label[for="${control.id}"]`);
        expect(labelled, `${name} ${control.getAttribute('name')}`).not.toBeNull();
      }
      for (const group of page.querySelectorAll('fieldset')) expect(group.querySelector('legend'), name).not.toBeNull();
      for (const attribute of ['aria-labelledby', 'aria-describedby', 'for']) {
        for (const element of page.querySelectorAll(`[${attribute}]`)) {
          for (const id of (element.getAttribute(attribute) ?? '').split(' '))
            expect(ids, `${name} #${id}`).toContain(id);
        }
      }
      for (const link of page.querySelectorAll('a[href^="#"]')) {
        expect(ids, name).toContain(link.getAttribute('href')?.slice(1));
      }
    }
  });

  test.each(LANGS)('says who we are not, and keeps our own name to the footer (%s)', async (lang) => {
    for (const [name, page] of await documents(lang)) {
      const footer = page.querySelector('footer')?.textContent ?? '';
      expect(footer, name).toMatch(
        /本软件不是民政部指定的互联网公开募捐服务平台|not an online public-fundraising platform designated/,
      );
      expect(page.querySelector('header')?.textContent, name).not.toMatch(/幸福家园|Happy Homeland/);
    }
  });

  test('says 测试 in a test deployment and does not elsewhere', async () => {
    const ribbon = async (isTest: boolean) => {
      const pages = await everyPage({ card: sampleCard({ test: isTest }), context: samplePage({ test: isTest }) });
      return parse(pages.get('give') ?? '').querySelector('.test-ribbon');
    };
    expect((await ribbon(true))?.textContent).toContain('测试');
    expect(await ribbon(false)).toBeNull();
  });

  test('marks Chinese facts as Chinese on an English page', async () => {
    const pages = await documents('en');
    const heading = pages.find(([name]) => name === 'project')?.[1].querySelector('h1 [lang="zh-CN"]');
    expect(heading?.textContent).toBe('青衣社区老年助餐点');
  });

  test('offers the other language and large text without losing the rest of the address', async () => {
    const context = samplePage({ path: '/give/abcdefghijklmnop?amountMinor=2000&size=large', largeText: true });
    const pages = await everyPage({ card: sampleCard(), context });
    const page = parse(pages.get('give') ?? '');
    const hrefs = [...page.querySelectorAll('.switches a')].map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual([
      '/give/abcdefghijklmnop?amountMinor=2000',
      '/give/abcdefghijklmnop?amountMinor=2000&size=large&lang=en',
    ]);
    expect(page.documentElement.getAttribute('data-size')).toBe('large');
  });
});
