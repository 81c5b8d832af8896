import { Hono } from 'hono';
import { ApiError, resourceMissing } from '../api/api-error.ts';
import { limitBody } from '../api/limit-body.ts';
import { MAX_AMOUNT_MINOR } from '../currencies.ts';
import { NO_REQUEST } from '../objects/event.ts';
import type { DisputeRefusal } from '../payments/dispute.ts';
import { closeDispute, openDispute } from '../payments/dispute.ts';
import { settleRefund } from '../payments/refund.ts';
import type { World } from '../world.ts';
import { jsonText, parseJsonObject, parseNumber, parseWord } from './control-json.ts';

const DISPUTE_REASONS = ['fraudulent', 'duplicate', 'general', 'product_not_received', 'unrecognized'] as const;
const FAILURES = ['declined', 'expired_or_canceled_card', 'lost_or_stolen_card', 'unknown'] as const;

const REFUSALS: Readonly<Record<DisputeRefusal, string>> = {
  'no-such-charge': 'No charge has this id.',
  'not-disputable': 'Only a paid card charge that is not disputed yet can be disputed.',
  'too-much': 'That is more than what is left of the charge.',
};

/** What banks and wallets do with money that has been paid. */
export function moneyRoutes(world: World): Hono {
  const app = new Hono();
  app.use(limitBody());
  app.post('/charges/:id/dispute', async (c) => {
    const body = parseJsonObject(await jsonText(c), ['reason', 'amountMinor', 'feeMinor']);
    const amount = body['amountMinor'];
    const opened = openDispute(world, {
      chargeId: c.req.param('id'),
      reason: parseWord(body['reason'] ?? 'fraudulent', 'reason', DISPUTE_REASONS),
      amountMinor: amount === undefined ? undefined : parseAmount(amount, { name: 'amountMinor', min: 1 }),
      feeMinor: parseAmount(body['feeMinor'] ?? 0, { name: 'feeMinor', min: 0 }),
    });
    await world.store.flushed();
    if (opened.kind === 'refused') throw refusalOf(opened.reason);
    return c.json(opened.dispute, 201);
  });
  app.post('/disputes/:id/close', async (c) => {
    const { outcome } = parseJsonObject(await jsonText(c), ['outcome']);
    const status = parseWord(outcome, 'outcome', ['won', 'lost']);
    const disputeId = c.req.param('id');
    const closed = closeDispute(world, { disputeId, status, cause: NO_REQUEST });
    await world.store.flushed();
    if (closed === undefined) throw resourceMissing({ object: 'open dispute', id: disputeId });
    return c.json(closed);
  });
  app.post('/refunds/:id/settle', async (c) => {
    const body = parseJsonObject(await jsonText(c), ['outcome', 'reason']);
    const outcome = parseWord(body['outcome'], 'outcome', ['succeed', 'fail']);
    const reason = parseWord(body['reason'] ?? 'unknown', 'reason', FAILURES);
    const refundId = c.req.param('id');
    const settled = settleRefund(world, refundId, outcome === 'fail' ? { outcome, reason } : { outcome });
    await world.store.flushed();
    if (settled === undefined) throw resourceMissing({ object: 'pending refund', id: refundId });
    return c.json(settled);
  });
  return app;
}

function parseAmount(value: unknown, bounds: { name: string; min: number }): number {
  return parseNumber(value, { ...bounds, max: MAX_AMOUNT_MINOR });
}

function refusalOf(reason: DisputeRefusal): ApiError {
  return new ApiError({
    status: reason === 'no-such-charge' ? 404 : 409,
    type: 'invalid_request_error',
    code: reason.replaceAll('-', '_'),
    message: REFUSALS[reason],
  });
}
