import { expect, test } from 'vitest';
import { fakeApi } from './testing/fake-api.ts';

test('the loader brings what defines the tags that a page has or gets, and nothing else', async () => {
  using _api = { [Symbol.dispose]: fakeApi().restore };
  await import('./happy-homeland.ts');
  expect(customElements.get('hh-compliance')).toBeUndefined();
  const holder = document.createElement('div');
  holder.append(document.createElement('hh-compliance'));
  document.body.append(holder);
  expect(holder.firstElementChild).toBeInstanceOf(await customElements.whenDefined('hh-compliance'));
  expect(customElements.get('hh-proof')).toBeUndefined();
  holder.remove();
});
