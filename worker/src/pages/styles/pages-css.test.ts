import { describe, expect, test } from 'vitest';
import { PAGES_CSS } from './pages-css.ts';

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
