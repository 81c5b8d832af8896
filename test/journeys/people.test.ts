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
