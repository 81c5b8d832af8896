// How money comes in, in browsers: a resident gives from the project's page, and an officer brings statements to the screen.

import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { madeRow, madeWorkbook } from '@happy-homeland/sheet/testing';
import type { Browser } from 'playwright';
import { goToPayment } from '../giving.ts';
import type { Phone } from '../phone.ts';
import { newPhone } from '../phone.ts';
import type { Fields, Upload } from './hand.ts';
import type { Officer } from './officer.ts';
import { PLATFORM } from './papers.ts';

const PHONE = { viewport: { width: 360, height: 740 } };

export interface Giving {
  readonly browser: Browser;
  readonly url: string;
  readonly projectId: string;
}

/** A resident opens the appeal, chooses twenty yuan, pays, and is thanked. Answers the phone. */
export async function give({ browser, url, projectId }: Giving): Promise<Phone> {
  const phone = await newPhone(browser, PHONE);
  const { page } = phone;
  await page.goto(`${url}/p/${projectId}`);
  await page.locator(`a[href*="/give/${projectId}"]`).first().click();
  await page.locator('label', { hasText: '20 元' }).first().click();
  await goToPayment(page);
  await page.getByRole('button', { name: '支付成功' }).click();
  await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
  return phone;
}

/** What the form of the import screen is told, the file among it. */
type Statement = (projectId: string) => Fields;

const attached = (name: string, content: string | Uint8Array): readonly Upload[] => [
  { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
];

/** A list of a platform as it sends it, and a bank's, where one line says nothing of what it is for. */
export const STATEMENTS: readonly Statement[] = [
  (project) => {
    const title = '给老人装扶手（示例）';
    const rows = [
      ['捐赠日期', '捐赠金额（元）', '项目名称'],
      ['2026年11月21日', '300.00', title],
      ['2026年11月22日', '２００.００', title],
    ].map((cells, at) => madeRow(at + 1, cells));
    const file = attached('明细.xlsx', madeWorkbook({ sheets: [{ name: '明细', rows: rows.join('') }] }));
    return { source: 'platform', platform: PLATFORM, project, file };
  },
  (project) => {
    const code = paymentCodeOf(project);
    const lines = [
      '交易日期,流水号,借方金额,贷方金额,对方户名,附言',
      `2026-11-21,S1,,6000.00,某企业,${code}`,
      `2026-11-22,S2,,3000.50,某街坊,捐 ${code}`,
      '2026-11-22,S3,,88.00,某人,没写',
    ];
    return { source: 'bank', project, file: attached('流水.csv', `${lines.join('\n')}\n`) };
  },
];

/** Brings a statement to the screen, looks at what would become of it, and says yes. */
export async function bringStatement({ go, fill, page }: Officer, statement: Fields): Promise<void> {
  await go('/console/import');
  await fill(statement);
  await page.locator('form.desk-form .main-action button').click();
  await page.getByRole('button', { name: /^确认入账/ }).click();
  await page.getByText('已入账').first().waitFor();
}
