import { afterEach, expect, test } from 'vitest';

import { defineDonate } from './donate-define.ts';
import { HOUSE_ATTRIBUTES } from './house-element.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';
import { tokens } from './tokens.ts';

let api: FakeApi | undefined;

afterEach(() => api?.restore());

async function readme(): Promise<string> {
  const response = await fetch(new URL('../README.md', import.meta.url));
  return response.text();
}

test('the snippet of the README draws a card once it asks the deployment it names', async () => {
  const text = await readme();
  api = fakeApi();
  const snippet = /```html\n(.*?)```/s.exec(text)?.[1] ?? '';
  const pasted = new DOMParser().parseFromString(snippet, 'text/html');
  const script = pasted.querySelector('script');
  const tag = pasted.querySelector('hh-donate');
  expect(script?.type).toBe('module');
  expect(new URL(script?.src ?? '').origin).toBe(API);
  defineDonate();
  const element = document.createElement('hh-donate');
  for (const { name, value } of tag?.attributes ?? []) element.setAttribute(name, value);
  element.api = API;
  const ready = new Promise<Event>((resolve) => element.addEventListener('hh-ready', resolve));
  document.body.append(element);
  expect(await ready).toMatchObject({ detail: { projectId: PROJECT } });
  element.remove();
});

test('the README names every attribute', async () => {
  const text = await readme();
  expect(HOUSE_ATTRIBUTES.filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
});

/** Relative luminance (WCAG 2.2) of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the colour that the README sets as an example can be read on the surface', async () => {
  const [, colour = ''] = /--hh-accent: (#[0-9A-F]{6})/.exec(await readme()) ?? [];
  const contrast = (luminance(tokens.surface.light) + 0.05) / (luminance(colour) + 0.05);
  expect(contrast).toBeGreaterThanOrEqual(7);
});

test('the README reserves what the elements reserve', async () => {
  const text = await readme();
  const [, wide, phone] =
    /min-height:(\d+px)\}@media\(max-width:40em\)\{hh-donate:not\(\[mode\]\)\{min-height:(\d+px)/.exec(text) ?? [];
  const element = document.createElement('hh-donate');
  defineDonate();
  document.body.append(element);
  expect(getComputedStyle(element).minHeight).toBe(phone);
  expect(text).toContain(`(${wide}, and ${phone} where`);
  element.remove();
});
