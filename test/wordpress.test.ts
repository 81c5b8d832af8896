// The plugin for WordPress: what it prints is what the page for webmasters prints, whatever an author writes. Where PHP is
// installed its files are linted and rendered; elsewhere what can be read is read, and a line says what was not done.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../examples/wordpress/happy-homeland');
const PLUGIN = join(FOLDER, 'happy-homeland.php');
const RENDER = resolve(import.meta.dirname, 'support/wordpress/render.php');
const ORIGIN = 'https://give.example.org';
const PROJECT = 'abcdefghijklmnop';

/** The rows of the page's own list. */
const OFFERED = readFileSync(resolve(import.meta.dirname, '../worker/src/pages/embed/embed-elements.ts'), 'utf8');

const LOADER = readFileSync(resolve(import.meta.dirname, '../packages/widget/src/happy-homeland.ts'), 'utf8');

const hasPhp = spawnSync('php', ['--version']).status === 0;
if (!hasPhp) console.log('php is not installed: the WordPress plugin is read, but neither linted nor rendered here');

interface Case {
  readonly origin: string;
  readonly attributes: unknown;
  readonly editor?: boolean;
  readonly feed?: boolean;
}

interface Rendered {
  readonly markup: string;
  readonly scripts: readonly string[];
  /** What is asked by oEmbed, and where; null where nothing is. */
  readonly provider: readonly [pages: string, endpoint: string] | null;
}

function render(...cases: readonly Case[]): readonly Rendered[] {
  return JSON.parse(execFileSync('php', [RENDER, PLUGIN], { input: JSON.stringify(cases), encoding: 'utf8' }));
}

function renderOne(attributes: unknown, more: Partial<Case> = {}): Rendered {
  const [rendered] = render({ origin: ORIGIN, attributes, ...more });
  return rendered ?? { markup: '', scripts: [], provider: null };
}

describe('the plugin, as it is written', () => {
  const plugin = readFileSync(PLUGIN, 'utf8');
  const manifest = JSON.parse(readFileSync(join(FOLDER, 'block.json'), 'utf8'));

  test('says the same licence and version everywhere', () => {
    const readme = readFileSync(join(FOLDER, 'readme.txt'), 'utf8');
    for (const text of [plugin, readme]) expect(text).toMatch(/License: +Apache-2\.0 OR GPL-2\.0-or-later\n/);
    expect(/ \* Version: +(\S+)/.exec(plugin)?.[1]).toBe(/^Stable tag: (\S+)/m.exec(readme)?.[1]);
  });

  test('refuses to be opened by itself, and echoes nothing that was not escaped', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.php'))) {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      expect(text, name).toMatch(/^defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m);
      for (const [echo] of text.matchAll(/\becho\b[^;]*/g)) expect(echo, name).toMatch(/^echo esc_(?:html|attr)\(/);
    }
  });

  test('offers the elements that the page for webmasters offers, in the block as well', () => {
    const listed = [...OFFERED.matchAll(/^ {4}tag: ('hh-[a-z]+'),$/gm)].map(([, tag]) => tag).join(', ');
    // All that the loader knows, so that a new tag is not forgotten here.
    const known = [...LOADER.matchAll(/^ {2}([a-z]+): (?:cards|\(\) => )/gm)].map(([, name]) => `'hh-${name}'`);
    expect(known.length).toBeGreaterThan(8);
    expect(listed.split(', ').toSorted()).toEqual(known.toSorted());
    expect(listed.startsWith("'hh-donate', ")).toBe(true);
    expect(plugin).toContain(`const HAPPY_HOMELAND_ELEMENTS = array( ${listed} );`);
    const block = readFileSync(join(FOLDER, 'block.js'), 'utf8');
    expect([...block.matchAll(/^ {4}('hh-[a-z]+'): say/gm)].map(([, tag]) => tag).join(', ')).toBe(listed);
    expect(Object.keys(manifest.attributes)).toContain('mode');
    const offered = [...block.matchAll(/^ {4}(\w+): say/gm)].map(([, mode]) => `'${mode}'`);
    expect(plugin).toContain(`$given['mode'], array( ${offered.join(', ')} )`);
    const chosen = readFileSync(resolve(import.meta.dirname, '../worker/src/pages/embed/embed-choice.ts'), 'utf8');
    const named = /MODES = \['inline', (.+)\]/.exec(chosen)?.[1]?.split(', ');
    expect(named?.toSorted()).toEqual(offered.toSorted());
    expect(Object.keys(manifest.attributes)).not.toContain('origin');
  });
});

describe.skipIf(!hasPhp)('the plugin, as PHP runs it', () => {
  test('has no fault of syntax', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.php'))) {
      expect(execFileSync('php', ['-l', join(FOLDER, name)], { encoding: 'utf8' })).toContain('No syntax errors');
    }
  });

  test('prints the tag, the frame and the link of the page for webmasters', () => {
    const attributes = { project: PROJECT, lang: 'en', size: 'large', theme: 'dark', title: '助餐点' };
    const address = `${ORIGIN}/p/${PROJECT}?lang=en&#038;size=large`;
    const link = `<a href="${address}">助餐点</a>`;
    const provider = [`${ORIGIN}/p/*`, `${ORIGIN}/oembed`];
    expect(renderOne(attributes)).toEqual({
      provider,
      markup: `<hh-donate project="${PROJECT}" lang="en" size="large" theme="dark">${link}</hh-donate>`,
      scripts: [`${ORIGIN}/widget/v1/happy-homeland.js`],
    });
    expect(renderOne({ ...attributes, form: 'link' })).toEqual({ markup: link, scripts: [], provider });
    const framed = renderOne({ project: PROJECT, form: 'frame' });
    expect(framed.markup).toContain(`<iframe src="${ORIGIN}/embed/${PROJECT}/frame" `);
    expect(framed.markup).toContain('height="860" frameborder="0" loading="lazy" sandbox="allow-popups ');
    expect(framed.scripts).toEqual([]);
    expect(renderOne({ project: PROJECT }, { feed: true })).toMatchObject({ scripts: [] });
  });

  test('prints what is of no one project without one, and leads to its page', () => {
    const attributes = { project: '', element: 'hh-projects', lang: 'en' };
    const script = `${ORIGIN}/widget/v1/happy-homeland.js`;
    expect(renderOne(attributes)).toMatchObject({
      markup: `<hh-projects lang="en"><a href="${ORIGIN}/?lang=en">看收支、去捐赠</a></hh-projects>`,
      scripts: [script],
    });
    expect(renderOne({ element: 'hh-receipt', title: '查询我的捐赠', form: 'link' })).toMatchObject({
      markup: `<a href="${ORIGIN}/receipts">查询我的捐赠</a>`,
      scripts: [],
    });
    // A frame shows one project, so without one there is none.
    expect(renderOne({ element: 'hh-projects', form: 'frame' }).markup).toBe('');
    expect(renderOne({ element: 'hh-donors' }).markup).toBe('');
    expect(renderOne({ element: 'hh-donors', project: PROJECT }).markup).toMatch(
      new RegExp(`^<hh-donors project="${PROJECT}"><a href="${ORIGIN}/p/${PROJECT}">`),
    );
  });

  test('puts the card behind a button, a corner or a link, and nothing else behind anything', () => {
    const opening = (attributes: object) => renderOne({ project: PROJECT, ...attributes }).markup.split('>')[0];
    for (const mode of ['button', 'floating', 'modal']) {
      expect(opening({ mode, lang: 'en' })).toBe(`<hh-donate project="${PROJECT}" mode="${mode}" lang="en"`);
      expect(opening({ mode, element: 'hh-project' })).toBe(`<hh-project project="${PROJECT}"`);
      expect(opening({ mode, form: 'frame' })).not.toContain('mode');
    }
    for (const mode of ['inline', 'BUTTON', '', ['button'], 'button" onclick="alert(1)']) {
      expect(opening({ mode })).toBe(`<hh-donate project="${PROJECT}"`);
    }
  });

  test('makes hostile attributes harmless', () => {
    const hostile = `"><script>alert(1)</script><img onerror='x' src=javascript:alert(1)>`;
    const names = ['project', 'element', 'mode', 'form', 'lang', 'size', 'theme', 'title', 'origin', 'api'];
    for (const name of names) {
      const { markup, scripts } = renderOne({ project: PROJECT, [name]: hostile });
      expect(markup.replace(/<\/?hh-donate|<\/?a\b/g, ''), name).not.toMatch(/</);
      expect(markup, name).not.toMatch(/<[^>]*(?:onerror|javascript)/);
      for (const src of scripts) expect(src).toBe(`${ORIGIN}/widget/v1/happy-homeland.js`);
    }
    for (const attributes of [
      '',
      null,
      [],
      { project: [PROJECT] },
      { project: `${PROJECT}\n` },
      { project: 'a'.repeat(5000) },
    ]) {
      const { markup } = renderOne(attributes);
      expect(markup === '' || markup.startsWith(`<hh-donate project="${PROJECT}">`)).toBe(true);
    }
  });

  test.each([
    '',
    'javascript:alert(1)',
    'http://give.example.org',
    'https://user:pass@give.example.org',
    '//give.example.org',
    'https://"><script>',
  ])('takes no script from %j, and tells editors alone', (origin) => {
    expect(renderOne({ project: PROJECT }, { origin })).toEqual({ markup: '', scripts: [], provider: null });
    expect(renderOne({ project: PROJECT }, { origin, editor: true }).markup).toContain('请管理员');
  });

  test('keeps of an address its origin', () => {
    const { scripts } = renderOne({ project: PROJECT }, { origin: ' HTTPS://Give.Example.org:8443/p/x?y ' });
    expect(scripts).toEqual(['https://give.example.org:8443/widget/v1/happy-homeland.js']);
  });
});
