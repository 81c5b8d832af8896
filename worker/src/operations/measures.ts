// What is measured while the application works. It stands beside the reporter and outside the domain: the domain
// reports facts, and whoever runs it decides what to count. Labels come from closed lists, never from a request.

import type { ReportFields } from '../ports/index.ts';

export interface Call {
  readonly outcome: string;
  readonly tookMs: number;
}

/** Which of the provider's services was called. */
export type ProviderCall = 'open' | 'read' | 'refund';

export interface Measures {
  /** An entry of the reporter, at any level. */
  entry(event: string, fields: ReportFields): void;
  providerCall(call: Call & { readonly name: ProviderCall }): void;
  /** `waiting`: units given to the store and not answered yet, this one included. */
  writeUnit(call: Call & { readonly waiting: number }): void;
}

/** Where nobody asked for figures. */
export const NO_MEASURES: Measures = {
  entry: () => undefined,
  providerCall: () => undefined,
  writeUnit: () => undefined,
};
