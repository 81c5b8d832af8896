// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { everyPage } from '../testing/every-page.ts';
import { parseMarkup } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { GIVE_CSS, PAGES_CSS } from './pages-css.ts';

const TOKENS = ['surface', 'ink', 'muted', 'accent', 'progress', 'ok', 'warn', 'bad', 'focus', 'line'];

describe('the style sheet of the pages', () => {
  test('reads only tokens that exist', () => {
    const used = [...PAGES_CSS.matchAll(/var\(--hh-([a-z]+)\)/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((name) => !TOKENS.includes(name ?? ''))).toEqual([]);
  });

  test('names no colour of its own outside print and the white behind a QR code', () => {
    const onScreen = PAGES_CSS.slice(0, PAGES_CSS.indexOf('@media print')).replace('background:#fff', '');
    expect(onScreen).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i);
  });

  test('loads nothing from anywhere', () => {
    expect(PAGES_CSS).not.toMatch(/url\(|@import|@font-face/);
  });

  test('closes every block it opens', () => {
    expect([...PAGES_CSS.matchAll(/\{/g)]).toHaveLength([...PAGES_CSS.matchAll(/\}/g)].length);
  });
});

describe('the style sheet of the donate page', () => {
  const given = new Set(rulesOf(GIVE_CSS));
  const leftOut = rulesOf(PAGES_CSS).filter((rule) => !given.has(rule));

  test('lacks nothing that could dress it, in any of its states', async () => {
    expect(leftOut.length).toBeGreaterThan(100);
    const context = samplePage({ path: '/give/abcdefghijklmnop', lang: 'en', largeText: true, test: true });
    const pages = await everyPage({ card: sampleCard(), context });
    const states = [...pages].filter(([name]) => /^give(?!, offline)/.test(name));
    expect(states.length).toBeGreaterThan(6);
    for (const [name, markup] of states) {
      const page = parseMarkup(markup);
      const missing = leftOut.filter((rule) => selectorsOf(rule).some((one) => page.querySelector(one) !== null));
      expect([name, missing]).toEqual([name, []]);
    }
  });
});

/** Each rule, without the conditions around it. */
function rulesOf(css: string): string[] {
  return Array.from(css.matchAll(/[^{};]+\{[^{}]*\}/g), ([rule]) => rule.trim());
}

/** What a rule is for, whatever state it has to be in. */
function selectorsOf(rule: string): string[] {
  const selectors = rule.slice(0, rule.indexOf('{')).split(',');
  return selectors.map((selector) => selector.replace(/::?(?!has\()[a-z-]+(?:\([^()]*\))?/g, '').trim() || '*');
}
