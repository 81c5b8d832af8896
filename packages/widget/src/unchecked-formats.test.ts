import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localeOf, UNCHECKED_LOCALES } from './locale.ts';
import { digitsIn, uncheckedDate, uncheckedYuan } from './unchecked-formats.ts';

/** Tibetan and Yi, syllables and radicals. */
const SCRIPTS = /[\u0f00-\u0fff\ua000-\ua4cf]/;

function inPage(lang: string): Element {
  return { closest: () => ({ getAttribute: () => lang }) } as unknown as Element;
}

test.each(UNCHECKED_LOCALES.flatMap((locale) => [locale, `${locale}-CN`]))('a page in %s reads Chinese', (lang) => {
  expect(localeOf(inPage(lang))).toBe('zh-CN');
});

test('no word of an unchecked language stands where an element could show it', () => {
  const sources = [import.meta.dirname, join(import.meta.dirname, 'messages')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.startsWith('unchecked-'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
  );
  expect(sources.length).toBeGreaterThan(50);
  const showing = sources.filter(([, text]) => SCRIPTS.test(text) || /from '[./]*unchecked-formats/.test(text));
  expect(showing.map(([name]) => name)).toEqual([]);
});

test('each has ten digits, and writes dates and amounts without the browser’s own data', () => {
  for (const locale of UNCHECKED_LOCALES) expect(new Set(digitsIn('0123456789', locale)).size).toBe(10);
  expect(digitsIn('2026', 'bo')).toBe('༢༠༢༦');
  expect(uncheckedDate('2026-10-03', 'bo')).toMatch(/^༢༠༢༦\D+༡༠\D+༣$/u);
  expect(uncheckedDate('2026-10-03', 'ii')).toMatch(/^2026\D10\D3\D$/u);
  expect(uncheckedDate('soon', 'bo')).toBe('soon');
  expect(uncheckedYuan('12,345.00', 'bo')).toMatch(/^\D+༡༢,༣༤༥\.༠༠$/u);
  expect(uncheckedYuan('20', 'ii')).toMatch(/^20 /);
});
