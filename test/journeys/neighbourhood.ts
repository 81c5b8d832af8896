// What every journey starts from: the demo on free ports in a folder of its own, and one browser.

import type { Demo } from '@happy-homeland/demo';
import { startDemo } from '@happy-homeland/demo';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { freePorts } from '../support/free-port.ts';
import type { Phone } from '../support/phone.ts';
import { newPhone, startBrowser } from '../support/phone.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { WIDE_LIMITS_ENV } from '../support/wide-limits.ts';

export interface Neighbourhood {
  readonly demo: Demo;
  readonly browser: Browser;
  /** Folder of the demo's data. */
  readonly dataDir: string;
  /** The project that the community site shows. */
  readonly projectId: string;
  phone(overrides?: BrowserContextOptions): Promise<Phone>;
  /** Minor units that the public card says were raised. */
  raisedMinor(): Promise<number>;
  donors(): Promise<number>;
  close(): Promise<void>;
}

/** `settings` are further variables of the demo's environment. */
export async function openNeighbourhood(settings: Readonly<Record<string, string>> = {}): Promise<Neighbourhood> {
  const directory = temporaryDirectory('journey');
  const [port, sitePort, sandboxPort] = await freePorts(3);
  const demo = await startDemo({
    PORT: String(port),
    SITE_PORT: String(sitePort),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: directory.path,
    LOG_LEVEL: 'error',
    // A journey counts what it gives, from nothing on.
    DEMO_STORY: 'off',
    ...WIDE_LIMITS_ENV,
    ...settings,
  });
  const browser = await startBrowser();
  const projectId = demo.projectIds['qingyi-canteen'] ?? '';
  const card = async () => (await fetch(`${demo.url}/v1/projects/${projectId}`)).json();
  return {
    demo,
    browser,
    dataDir: directory.path,
    projectId,
    phone: (overrides) => newPhone(browser, overrides),
    raisedMinor: async () => (await card()).raisedMinor,
    donors: async () => (await card()).donors,
    close: async () => {
      await browser.close();
      await demo.close();
      directory.remove();
    },
  };
}

/** From the community site to the charity's donate page, with an amount chosen on the way. */
export async function goToGivePage(page: Page, { demo }: Neighbourhood, amount = '20 元'): Promise<void> {
  await page.goto(`${demo.siteUrl}/canteen.html`);
  await page.getByText(amount, { exact: true }).click();
  await page
    .getByRole('button', { name: /前往示例省慈善基金会官方捐赠页/ })
    .or(page.getByRole('link', { name: /前往示例省慈善基金会官方捐赠页/ }))
    .first()
    .click();
  await page.locator('dialog a').last().click();
  await page.waitForURL(/\/give\//);
}
