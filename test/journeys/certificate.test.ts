// A certificate that prints its last day: on that day gifts are taken, the day after they are not, and whoever asks why
// finds the reason with its article. What was raised stays open to everybody.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Neighbourhood } from './neighbourhood.ts';
import { openNeighbourhood } from './neighbourhood.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const WAY_TO_GIVE = /前往示例省慈善基金会官方捐赠页/;

let home: Neighbourhood;

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await home.close();
});

/** The demo's charity again, with a certificate that ends today in Asia/Shanghai. */
async function letCertificateEndToday(): Promise<void> {
  const { charities } = JSON.parse(readFileSync(join(home.dataDir, 'demo-publish.json'), 'utf8'));
  const validTo = new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
  for (const [slug, charity] of Object.entries<Record<string, object>>(charities)) {
    const answer = await fetch(`${home.demo.url}/v1/manage/charities/${slug}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${home.demo.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...charity, certificate: { ...charity['certificate'], validTo } }),
    });
    expect(answer.status).toBe(200);
  }
}

/** The whole demo runs in this process, so its clock is ours. */
function letADayPass(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
}

test('the day after its certificate ends, the button is gone from the community site and the reason is on the page', async () => {
  await letCertificateEndToday();
  const before = await home.phone();
  await before.page.goto(`${home.demo.siteUrl}/canteen.html`);
  await before.page.getByText(WAY_TO_GIVE).first().waitFor();
  const line = before.page.locator('hh-compliance summary').first();
  expect(await line.innerText()).toContain('自动核对：');
  expect(await line.innerText()).not.toContain('暂停接受捐款');
  await before.close();

  letADayPass();
  const { page, complaints, close } = await home.phone();
  await page.goto(`${home.demo.siteUrl}/canteen.html`);
  await page.getByText('公开募捐资格证书已过期').first().waitFor();
  expect(await page.getByText(WAY_TO_GIVE).count()).toBe(0);
  await page.getByText('《慈善法》（2023）第二十二条').first().waitFor();
  const onSite = page.locator('hh-compliance');
  await onSite.getByText('暂停接受捐款').first().waitFor();
  expect(await onSite.getByText('证书有效期至：').count()).toBeGreaterThan(0);

  await page.goto(`${home.demo.url}/p/${home.projectId}`);
  const closed = page.locator('.closed');
  expect(await closed.innerText()).toContain('不再接受新的捐赠');
  expect(await closed.innerText()).toContain('《慈善法》（2023）第二十二条');
  expect(await page.locator('a[href^="/give/"]').count()).toBe(0);
  await closed.getByRole('link', { name: '看自动核对的结果' }).click();
  await page.waitForURL(/#check$/);
  const check = page.locator('#check');
  expect(await check.locator('.verdict > summary').innerText()).toContain('暂停接受捐款');
  expect(await check.locator('.found-block').first().innerText()).toContain('《慈善法》（2023）第二十二条');
  await check.locator('.found-block a.code').first().click();
  await page.waitForURL(/\/rules#A9$/);
  expect(await page.locator('#A9').innerText()).toContain('法律没有明说，是我们的理解');

  await page.goto(`${home.demo.url}/p/${home.projectId}`);
  expect(await page.locator('#journal').count()).toBe(1);
  expect(await page.locator('#disclosures').count()).toBe(1);
  expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
  await close();
});
