// An officer is invited, chooses a password from the letter, turns on the second step and signs in with it, without a script.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createManageClient } from '@happy-homeland/sdk';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { openNeighbourhood } from './neighbourhood.ts';

const PASSWORD = 'correct horse battery';
const GIVER = '示例王阿姨';
/** In Asia/Shanghai, as the books count it. */
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
let home: Neighbourhood;

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterAll(async () => {
  await home.close();
});

/** The link in the newest letter. */
function newestLink(): string {
  const folder = join(home.dataDir, 'mail');
  const newest = readdirSync(folder).toSorted().at(-1) ?? '';
  return /http:\/\/127\S+/.exec(readFileSync(join(folder, newest), 'utf8'))?.[0] ?? '';
}

async function accessible(page: Page): Promise<void> {
  expect(await brokenRules(page)).toEqual([]);
}

test('an officer comes in by a letter, and from then on with a code, in a browser without script', async () => {
  const { demo } = home;
  const manage = createManageClient({ baseUrl: demo.url, apiKey: demo.apiKey });
  await manage.invitePerson({ federation: 'shili', email: 'li@example.org', name: '李示例', role: 'administrator' });
  const { page, complaints, close } = await home.phone({ javaScriptEnabled: false });

  await page.goto(newestLink());
  await page.getByLabel('设置密码').fill('short');
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.getByText('密码应为 10 到 128 个字符').first().waitFor();
  await page.getByLabel('设置密码').fill(PASSWORD);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.getByRole('heading', { name: '您已登录' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('管理员');

  await page.getByRole('link', { name: '开始设置' }).click();
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开始设置' }).click();
  const secret = await page.locator('section .code').first().innerText();
  await page.getByLabel('验证码').fill(await codeOf(secret));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByText('两步验证已开启').waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();

  await page.getByLabel('邮箱').fill('li@example.org');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '输入验证码' }).waitFor();
  await page.getByLabel('验证码').fill(await codeOf(secret));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('heading', { name: '今天要办的事' }).waitFor();
  expect(complaints.foreignRequests).toEqual([]);
  await close();
});

test('the pages of an account break no rule of accessibility, and a new password comes by a letter', async () => {
  const { page, complaints, close } = await home.phone();
  await page.goto(`${home.demo.url}/recover`);
  await page.getByLabel('邮箱').fill('li@example.org');
  await page.getByRole('button', { name: '发送链接' }).click();
  await page.getByText('链接已经发出').waitFor();
  await accessible(page);
  await page.goto(newestLink());
  await accessible(page);
  await page.getByLabel('设置密码').fill('another horse battery');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByText('新密码已保存').waitFor();
  await page.getByLabel('邮箱').fill('li@example.org');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('邮箱或密码不对').first().waitFor();
  await accessible(page);
  expect(complaints).toEqual({ errors: complaints.errors, violations: [], foreignRequests: [] });
  await close();
});

test('PRV-06 PRV-09 a giver takes a copy of what is held, once, and is then seen by nobody', async () => {
  const { demo, projectId } = home;
  const { page, complaints, close } = await home.phone();
  await page.goto(`${demo.url}/give/${projectId}?amountMinor=2000`);
  await page.locator('label', { hasText: /^署名$/ }).click();
  await page.locator('input[name=displayName]').fill(GIVER);
  await page.locator('label', { has: page.locator('input[name=fiscalMode][value=requested]') }).click();
  await page.locator('input[name=fiscalTitle]').fill('示例抬头');
  await page.getByRole('button', { name: /去支付/ }).click();
  await page.getByRole('button', { name: '支付成功' }).click();
  await page.getByRole('link', { name: '打开捐赠回执' }).click();
  await page.waitForURL(/\/receipts\//);
  const receiptNo = new URL(page.url()).pathname.split('/').at(-1);
  const manage = (path: string) =>
    fetch(`${demo.url}/v1/manage/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ receiptNo }),
    });
  const wall = async () => (await fetch(`${demo.url}/v1/projects/${projectId}/donations`)).text();
  expect(await wall()).toContain(GIVER);

  const { url } = await (await manage('giver-copies')).json();
  await page.goto(url);
  await accessible(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载文件' }).click();
  const copy = JSON.parse(readFileSync(await (await coming).path(), 'utf8'));
  expect(copy).toMatchObject({ giver: { displayName: GIVER, fiscalTitle: '示例抬头' }, receipt: { receiptNo } });
  await page.getByRole('button', { name: '下载文件' }).click();
  await page.getByRole('heading', { name: '这个链接不能用了' }).waitFor();
  await accessible(page);

  const hidden = await manage('erasures');
  expect([hidden.status, (await hidden.json()).keptUntil]).toEqual([202, `${YEAR + 30}-12-31`]);
  expect(await wall()).not.toContain(GIVER);
  expect(complaints.violations).toEqual([]);
  await close();
});

/** RFC 6238: what a program on the officer's phone shows. */
async function codeOf(base32: string): Promise<string> {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const key = await crypto.subtle.importKey('raw', new Uint8Array(bytes), { name: 'HMAC', hash: 'SHA-1' }, false, [
    'sign',
  ]);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const at = mac.getUint8(19) & 0xf;
  return String((mac.getUint32(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
