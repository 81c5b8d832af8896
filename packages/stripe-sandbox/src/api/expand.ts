import { MAX_EXPAND_DEPTH } from '../limits.ts';
import type { Store } from '../state/store.ts';
import { invalidParam } from './api-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** An object type of the API, as its `object` field names it. */
export type ObjectName =
  | 'balance_transaction'
  | 'charge'
  | 'checkout.session'
  | 'dispute'
  | 'event'
  | 'item'
  | 'payment_intent'
  | 'refund'
  | 'webhook_endpoint';

/**
 * What can be expanded on each type, and what it leads to. `null` marks a property that Stripe expands and that is always
 * empty here, so asking for it is allowed and changes nothing.
 */
const EXPANDABLE: Readonly<Record<ObjectName, Readonly<Record<string, ObjectName | null>>>> = {
  balance_transaction: { source: 'charge' },
  charge: {
    application: null,
    balance_transaction: 'balance_transaction',
    customer: null,
    failure_balance_transaction: null,
    on_behalf_of: null,
    payment_intent: 'payment_intent',
    review: null,
    source_transfer: null,
  },
  'checkout.session': {
    customer: null,
    invoice: null,
    line_items: 'item',
    payment_intent: 'payment_intent',
    payment_link: null,
    setup_intent: null,
    subscription: null,
  },
  dispute: { charge: 'charge', payment_intent: 'payment_intent' },
  event: {},
  item: {},
  payment_intent: { application: null, customer: null, latest_charge: 'charge', on_behalf_of: null, review: null },
  refund: {
    balance_transaction: 'balance_transaction',
    charge: 'charge',
    customer: null,
    failure_balance_transaction: 'balance_transaction',
    payment_intent: 'payment_intent',
    payment_method: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
  },
  webhook_endpoint: {},
};

/** Throws for a path that leads nowhere. `root` is the type of the answer; for a list, paths begin with `data.`. */
export function checkExpand(paths: readonly string[], root: { object: ObjectName; isList: boolean }): void {
  for (const path of paths) {
    const steps = path.split('.');
    if (root.isList && steps.shift() !== 'data') throw notExpandable(path);
    if (steps.length === 0 || steps.length > MAX_EXPAND_DEPTH) throw notExpandable(path);
    let type: ObjectName | null = root.object;
    for (const step of steps) {
      const next: ObjectName | null | undefined = type === null ? undefined : nextType(type, step);
      if (next === undefined) throw notExpandable(path);
      type = next;
    }
  }
}

/** The same object with the paths filled in. The paths must have passed `checkExpand`. */
export function expandObject(store: Store, object: object, paths: readonly string[]): Json {
  const expanded: Record<string, unknown> = { ...object };
  for (const [property, rest] of groupByFirst(paths)) {
    const found = lookUp(store, expanded, property);
    if (found !== undefined) expanded[property] = expandObject(store, found, rest);
  }
  return expanded;
}

/** The paths of a list, for each of its items. */
export function itemPaths(paths: readonly string[]): readonly string[] {
  return paths.map((path) => path.slice('data.'.length));
}

function nextType(type: ObjectName, property: string): ObjectName | null | undefined {
  return Object.hasOwn(EXPANDABLE[type], property) ? EXPANDABLE[type][property] : undefined;
}

function groupByFirst(paths: readonly string[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const [first = '', ...rest] = path.split('.');
    const group = groups.get(first) ?? [];
    if (rest.length > 0) group.push(rest.join('.'));
    groups.set(first, group);
  }
  return groups;
}

function lookUp(store: Store, object: Json, property: string): object | undefined {
  const type = object['object'];
  const id = object[property];
  if (type === 'checkout.session' && property === 'line_items') return lineItemList(store, object['id']);
  if (typeof id !== 'string') return undefined;
  switch (property) {
    case 'payment_intent':
      return store.get('paymentIntents', id);
    case 'charge':
    case 'latest_charge':
      return store.get('charges', id);
    case 'source':
      return store.get('charges', id) ?? store.get('refunds', id) ?? store.get('disputes', id);
    case 'balance_transaction':
    case 'failure_balance_transaction':
      return store.get('balanceTransactions', id);
    default:
      return undefined;
  }
}

function lineItemList(store: Store, sessionId: unknown): object | undefined {
  if (typeof sessionId !== 'string') return undefined;
  const items = store.get('sessions', sessionId)?.lineItems ?? [];
  return { object: 'list', data: items, has_more: false, url: `/v1/checkout/sessions/${sessionId}/line_items` };
}

function notExpandable(path: string): Error {
  return invalidParam({ param: 'expand', message: `This property cannot be expanded (${path}).` });
}
