import { getReceipt } from '../domain/receipt.ts';
import { refused } from '../domain/refusal.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';

/** Public check of a receipt. */
export function registerReceipts(app: App): void {
  route(app, 'getReceipt', publicRead, async (c) => {
    const receipt = await getReceipt(c.var.ports, (c.req.param('receiptNo') ?? '').toLowerCase());
    return receipt ? c.json(receipt) : answerRefusal(c, refused('not-found'));
  });
}
