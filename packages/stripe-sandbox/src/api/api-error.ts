import type { Stripe } from 'stripe';

/** The `type` of an error body. The SDK chooses its error class by HTTP status first, so both must be right. */
export type ApiErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

interface ApiErrorDetails {
  readonly status: 400 | 401 | 402 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503;
  readonly type: ApiErrorType;
  readonly code?: string;
  readonly declineCode?: string;
  readonly param?: string;
  readonly message: string;
  /** What the `Stripe-Should-Retry` header says; absent means that the header is not sent. */
  readonly shouldRetry?: boolean;
  readonly cause?: unknown;
}

/** A refusal that goes to the client as Stripe's error body. */
export class ApiError extends Error {
  readonly status: ApiErrorDetails['status'];
  readonly type: ApiErrorType;
  readonly code: string | undefined;
  readonly declineCode: string | undefined;
  readonly param: string | undefined;
  readonly shouldRetry: boolean | undefined;

  constructor(details: ApiErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ApiError';
    this.status = details.status;
    this.type = details.type;
    this.code = details.code;
    this.declineCode = details.declineCode;
    this.param = details.param;
    this.shouldRetry = details.shouldRetry;
  }
}

/** The JSON body of an error, in Stripe's shape. `logUrl` leads to the sandbox's own record of the request. */
export function errorBody(error: ApiError, logUrl: string): { error: Partial<Stripe.StripeRawError> } {
  return {
    error: {
      ...(error.code === undefined ? {} : { code: error.code, doc_url: docUrl(error.code) }),
      ...(error.declineCode === undefined ? {} : { decline_code: error.declineCode }),
      message: error.message,
      ...(error.param === undefined ? {} : { param: error.param }),
      request_log_url: logUrl,
      type: error.type,
    },
  };
}

/** 400: a parameter does not fit. `param` is the bracketed path, such as `line_items[0][quantity]`. */
export function invalidParam(details: { param: string; message: string; code?: string }): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', ...details });
}

/** 400: a required parameter is absent. */
export function missingParam(param: string): ApiError {
  return invalidParam({ param, code: 'parameter_missing', message: `Missing required param: ${param}.` });
}

/** 404: nothing has this id. `param` names the parameter that carried it. */
export function resourceMissing(details: { object: string; id: string; param?: string }): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: details.param ?? 'id',
    message: `No such ${details.object}: '${details.id}'`,
  });
}

/** 400: the object exists but its state does not allow the request. */
export function wrongState(message: string): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', message });
}

function docUrl(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`;
}
