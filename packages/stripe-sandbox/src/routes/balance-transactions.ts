import type { Stripe } from 'stripe';
import { resourceMissing } from '../api/api-error.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { listEndpoint, objectEndpoint } from '../api/endpoint.ts';
import { paginate } from '../api/paginate.ts';
import { nowSeconds } from '../clock.ts';
import { optional } from '../params/decode.ts';
import { createdRange, expandField, isCreatedIn, listFields } from '../params/list-params.ts';
import { currency, text } from '../params/scalars.ts';
import type { World } from '../world.ts';

const PATH = '/v1/balance_transactions';

const retrieve = objectEndpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  object: 'balance_transaction',
  params: { expand: expandField },
  run: (world, { id }) => {
    const transaction = world.store.get('balanceTransactions', id);
    if (transaction === undefined) throw resourceMissing({ object: 'balance_transaction', id });
    return asOfNow(world, transaction);
  },
});

const list = listEndpoint({
  path: PATH,
  object: 'balance_transaction',
  params: {
    ...listFields,
    created: optional(createdRange),
    currency: optional(currency),
    payout: optional(text()),
    source: optional(text()),
    type: optional(text()),
  },
  run: (world, { params }) =>
    paginate({
      rows: world.store.all('balanceTransactions').map((transaction) => asOfNow(world, transaction)),
      isWanted: (transaction) =>
        isCreatedIn(params.created, transaction.created) &&
        (params.currency ?? transaction.currency) === transaction.currency &&
        (params.source ?? transaction.source) === transaction.source &&
        (params.type ?? transaction.type) === transaction.type &&
        // The sandbox makes no payouts yet, so none holds a transaction.
        params.payout === undefined,
      request: params,
      url: PATH,
      objectName: 'balance_transaction',
    }),
});

/** `balanceTransactions` of the SDK. */
export const balanceTransactionEndpoints: readonly Endpoint[] = [list, retrieve];

/** Money becomes available by the clock and by nothing else. */
function asOfNow(world: World, transaction: Stripe.BalanceTransaction): Stripe.BalanceTransaction {
  const status = nowSeconds(world.clock) < transaction.available_on ? 'pending' : 'available';
  return { ...transaction, status };
}
