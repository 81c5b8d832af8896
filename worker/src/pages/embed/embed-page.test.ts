// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { embedChoice } from './embed-choice.ts';
import { embedPage } from './embed-page.ts';

const PIN = { src: 'https://give.example.org/widget/0.1.0-0123456789abcdef/happy-homeland.js', integrity: 'sha384-AA' };

function choose(query = '') {
  return embedChoice(new URLSearchParams(query));
}

function render(changes: Partial<Parameters<typeof embedPage>[0]> = {}) {
  const context = samplePage({ path: '/embed/abcdefghijklmnop' });
  const pins = { cards: PIN, check: PIN, books: PIN, family: { ...PIN }, frame: PIN };
  return parsePage(
    embedPage({ card: sampleCard(), choice: choose(), place: null, pins, qrSvg: QR_SVG, context, ...changes }),
  );
}

function snippet(page: Document, id: string): string {
  return page.querySelector(`#snippet-${id}`)?.textContent ?? '';
}

function at(reason: Channel['reason'], channel: Channel['channel'], origin = 'https://qingyi.example.org') {
  const target = '示例平台';
  return { typed: origin, origin, channel: { channel, reason, target, articles: ['《慈善法》（2023）第二十七条'] } };
}

describe('the page for webmasters', () => {
  test('shows the exact tag to copy, and its copy button only once a script is there', async () => {
    const page = await render();
    expect(snippet(page, 'tag')).toBe(
      `<script type="module" src="https://give.example.org/widget/v1/happy-homeland.js"></script>
<hh-donate project="abcdefghijklmnop">
  <a href="https://give.example.org/p/abcdefghijklmnop">青衣社区老年助餐点</a>
</hh-donate>`,
    );
    expect(page.querySelector('#snippet-tag')?.hasAttribute('readonly')).toBe(true);
    for (const button of page.querySelectorAll('[data-copy]')) expect(button.hasAttribute('hidden')).toBe(true);
  });

  test('has a text to copy for every form, each with its button', async () => {
    const page = await render();
    const ids = [...page.querySelectorAll('textarea')].map(({ id }) => id.replace('snippet-', ''));
    const element = ['tag', 'direct', 'pinned', 'pinned-family', 'reserve', 'csp'];
    const frame = ['frame', 'frame-fit', 'frame-pinned', 'frame-csp'];
    const systems = ['wordpress-address', 'wordpress', 'oembed', 'oembed-address'];
    expect(ids).toEqual([...element, ...frame, 'editor', 'original', ...systems, 'link']);
    const buttons = [...page.querySelectorAll('[data-copy]')].map((button) => button.getAttribute('data-copy'));
    expect(buttons).toEqual(ids.map((id) => `snippet-${id}`));
  });

  test('makes every form from what was chosen', async () => {
    const choice = choose('element=hh-proof&letters=large&theme=dark&language=en');
    const page = await render({ choice });
    const address = 'https://give.example.org/p/abcdefghijklmnop?lang=en&size=large';
    const tag = `<hh-proof project="abcdefghijklmnop" lang="en" size="large" theme="dark">
  <a href="${address.replace('&', '&amp;')}#journal">Check of the public books</a>
</hh-proof>`;
    const script = '<script type="module" src="https://give.example.org/widget/v1/';
    expect(snippet(page, 'tag')).toBe(`${script}happy-homeland.js"></script>\n${tag}`);
    expect(snippet(page, 'direct')).toBe(`${script}proof.js"></script>\n${tag}`);
    expect(snippet(page, 'pinned')).toBe(
      `<script type="module" src="${PIN.src}" integrity="sha384-AA" crossorigin="anonymous"></script>\n${tag}`,
    );
    expect(snippet(page, 'reserve')).toBe('hh-proof{display:block;min-height:9em}');
    expect(snippet(page, 'frame')).toContain('/frame?lang=en&amp;size=large&amp;theme=dark"');
    expect(snippet(page, 'wordpress')).toBe(
      '[happy_homeland project="abcdefghijklmnop" element="hh-proof" lang="en" size="large" theme="dark"]',
    );
    expect(snippet(page, 'oembed')).toBe(address);
    expect(snippet(page, 'editor')).toContain('Scan to see the books and to give');
    const chosen = [...page.querySelectorAll('option[selected]')].map((option) => option.getAttribute('value'));
    expect(chosen).toEqual(['hh-proof', 'large', 'dark', 'en']);
  });

  test('takes what is not offered as not chosen', () => {
    const hostile = 'element=<script>&mode=popup&letters=9&theme=javascript:alert(1)&language=fr';
    expect(choose(hostile)).toEqual(choose());
  });

  test('offers nothing to pin where no version is served', async () => {
    const page = await render({ pins: { cards: null, check: null, books: null, family: null, frame: null } });
    expect(page.querySelector('#snippet-pinned, #snippet-pinned-family, #snippet-frame-pinned')).toBeNull();
    expect(snippet(page, 'direct')).not.toContain('integrity');
  });

  test('prints forms without scripts that hold no script, style, class or handler', async () => {
    const page = await render();
    for (const id of ['frame', 'editor', 'link']) {
      expect(snippet(page, id), id).not.toMatch(/<script|<style|style=|class=|\son\w+=|javascript:/);
    }
    const pasted = new DOMParser().parseFromString(snippet(page, 'editor'), 'text/html');
    const tags = new Set([...pasted.body.querySelectorAll('*')].map(({ localName }) => localName));
    expect([...tags].toSorted()).toEqual(['a', 'br', 'img', 'p', 'strong', 'table', 'tbody', 'td', 'tr']);
    for (const one of pasted.querySelectorAll('[src],[href]')) {
      expect(one.getAttribute('src') ?? one.getAttribute('href')).toMatch(/^https:\/\/give\.example\.org\//);
    }
    for (const fact of ['示例省慈善基金会', '示例-公募-2024-001', '示例53110000MJ01234566A26001', '028-00000000']) {
      expect(pasted.body.textContent).toContain(fact);
    }
  });

  test('writes a hostile title as text into every form', async () => {
    const title = `"><img src=x onerror=alert(1)>'</iframe></textarea><script>alert(1)</script>`;
    const page = await render({ card: sampleCard({ title }) });
    for (const id of ['tag', 'direct', 'pinned', 'frame', 'frame-fit', 'frame-pinned', 'editor', 'link']) {
      const pasted = new DOMParser().parseFromString(snippet(page, id), 'text/html');
      expect(pasted.querySelector('img[src=x], [onerror]'), id).toBeNull();
      const ours = [...pasted.querySelectorAll('script')].every(({ src }) =>
        src.startsWith('https://give.example.org/'),
      );
      expect(ours, id).toBe(true);
      expect(pasted.querySelector('a')?.textContent, id).toBe(id === 'editor' ? '看收支和公开信息' : title);
    }
  });

  test('stands in the order of the work', async () => {
    const ids = [...(await render()).querySelectorAll('h2')].map(({ id }) => id.replace(/-(?:heading|title)$/, ''));
    const forms = ['element', 'frame', 'editor', 'wordpress', 'oembed', 'link'];
    expect(ids).toEqual(['which', 'choose', 'place', ...forms, 'poster', 'law', 'register']);
  });

  test('says of an ended appeal, before the tag, that only the books will show', async () => {
    const ended = await render({
      card: sampleCard({ status: 'ended', intake: 'campaign-ended' }),
      context: samplePage({ path: '/embed/abcdefghijklmnop', test: false }),
    });
    expect(textOf(ended, '.notice')).toBe('募捐已结束，贴上后只显示账目。');
    expect(ended.querySelector('.notice')?.compareDocumentPosition(ended.querySelector('#snippet-tag') ?? ended)).toBe(
      4,
    );
  });

  test('says in a test deployment how it works without an account, and nothing of it elsewhere', async () => {
    expect(textOf(await render(), '.notice')).toContain('不用账号');
    const live = await render({ context: samplePage({ path: '/embed/abcdefghijklmnop', test: false }) });
    expect(live.querySelector('.notice')).toBeNull();
  });

  test('names what can be set on the tag', async () => {
    const rowsOf = async (query: string) => {
      const page = await render({ choice: choose(query) });
      return [...page.querySelectorAll('.attributes dt')].map(({ textContent }) => textContent);
    };
    const all = ['size="large"', 'lang="en"', 'theme="light"', '--hh-accent', '--hh-surface'];
    expect(await rowsOf('')).toEqual(['<hh-project>', ...all]);
    expect(await rowsOf('element=hh-projects')).toEqual(['region="511800"', 'status="open"', ...all]);
    expect(await rowsOf('element=hh-donors')).toEqual(all);
  });

  test('previews the very element, frame, card and link that are printed', async () => {
    const page = await render({ choice: choose('theme=dark') });
    const element = page.querySelector('.preview hh-donate');
    expect([element?.getAttribute('project'), element?.getAttribute('theme')]).toEqual(['abcdefghijklmnop', 'dark']);
    const frame = page.querySelector('.preview iframe');
    expect(frame?.getAttribute('src')).toBe('/embed/abcdefghijklmnop/frame?theme=dark');
    expect(snippet(page, 'frame')).toContain(`https://give.example.org${frame?.getAttribute('src')}`);
    expect(page.querySelector('.preview table img')?.getAttribute('src')).toBe('/embed/abcdefghijklmnop/qr.png');
    expect(page.querySelectorAll('.preview')).toHaveLength(4);
  });
});

describe('whether a website may take payment', () => {
  test('is explained in general while none is named', async () => {
    expect(textOf(await render(), '#place')).toContain('能不能收款由服务器按网站地址判断');
  });

  test.each([
    ['own-name-site', 'own-site', '可以在这个网站上收款', '钱直接进示例省慈善基金会的账户'],
    ['registered-site', 'hand-off', '可以带到官方捐赠页', '前往示例省慈善基金会官方捐赠页'],
    ['hand-off-not-enabled', 'link-out', '只放链接', '示例平台'],
    ['certificate-expired', 'display', '现在哪里都不能捐', '没有捐款入口'],
  ] as const)('%s: says what, why, and by which article', async (reason, channel, ...said) => {
    const text = textOf(await render({ place: at(reason, channel) }), '#place');
    for (const part of ['https://qingyi.example.org', ...said, '第二十七条']) expect(text).toContain(part);
  });

  test('leads an unknown website to the form, with its address filled in', async () => {
    const page = await render({ place: at('origin-not-registered', 'link-out') });
    expect(page.querySelector('#place a')?.getAttribute('href')).toBe('#register');
    expect(page.querySelector('#origin')?.getAttribute('value')).toBe('https://qingyi.example.org');
    const plain = await render({ place: at('origin-not-registered', 'link-out', 'http://old.example.org') });
    expect(textOf(plain, '#place')).toContain('登记需要 https 网址');
  });

  test('says beside the field that it was not read', async () => {
    const page = await render({ place: { typed: 'javascript:alert(1)', origin: null, channel: null } });
    expect(page.querySelector('#site')?.getAttribute('value')).toBe('javascript:alert(1)');
    expect(page.querySelector('#site')?.getAttribute('aria-describedby')).toBe('site-error site-hint');
    expect(textOf(page, '#site-error')).toContain('没有认出网站地址');
  });

  test('asks with a plain form that keeps how the reader reads', async () => {
    const context = samplePage({ path: '/embed/abcdefghijklmnop?lang=en&size=large', lang: 'en', largeText: true });
    const form = (await render({ context })).querySelector('form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual([
      'get',
      '/embed/abcdefghijklmnop#choose',
    ]);
    const names = [...(form?.querySelectorAll('[name]') ?? [])].map((field) => field.getAttribute('name'));
    expect(names).toEqual(['lang', 'size', 'element', 'mode', 'letters', 'theme', 'language', 'site']);
  });
});

describe('the law and the registration', () => {
  test('says what the law lets the site do, who speaks, and which rules look at the page', async () => {
    const page = await render();
    const law = textOf(page, 'section[aria-labelledby=law-heading]');
    for (const part of ['不可以自己收款', '发起募捐的是示例省慈善基金会', '没有广告', '在指定平台募捐']) {
      expect(law).toContain(part);
    }
    expect(page.querySelector('section[aria-labelledby=law-heading] a')?.getAttribute('href')).toMatch(/^\/rules#/);
  });

  test('asks for registration with a plain form, and answers it', async () => {
    const form = (await render()).querySelector('form[method=post]');
    expect(form?.getAttribute('action')).toBe('/embed/abcdefghijklmnop/register');
    const names = [...(form?.querySelectorAll('[name]') ?? [])].map((field) => field.getAttribute('name'));
    expect(names).toEqual(['origin', 'name', 'contact']);
    const answered = await render({ registered: 'received' });
    expect(answered.querySelector('form[method=post]')).toBeNull();
    expect(textOf(answered, '[role=status]')).toContain('申请已收到');
  });

  test('keeps what was typed beside its error', async () => {
    const errors = { origin: '请写完整的网址。' };
    const page = await render({ errors, values: { origin: 'qingyi', name: '青衣' } });
    expect(page.querySelector('#origin')?.getAttribute('value')).toBe('qingyi');
    expect(page.querySelector('#origin')?.getAttribute('aria-describedby')).toBe('origin-error origin-hint');
    expect(textOf(page, '#origin-error')).toBe('请写完整的网址。');
    expect(page.querySelector('#register .error-summary a')?.getAttribute('href')).toBe('#origin');
    expect(page.title).toMatch(/^有错误：/);
  });
});
