// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { embedPage } from './embed-page.ts';
import { QR_SVG } from './testing/every-page.ts';
import { parsePage, textOf } from './testing/parse-page.ts';
import { sampleCard, samplePage } from './testing/sample-card.ts';

const TAG = '<hh-donate project="abcdefghijklmnop"></hh-donate>';

function render(changes: Partial<Parameters<typeof embedPage>[0]> = {}) {
  const snippets = { tag: TAG, link: '<a href="https://give.example.org/p/abcdefghijklmnop">看</a>' };
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
  });
});
