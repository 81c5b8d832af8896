// Joining texts: Chinese punctuation carries its own space, English needs one.

import type { Lang } from '../page-context.ts';

export interface Punctuation {
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** Between items of a short list. */
  readonly list: string;
  /** Between two sentences. */
  readonly gap: string;
  /** Between a page's title and the site's name. */
  readonly title: string;
}

const CHINESE: Punctuation = {
  colon: '：',
  comma: '，',
  semicolon: '；',
  stop: '。',
  list: '、',
  gap: '',
  title: '｜',
};
const ENGLISH: Punctuation = {
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  list: ', ',
  gap: ' ',
  title: ' | ',
};

export function punctuationOf(lang: Lang): Punctuation {
  return lang === 'en' ? ENGLISH : CHINESE;
}
