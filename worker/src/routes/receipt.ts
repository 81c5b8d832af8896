// A receipt, as everybody may read it, as a file that proves itself, and found again by code and amount.

import { ROUTES, receiptLookup } from '@happy-homeland/contract';
import { limitFailures } from '../domain/access/failed-access.ts';
import { getReceipt } from '../domain/receipt/receipt.ts';
import type { ReceiptFile } from '../domain/receipt/receipt-file.ts';
import { ownReceiptFile, publicReceiptFile } from '../domain/receipt/receipt-file.ts';
import { findReceipt } from '../domain/receipt/receipt-lookup.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { bearerOf } from '../http/bearer.ts';
import { parseJsonBody } from '../http/body.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { preflightOf, route } from '../http/operation-route.ts';
import { knownOrigin, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';

const PROOF_TYPE = 'text/plain; charset=utf-8';
/** The same gift is proved against a newer checkpoint every few seconds; either proof is good. */
const PROOF_CACHING = 'public, max-age=60';

/** Public check of a receipt, its file, and finding it again. */
export function registerReceipts(app: App): void {
  preflightOf(app, 'getPledgeReceipt', knownOrigin);
  route(app, 'getPledgeReceipt', knownOrigin, async (c) => {
    const { ports } = c.var;
    const file = await limitFailures(ports, callerOf(c), {
      access: () => ownReceiptFile(ports, c.req.param('pledgeId') ?? '', bearerOf(c)),
      isFailure: (answer) => isRefusal(answer) && answer.reason === 'not-found',
    });
    return isRefusal(file) ? answerRefusal(c, file) : answerReceiptFile(c, file, 'no-store');
  });
  route(app, 'getReceiptProof', publicRead, async (c) => {
    const file = await publicReceiptFile(c.var.ports, (c.req.param('receiptNo') ?? '').toLowerCase());
    return isRefusal(file) ? answerRefusal(c, file) : answerReceiptFile(c, file, PROOF_CACHING);
  });
  preflightOf(app, 'lookupReceipt', knownOrigin);
  route(app, 'lookupReceipt', knownOrigin, smallBody, async (c) => {
    const body = await parseJsonBody(c, receiptLookup);
    if (body.kind === 'refused') return answerRefusal(c, body);
    const found = await findReceipt(c.var.ports, body.value, callerOf(c));
    return isRefusal(found) ? answerRefusal(c, found) : c.json(found);
  });
  route(app, 'getReceipt', publicRead, async (c) => {
    // No number of a receipt looks like it, so this is somebody who asks the address of the search in the wrong way.
    if (c.req.path === ROUTES.lookupReceipt.path) {
      c.header('allow', 'POST, OPTIONS');
      return answerRefusal(c, refused('method-not-allowed', { detail: 'allowed: POST, OPTIONS' }));
    }
    const receipt = await getReceipt(c.var.ports, (c.req.param('receiptNo') ?? '').toLowerCase());
    return receipt ? c.json(receipt) : answerRefusal(c, refused('not-found'));
  });
}

/** The file as a download. */
export function answerReceiptFile(c: RequestContext, { name, text }: ReceiptFile, caching: string): Response {
  c.header('cache-control', caching);
  c.header('content-disposition', `attachment; filename="${name}"`);
  return c.body(text, 200, { 'content-type': PROOF_TYPE });
}
