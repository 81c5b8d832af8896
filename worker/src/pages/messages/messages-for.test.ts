import { describe, expect, test } from 'vitest';
import { INTAKE_ARTICLES } from '../../domain/project/intake.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Every path of a catalogue with a sample of its text; functions are called with plain arguments. */
function entriesOf(node: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(3, 4))]];
  return Object.entries(Object(node)).flatMap(([key, value]) => entriesOf(value, `${path}/${key}`));
}

describe('catalogues', () => {
  test('have the same keys', () => {
    const keys = (catalogue: unknown) => entriesOf(catalogue).map(([path]) => path);
    expect(keys(en)).toEqual(keys(zhCn));
  });

  test('have no empty text, except the end of a phrase that English does not need', () => {
    const empty = [...entriesOf(zhCn), ...entriesOf(en)].filter(([, text]) => text.trim() === '');
    expect(empty.map(([path]) => path)).toEqual(['/card/initiatedByEnd']);
  });

  test('keep English free of Chinese, apart from names that a reader must match', () => {
    const han = entriesOf(en).filter(([, text]) => /\p{Script=Han}/u.test(text.replace('公益事业捐赠统一票据', '')));
    expect(han.map(([path]) => path)).toEqual(['/shell/otherLanguage']);
  });

  test('never shout, and never use an engineer’s word', () => {
    for (const [path, text] of [...entriesOf(zhCn), ...entriesOf(en)]) {
      expect(text, path).not.toMatch(/[!！]/);
      if (!path.startsWith('/docs/')) expect(text, path).not.toMatch(/\b(leaf|outbox|settled|shard|pledge)\b|认捐/i);
    }
  });

  test('address residents as 您', () => {
    for (const [path, text] of entriesOf(zhCn)) expect(text, path).not.toContain('你');
  });
});

describe('articles of law', () => {
  const named = [
    ...Object.values(INTAKE_ARTICLES).flat(),
    '《慈善法》（2023）第二十六条',
    '《慈善法》（2023）第二十七条',
  ];

  test.each(named)('%s has an English name', (name) => {
    expect(zhCn.article(name)).toBe(name);
    expect(en.article(name)).not.toMatch(/\p{Script=Han}/u);
  });

  test('without one are shown as they are', () => {
    expect(en.article('《新条例》第一条')).toBe('《新条例》第一条');
  });
});
