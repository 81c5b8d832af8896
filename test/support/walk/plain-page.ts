// A browser without script and without a window: it reads what is served, follows its links and sends its forms with what they
// carry along. Which address, which method and which fields is the page's to say, so that it stands for a browser's.

import { Window } from 'happy-dom';
import type { Fields, Hand, Target } from './hand.ts';

const parser = new new Window().DOMParser();

/** What stands in the `cookie` header of whoever is signed in. */
export type Cookies = Map<string, string>;

/** The hand of somebody with these cookies, at a deployment. */
export function plainHand(url: string, cookies: Cookies): Hand {
  let shown: Document;
  let at = '';
  let typed: Fields = {};
  const load = async (address: URL, init: RequestInit = {}): Promise<void> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, accept: 'text/html', 'accept-language': 'zh-CN', cookie };
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
    const next = answer.headers.get('location');
    if (next !== null) return load(new URL(next, address));
    if (!answer.ok) throw new Error(`${answer.status} at ${address}: ${await answer.text()}`);
    shown = parser.parseFromString(await answer.text(), 'text/html') as unknown as Document;
    at = address.pathname;
  };
  const go = (path: string) => {
    typed = {};
    return load(new URL(path, url));
  };
  return {
    go,
    follow: (target) => go(found(shown, 'a[href]', target).getAttribute('href') ?? ''),
    fill: async (fields) => {
      typed = fields;
    },
    press: async (target) => {
      const button = found(shown, 'button', target);
      const form = button.closest('form');
      if (form === null) throw new Error(`${button.textContent} sends nothing at ${at}`);
      const body = bodyOf(form, typed);
      typed = {};
      const isMultipart = form.getAttribute('enctype') === 'multipart/form-data';
      await load(new URL(form.getAttribute('action') ?? at, new URL(at, url)), {
        method: 'POST',
        headers: { origin: url },
        body: isMultipart ? body : new URLSearchParams(textsOf(body)),
      });
    },
    says: async (text) => {
      if (shown.body.textContent?.includes(text) !== true) throw new Error(`${at} does not say ${text}`);
    },
    arrives: async (path) => {
      if (!path.test(at)) throw new Error(`arrived at ${at}`);
      return at;
    },
    hrefOf: async (css) => shown.querySelector(css)?.getAttribute('href') ?? '',
  };
}

function keepCookie(cookies: Cookies, line: string): void {
  const [pair = ''] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  cookies.set(name, value.join('='));
}

function found(shown: Document, css: string, target: Target): Element {
  const all = typeof target === 'string' ? shown.querySelectorAll(target) : shown.querySelectorAll(css);
  const name = typeof target === 'string' ? null : target.name;
  const one = [...all].find(({ textContent }) => name === null || textContent?.trim() === name);
  if (one === undefined) throw new Error(`no ${name ?? target} in ${shown.title}`);
  return one;
}

function textsOf(body: FormData): [string, string][] {
  return [...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}

/** What a form sends: what it came with, and what was typed over it. */
function bodyOf(form: Element, typed: Fields): FormData {
  const body = new FormData();
  const controls = [...form.querySelectorAll('input, select, textarea')];
  for (const name of Object.keys(typed)) {
    if (!controls.some((control) => control.getAttribute('name') === name)) throw new Error(`the form has no ${name}`);
  }
  for (const control of controls) {
    const name = control.getAttribute('name') ?? '';
    for (const value of name === '' ? [] : valuesOf(control, typed[name])) body.append(name, value);
  }
  return body;
}

function valuesOf(control: Element, said: Fields[string] | undefined): readonly (File | string)[] {
  const value = control.getAttribute('value') ?? '';
  switch (control.tagName === 'INPUT' ? control.getAttribute('type') : control.tagName) {
    case 'SELECT':
      return [chosen(control, said)];
    case 'TEXTAREA':
      return [typeof said === 'string' ? said : (control.textContent ?? '')];
    case 'file':
      return typeof said === 'object' ? said.map(fileOf) : [];
    case 'radio':
    case 'checkbox':
      return (said === undefined ? control.hasAttribute('checked') : said === value) ? [value] : [];
    default:
      return [typeof said === 'string' ? said : value];
  }
}

function chosen(select: Element, said: Fields[string] | undefined): string {
  const options = [...select.querySelectorAll('option')];
  const preset = options.find((option) => option.hasAttribute('selected')) ?? options[0];
  const option = said === undefined ? preset : options.find((one) => one.getAttribute('value') === said);
  if (option === undefined) throw new Error(`${select.getAttribute('name')} does not offer ${said}`);
  return option.getAttribute('value') ?? '';
}

function fileOf({ name, mimeType, buffer }: { name: string; mimeType: string; buffer: Uint8Array }): File {
  return new File([new Uint8Array(buffer)], name, { type: mimeType });
}
