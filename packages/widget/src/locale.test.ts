import { afterEach, expect, test, vi } from 'vitest';
import { localeOf, wordsIn } from './locale.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function inPage(lang: string | null): Element {
  const closest = { getAttribute: () => lang };
  return { closest: () => (lang === null ? null : closest) } as unknown as Element;
}

test.each([
  ['zh-Hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
  ['zh-Hant-TW', 'zh-Hant'],
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['en', 'en'],
  ['EN-gb', 'en'],
  ['ens', 'zh-CN'],
  ['fr', 'zh-CN'],
  ['', 'zh-CN'],
  [null, 'zh-CN'],
] as const)('a page in %j is answered in %s', (lang, locale) => {
  expect(localeOf(inPage(lang))).toBe(locale);
});

test('a language is there as soon as it is ready, and is asked for no more', async () => {
  const en = vi.fn(async () => 'Give');
  const words = wordsIn('捐赠', { en, 'zh-Hant': async () => '捐贈' });
  expect(words.ready('zh-CN')).toBeUndefined();
  expect(words.of('en')).toBe('捐赠');
  await words.ready('en');
  expect([words.of('en'), words.of('zh-CN'), words.ready('en')]).toEqual(['Give', '捐赠', undefined]);
  expect(en).toHaveBeenCalledOnce();
});

test('a language that does not load is Chinese, and the console says so once with the fix', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const words = wordsIn('捐赠', { en: () => Promise.reject(new Error('offline')), 'zh-Hant': async () => '捐贈' });
  await Promise.all([words.ready('en'), words.ready('en')]);
  expect([words.of('en'), words.ready('en')]).toEqual(['捐赠', undefined]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('script-src'));
});
