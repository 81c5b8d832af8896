import type { RequestFault } from '../control/faults.ts';
import { SandboxError } from '../sandbox-error.ts';
import { ApiError } from './api-error.ts';
import { keyInUse } from './idempotency.ts';

/** Throws for a fault that strikes before anything is kept: the same request may come again and be the first. */
export function refuseByFault(fault: RequestFault | undefined): void {
  switch (fault?.kind) {
    case 'reset':
      throw connectionCut();
    case '409':
      throw keyInUse('(armed fault)');
    case '429':
      throw tooMany({ code: 'rate_limit', message: 'An armed fault says that too many requests came at once.' });
    case 'lock-timeout':
      throw tooMany({ code: 'lock_timeout', message: 'An armed fault says that another request holds this object.' });
    case '503':
      throw new ApiError({ status: 503, type: 'api_error', message: 'An armed fault says that the API is away.' });
    default:
      return;
  }
}

/** Throws for a fault that is the first answer to the request, and is kept as such. */
export function failByFault(fault: RequestFault | undefined): void {
  if (fault?.kind === '500') throw internalError('An armed fault made this request fail.');
  if (fault?.kind !== '402') return;
  throw new ApiError({
    status: 402,
    type: 'card_error',
    code: 'card_declined',
    declineCode: 'generic_decline',
    message: 'An armed fault says that the card was declined.',
  });
}

/** What ends a request without an answer. */
export function connectionCut(): SandboxError {
  return new SandboxError({ code: 'connection-cut', message: 'An armed fault cut the connection.' });
}

/** 500. Trying again with the same key would only replay this answer, and Stripe says so in the header. */
export function internalError(message: string): ApiError {
  return new ApiError({ status: 500, type: 'api_error', message, shouldRetry: false });
}

function tooMany(details: { code: string; message: string }): ApiError {
  return new ApiError({ status: 429, type: 'invalid_request_error', ...details });
}
