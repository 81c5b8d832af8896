import type { Stripe } from 'stripe';

/** The one API version that the sandbox speaks: the one its answers are typed against. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion;
