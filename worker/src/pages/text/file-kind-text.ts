// What kind of file it is, in words: nobody who looks at a bill knows `image/jpeg`.

import type { Lang } from '../page-context.ts';

const KINDS: readonly (readonly [string, Readonly<Record<Lang, string>>])[] = [
  ['image/', { 'zh-CN': '图片', en: 'Picture' }],
  ['text/', { 'zh-CN': '文本', en: 'Text' }],
];

/** `图片` for every picture; `PDF` in both languages; a type of no name of its own is a file. */
export function fileKindText(mime: string, lang: Lang): string {
  if (mime === 'application/pdf') return 'PDF';
  const [, words] = KINDS.find(([start]) => mime.startsWith(start)) ?? [];
  return words?.[lang] ?? { 'zh-CN': '文件', en: 'File' }[lang];
}
