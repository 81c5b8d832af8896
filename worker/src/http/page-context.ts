// Language and text size of a page: what the address says, then what the browser asks for. Chinese comes first: English
// is shown only to a browser that names English before any Chinese.

import type { Lang, PageContext } from '../pages/index.ts';
import type { RequestContext } from './environment.ts';

/** WeChat Work (`wxwork`) names itself MicroMessenger too. */
const WECHAT = /\bMicroMessenger\//i;

export function pageContextOf(c: RequestContext): PageContext {
  const url = new URL(c.req.url);
  const { publicUrl, mode } = c.var.ports.settings;
  return {
    lang: langOf(c),
    largeText: c.req.query('size') === 'large',
    inWeChat: WECHAT.test(c.req.header('user-agent') ?? ''),
    test: mode === 'test',
    publicUrl,
    path: `${url.pathname}${url.search}`,
  };
}

/** The language and size that the address of this page asks for; the browser's own language needs no repeating. */
export function pageQueryOf(c: RequestContext): string | undefined {
  const { lang, largeText } = pageContextOf(c);
  const kept = new URLSearchParams();
  if (c.req.query('lang') !== undefined) kept.set('lang', lang);
  if (largeText) kept.set('size', 'large');
  return kept.size === 0 ? undefined : kept.toString();
}

function langOf(c: RequestContext): Lang {
  const asked = c.req.query('lang');
  if (asked !== undefined) return asked.startsWith('en') ? 'en' : 'zh-CN';
  const accepted = (c.req.header('accept-language') ?? '').toLowerCase();
  const english = accepted.search(/\ben\b/);
  const chinese = accepted.search(/\bzh\b/);
  return english >= 0 && (chinese < 0 || english < chinese) ? 'en' : 'zh-CN';
}
