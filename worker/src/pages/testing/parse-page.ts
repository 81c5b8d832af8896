// Reads a rendered page as a browser would, for tests that run in a simulated DOM.

import type { Html } from '../page-context.ts';

/** The parsed document; its style sheets and scripts are left alone. */
export async function parsePage(page: Html): Promise<Document> {
  return parseMarkup(String(await page));
}

export function parseMarkup(markup: string): Document {
  return new DOMParser().parseFromString(withoutLoads(markup), 'text/html');
}

/** The text of an element with white space collapsed, or an empty string when there is none. */
export function textOf(root: ParentNode, selector: string): string {
  return root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

// A simulated DOM would try to fetch what the page links to.
function withoutLoads(markup: string): string {
  return markup.replace(/<link rel="stylesheet"[^>]*>/g, '');
}
