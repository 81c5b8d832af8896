import { expect, test } from 'vitest';
import { articleInEnglish } from './articles.ts';

test('names in English every article that a rule cites, of today’s law and of the law before it', () => {
  expect(articleInEnglish('《慈善法》（2023）第一百一十一条')).toBe('Charity Law (2023), art. 111');
  expect(articleInEnglish('《慈善法》（2016）第二十二条')).toBe('Charity Law (2016), art. 22');
  expect(articleInEnglish('《慈善组织公开募捐管理办法》第十条第二款')).toBe(
    'Measures on Public Fundraising (Order 74, 2024), art. 10(2)',
  );
});

test('leaves what no rule cites as it is', () => {
  expect(articleInEnglish('《新条例》第一条')).toBe('《新条例》第一条');
});
