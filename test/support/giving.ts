// The charity's page as a giver goes through it.

import type { Page } from 'playwright';

/** Says that no fiscal receipt is needed: the donate page asks, and nothing is chosen for the giver. */
export async function needNoReceipt(page: Page): Promise<void> {
  await page.locator('label', { has: page.locator('input[name=fiscalMode][value=waived]') }).click();
}

/** Answers the one question without a default, presses the button and arrives at the payment page. */
export async function goToPayment(page: Page): Promise<void> {
  await needNoReceipt(page);
  await page.getByRole('button', { name: /去支付|Continue to payment/ }).click();
  await page.waitForURL(/_sandbox\/pay\//);
}
