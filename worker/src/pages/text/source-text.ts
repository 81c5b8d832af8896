// Published facts stay in the language they were filed in. On an English page each Chinese run is marked as Chinese,
// so that a screen reader changes voice (WCAG 2.2, 3.1.2).

import { html } from 'hono/html';
import type { Html, PageContext } from '../page-context.ts';

const HAN = /\p{Script=Han}/u;

/** `text` as published, marked with its language where that differs from the page's. */
export function sourceText(text: string, context: PageContext): Html {
  return context.lang === 'en' && HAN.test(text) ? html`<span lang="zh-CN">${text}</span>` : html`${text}`;
}

/** As `sourceText`, keeping line breaks as paragraphs. */
export function sourceParagraphs(text: string, context: PageContext): readonly Html[] {
  const lines = text.split(/\r?\n+/).filter((line) => line.trim() !== '');
  return lines.map((line) => html`<p>${sourceText(line, context)}</p>`);
}
