// What asking for a receipt comes to.

import type { Receipt } from '@happy-homeland/sdk';
import { ApiError } from '@happy-homeland/sdk';
import { codeOf } from './card-controller.ts';

export interface FoundReceipt {
  readonly receipt: Receipt;
  /** Whether the public log holds it; undefined where nobody could tell. */
  readonly isPublished: boolean | undefined;
}

export interface AskingFailed {
  /** Problem slug, or the SDK's code. */
  readonly code: string;
  /** How long to wait before asking again; undefined where it was not said. */
  readonly waitS: number | undefined;
}

export function failureOf(error: unknown): AskingFailed {
  const waitMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  return { code: codeOf(error), waitS: waitMs === undefined ? undefined : Math.ceil(waitMs / 1000) };
}
