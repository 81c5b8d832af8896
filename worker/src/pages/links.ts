// Links inside the site keep the reader's language and text size; links that come from data are followed only when
// they are web addresses, so that `javascript:` in a published field is never more than text.

import type { Lang, PageContext } from './page-context.ts';

const BASE = 'http://page.invalid';
const CARRIED = ['lang', 'size'] as const;
/** The languages that every page is in. */
export const LANGS = ['zh-CN', 'en'] as const satisfies readonly Lang[];

/** `path` with the language and size that the reader chose by link; a choice never made adds nothing. */
export function pageHref(path: string, context: PageContext): string {
  const target = new URL(path, BASE);
  const chosen = hereOf(context).searchParams;
  for (const name of CARRIED) {
    const value = chosen.get(name);
    if (value !== null && !target.searchParams.has(name)) target.searchParams.set(name, value);
  }
  return relative(target);
}

/** This page with one query parameter set, or removed with `null`. */
export function withQuery(context: PageContext, name: string, value: string | null): string {
  const target = hereOf(context);
  if (value === null) target.searchParams.delete(name);
  else target.searchParams.set(name, value);
  return relative(target);
}

/** Number in a query parameter of this page, or 0. */
export function queryCount(context: PageContext, name: string): number {
  const value = Number(hereOf(context).searchParams.get(name) ?? '0');
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Absolute address of this page without its query. */
export function canonicalHref(context: PageContext): string {
  return context.publicUrl + onePath(hereOf(context));
}

/**
 * Absolute address of this page in `lang`; with null the one that follows the browser. Without `lang` the address by which
 * search engines should know what is shown: a language that its address names is part of it.
 */
export function languageHref(context: PageContext, lang: Lang | null = askedLang(context)): string {
  return canonicalHref(context) + (lang === null ? '' : `?lang=${lang}`);
}

function askedLang(context: PageContext): Lang | null {
  return hereOf(context).searchParams.has('lang') ? context.lang : null;
}

/**
 * A web address or a path of this site, or null for anything else (`javascript:`, `data:`, `//host`, nonsense). The same
 * rule as the contract's for what publishers send: https, http on this machine only, no user name or password.
 */
export function safeHref(href: string | null | undefined): string | null {
  const isPath = href?.startsWith('/') ?? false;
  if (!href || !URL.canParse(href, isPath ? BASE : undefined)) return null;
  const url = new URL(href, isPath ? BASE : undefined);
  // A path is judged by where it leads: browsers drop a tab in `/<tab>/host`, and what is left leads to the host.
  if (isPath) return url.origin === BASE ? relative(url) : null;
  const isLocal = url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname);
  return (isLocal || url.protocol === 'https:') && url.username === '' && url.password === '' ? url.href : null;
}

/** `tel:` address of a printed phone number, or null for words: an extension in them would be dialled as digits. */
export function telHref(phone: string): string | null {
  return /^\+?[\d\s()-]{3,}$/.test(phone) ? `tel:${phone.replace(/[^\d+]/g, '')}` : null;
}

/** An image that `img-src 'self'` lets through, or null. */
export function ownImage(src: string | null, context: PageContext): string | null {
  const href = safeHref(src);
  if (href === null) return null;
  const url = new URL(href, context.publicUrl);
  return url.origin === new URL(context.publicUrl).origin ? url.href : null;
}

// The address that was asked for, whatever it is: read as a reference of its own, `//host/…` would be another host.
function hereOf({ path }: PageContext): URL {
  return new URL(`${BASE}${path}`);
}

function relative(url: URL): string {
  return onePath(url) + url.search + url.hash;
}

// A link that begins with two slashes leads to another host.
function onePath({ pathname }: URL): string {
  return pathname.replace(/^\/{2,}/, '/');
}
