// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { embedPage } from './embed-page.ts';

const CHECK = '<hh-compliance project="abcdefghijklmnop"></hh-compliance>';
const PROOF = '<hh-proof project="abcdefghijklmnop"></hh-proof>';
const TAG = '<hh-donate project="abcdefghijklmnop"></hh-donate>';

function render(changes: Partial<Parameters<typeof embedPage>[0]> = {}) {
  const link = '<a href="https://give.example.org/p/abcdefghijklmnop">看</a>';
  const snippets = {
    tag: TAG,
    pinned: `${TAG}<!-- pinned -->`,
    check: CHECK,
    checkPinned: CHECK,
    proof: PROOF,
    proofPinned: PROOF,
    link,
    reserve: 'hh-donate{display:block}',
  };
  const cspLines = ['script-src https://give.example.org'];
  const scriptUrl = '/widget/v1/happy-homeland.js';
  const context = samplePage({ path: '/embed/abcdefghijklmnop' });
  return parsePage(
    embedPage({ card: sampleCard(), snippets, scriptUrl, qrSvg: QR_SVG, cspLines, context, ...changes }),
  );
}

describe('the page for webmasters', () => {
  test('shows the exact tag to copy, and its copy button only once a script is there', async () => {
    const page = await render();
    expect(page.querySelector('#snippet-tag')?.textContent).toBe(TAG);
    expect(page.querySelector('#snippet-tag')?.hasAttribute('readonly')).toBe(true);
    for (const button of page.querySelectorAll('[data-copy]')) expect(button.hasAttribute('hidden')).toBe(true);
  });

  test('has a text to copy for everything that is copied, each with its button', async () => {
    const page = await render();
    const texts = [...page.querySelectorAll('textarea')].map(({ id, textContent }) => [id, textContent]);
    expect(texts.map(([id]) => id)).toEqual([
      'snippet-tag',
      'snippet-reserve',
      'snippet-csp',
      'snippet-pinned',
      'snippet-compliance',
      'snippet-compliance-pinned',
      'snippet-proof',
      'snippet-proof-pinned',
      'snippet-link',
    ]);
    expect(Object.fromEntries(texts)).toMatchObject({
      'snippet-reserve': 'hh-donate{display:block}',
      'snippet-csp': 'script-src https://give.example.org',
    });
    const buttons = [...page.querySelectorAll('[data-copy]')].map((button) => button.getAttribute('data-copy'));
    expect(buttons).toEqual(texts.map(([id]) => id));
  });

  test('offers nothing to pin where no version is served', async () => {
    const checks = { check: CHECK, checkPinned: null, proof: PROOF, proofPinned: null };
    const snippets = { tag: TAG, pinned: null, ...checks, link: '', reserve: '' };
    const page = await render({ snippets });
    expect(page.querySelectorAll('[id^=snippet-][id$=pinned]')).toHaveLength(0);
    expect(page.querySelector('#snippet-proof')?.textContent).toBe(PROOF);
    expect(page.querySelector('#snippet-compliance')?.textContent).toBe(CHECK);
  });

  test('stands in the order of the work', async () => {
    const ids = [...(await render()).querySelectorAll('h2')].map(({ id }) => id.replace('-heading', ''));
    expect(ids).toEqual([
      'tag',
      'reserve',
      'attributes',
      'csp',
      'pinned',
      'compliance',
      'compliance-pinned',
      'proof',
      'proof-pinned',
      'link',
      'qr',
      'law',
      'preview',
      'register',
    ]);
  });

  test('says of an ended appeal, before the tag, that only the books will show', async () => {
    const ended = await render({ card: sampleCard({ status: 'ended', intake: 'campaign-ended' }) });
    expect(textOf(ended, '.notice')).toBe('募捐已结束，贴上后只显示账目。');
    expect(ended.querySelector('.notice')?.compareDocumentPosition(ended.querySelector('#snippet-tag') ?? ended)).toBe(
      4,
    );
    expect((await render()).querySelector('.notice')).toBeNull();
  });

  test('names what can be set on the tag', async () => {
    const rows = [...(await render()).querySelectorAll('.attributes dt')].map(({ textContent }) => textContent);
    expect(rows).toEqual(['size="large"', 'lang="en"', 'theme="light"', '<hh-project>', '--hh-accent', '--hh-surface']);
  });

  test('previews the element with a link inside for those without scripts', async () => {
    const element = (await render()).querySelector('hh-donate');
    expect(element?.getAttribute('project')).toBe('abcdefghijklmnop');
    expect(element?.querySelector('a')?.getAttribute('href')).toBe('/p/abcdefghijklmnop');
  });

  test('says what the law lets the site do, and who speaks', async () => {
    const law = textOf(await render(), '.law-list');
    expect(law).toContain('不可以自己收款');
    expect(law).toContain('发起募捐的是示例省慈善基金会');
  });

  test('asks for registration with a plain form, and answers it', async () => {
    const form = (await render()).querySelector('form');
    expect(form?.getAttribute('action')).toBe('/embed/abcdefghijklmnop/register');
    const names = [...(form?.querySelectorAll('[name]') ?? [])].map((field) => field.getAttribute('name'));
    expect(names).toEqual(['origin', 'name', 'contact']);
    const answered = await render({ registered: 'received' });
    expect(answered.querySelector('form')).toBeNull();
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
