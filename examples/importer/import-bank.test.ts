import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { createApp } from '@happy-homeland/worker';
import { twoFederations } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';

import { importBank } from './import-bank.ts';

const baseUrl = 'https://give.example.org';

async function deployment() {
  const { here, ports } = await twoFederations();
  const app = createApp(ports);
  return { here, fetch: async (url: string, init?: RequestInit) => app.request(url, init) };
}

test('the importer books what a bank says once, and names the cell that it could not read', async () => {
  const { here, fetch } = await deployment();
  const lines = [
    '交易日期,流水号,借方金额,贷方金额,附言',
    `2026-11-20,S1,,123.50,捐 ${paymentCodeOf(here.projectId)}`,
    '2026-11-20,S2,,7.00,不知道给谁',
    '03/11/2026,S3,,9.00,日期看不懂',
  ];
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const once = () => importBank({ baseUrl, apiKey: here.apiKey, projectId: here.projectId, bytes, fetch });
  const unread = expect.stringMatching(/^A4: .*write 2026-11-03/);
  const waits = 'waiting, names no project by a payment code or an id';
  expect(await once()).toEqual([unread, 'bank/2026-11-20/S1: counted', `bank/2026-11-20/S2: ${waits}`]);
  const again = await once();
  expect(again.slice(1).every((line) => /^bank\/2026-11-20\/S[12]: already/.test(line))).toBe(true);
});
