import { afterEach, expect, test } from 'vitest';
import { CARD_ATTRIBUTES } from './card-element.ts';
import { defineDonate } from './donate-define.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';

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
  expect(CARD_ATTRIBUTES.filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
});
