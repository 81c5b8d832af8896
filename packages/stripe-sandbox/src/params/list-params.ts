import { DEFAULT_PAGE_SIZE, MAX_EXPAND_PATHS, MAX_PAGE_SIZE } from '../limits.ts';
import type { Decoder } from './decode.ts';
import { arrayOf, group, optional, withDefault } from './decode.ts';
import type { FormNode } from './form.ts';
import { integer, text } from './scalars.ts';

/** `expand[]`, which every endpoint takes. */
export const expandField = withDefault(arrayOf(text(), MAX_EXPAND_PATHS), []);

/** What every list takes. `starting_after` and `ending_before` are ids. */
export const listFields = {
  ending_before: optional(text()),
  expand: expandField,
  limit: withDefault(integer({ min: 1, max: MAX_PAGE_SIZE }), DEFAULT_PAGE_SIZE),
  starting_after: optional(text()),
};

/** Bounds on `created`, in whole seconds. */
export interface CreatedRange {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

const seconds = integer({ min: 0, max: 99_999_999_999 });
const range = group({ gt: optional(seconds), gte: optional(seconds), lt: optional(seconds), lte: optional(seconds) });

/** `created` as one second or as a range. */
export const createdRange: Decoder<CreatedRange> = (node: FormNode, path: string) => {
  if (typeof node !== 'string') return range(node, path);
  const exactly = seconds(node, path);
  return { gte: exactly, lte: exactly };
};

/** True when the instant lies in the range; an absent range holds everything. */
export function isCreatedIn(bounds: CreatedRange | undefined, created: number): boolean {
  if (bounds === undefined) return true;
  if (bounds.gt !== undefined && created <= bounds.gt) return false;
  if (bounds.gte !== undefined && created < bounds.gte) return false;
  if (bounds.lt !== undefined && created >= bounds.lt) return false;
  return bounds.lte === undefined || created <= bounds.lte;
}

/** What a list of things that happened to payments takes. */
export const paymentListFields = {
  ...listFields,
  charge: optional(text()),
  created: optional(createdRange),
  payment_intent: optional(text()),
};

/** Which payments, and when; what is absent holds everything. */
export interface PaymentFilter {
  readonly charge?: string | undefined;
  readonly created?: CreatedRange | undefined;
  readonly payment_intent?: string | undefined;
}

/** True for something that happened to one of the payments asked for, in the time asked for. */
export function isOfPayment(
  filter: PaymentFilter,
  happened: { readonly charge: unknown; readonly created: number; readonly payment_intent: unknown },
): boolean {
  return (
    isCreatedIn(filter.created, happened.created) &&
    (filter.charge ?? happened.charge) === happened.charge &&
    (filter.payment_intent ?? happened.payment_intent) === happened.payment_intent
  );
}
