// The examples, as a stranger builds and opens them: from packed packages, on an origin of their own, against the
// application in this process.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '@happy-homeland/worker';
import { publishedPorts } from '@happy-homeland/worker/testing';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/phone.ts';
import { buildExamples, typeErrors } from '../support/release/build-examples.ts';
import { ROOT } from '../support/release/published.ts';
import { API, CLEAN, openExample } from './example-host.ts';

let browser: Browser;
let folders: ReadonlyMap<string, string>;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  [browser, folders, app] = await Promise.all([
    startBrowser(),
    buildExamples(['react', 'vue'], join(ROOT, 'dist/examples')),
    publishedPorts().then(createApp),
  ]);
});

afterAll(async () => {
  await browser.close();
});

function open(folder: string, change?: (text: string) => string) {
  return openExample({ browser, app, folder, ...(change && { change }) });
}

async function projectId(): Promise<string> {
  const { items } = (await (await app.request(`${API}/v1/projects`)).json()) as { items: { projectId: string }[] };
  return items[0]?.projectId ?? '';
}

describe.each(['react', 'vue'])('the example for %s', (name) => {
  test('lists projects, draws the one that is chosen and hears its event', async () => {
    const id = await projectId();
    const { page, complaints, close } = await open(join(folders.get(name) ?? '', 'dist'));
    await page.getByText('1 个项目').waitFor();
    await page.getByRole('button').click();
    await page.getByText(`已显示 ${id}`).waitFor();
    const tag = page.locator('hh-donate');
    expect(await tag.getAttribute('project')).toBe(id);
    expect(await tag.locator('article').count()).toBe(1);
    expect(
      await tag.evaluate((element) => Reflect.set(element, 'theme', undefined) && element.hasAttribute('theme')),
    ).toBe(false);
    expect(complaints).toEqual(CLEAN);
    await close();
  });
});

test('the plain example draws the card under the strictest policy', async () => {
  const id = await projectId();
  const { page, complaints, close } = await open(join(ROOT, 'examples/plain'), (text) =>
    text.replaceAll('abcdefghijklmnop', id),
  );
  await page.getByText(`已显示 ${id}`).waitFor();
  expect(await page.locator('hh-donate article').count()).toBe(1);
  expect(complaints).toEqual(CLEAN);
  await close();
});

/** What somebody writes who has the packages and no source of ours; each line marked has to be an error. */
const CONSUMER = `
import type { ApiError } from '@happy-homeland/sdk';
import { createClient, iterateItems } from '@happy-homeland/sdk';
import type {} from '@happy-homeland/widget/react';
import type {} from '@happy-homeland/widget/vue';
import type { GlobalComponents } from 'vue';

type Donate = InstanceType<GlobalComponents['hh-donate']>['$props'];
export const props: Donate = { project: 'a', size: 'large', onHhReady: ({ detail }) => detail.projectId.length };
// @ts-expect-error a number is no id
export const wrongProps: Donate = { project: 7 };
export const tag = <hh-donate project="a" theme="dark" className="card" onhh-success={({ detail }) => detail.receiptNo} />;
// @ts-expect-error no such attribute
export const wrongTag = <hh-donate projekt="a" />;
// @ts-expect-error no such tag
export const noTag = <hh-donat />;

const { projects, pledges } = createClient({ baseUrl: 'https://give.example.org' });
for await (const { seq, postings } of iterateItems((page) => projects.ledger('a', page))) {
  postings[0]?.amountMinor.toFixed(seq);
}
// @ts-expect-error an amount has a currency
pledges.create({ projectId: 'a', amount: { amountMinor: 1 } }).catch(() => undefined);
export const code = (error: ApiError): 'goal-reached' | undefined =>
  error.code === 'goal-reached' ? error.code : undefined;
// @ts-expect-error no problem has this name
export const noCode = (error: ApiError): boolean => error.code === 'goal-reachd';
`;

test('the packed declarations type the tags of React and Vue and the client, for whoever checks libraries too', async () => {
  const folder = folders.get('react') ?? '';
  writeFileSync(join(folder, 'src/consumer.tsx'), CONSUMER);
  expect(await typeErrors(folder)).toBe('');
  writeFileSync(join(folder, 'src/consumer.tsx'), CONSUMER.replaceAll('// @ts-expect-error', '//'));
  expect((await typeErrors(folder)).match(/error TS/g)).toHaveLength(5);
});
