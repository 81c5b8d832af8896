// One way over the wire for every resource: a time limit, an abort signal, and a bounded number of attempts where a
// second attempt cannot do harm.

import { parseAnswer, parseRefusal } from './answer.ts';
import { ApiError } from './api-error.ts';
import { unlessAborted } from './call-options.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Told before each further attempt. */
export type OnRetry = (retry: { readonly attempt: number; readonly waitMs: number; readonly error: ApiError }) => void;

export interface Transport {
  readonly baseUrl: string;
  readonly fetch?: Fetch | undefined;
  /** Limit of one attempt. Without it 8 s for reads, 20 s for writes: a person is waiting. */
  readonly timeoutMs?: number | undefined;
  /** Limit of a call with all its attempts and pauses; without it the limit of one attempt. */
  readonly totalMs?: number | undefined;
  readonly onRetry?: OnRetry | undefined;
}

export interface Call {
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text, or bytes whose type stands in the headers. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** A field that every right answer has. */
  readonly telltale: string;
  /** 1 for a write that must not be sent twice. */
  readonly attemptsMax?: number;
  readonly signal?: AbortSignal | undefined;
  /** Limit of this call with all its attempts. */
  readonly timeoutMs?: number | undefined;
}

/** A call whose answer is no JSON. */
export interface RawCall<Answer> extends Omit<Call, 'telltale'> {
  readonly telltale?: never;
  /** @throws ApiError `bad-answer` for a body that is not what was asked for */
  readonly read: (response: Response) => Promise<Answer>;
}

type AnyCall<Answer> = (Call & { readonly read?: never }) | RawCall<Answer>;

export const READ_LIMIT_MS = 8_000;
export const WRITE_LIMIT_MS = 20_000;
const READ_ATTEMPTS_MAX = 3;
/** For a write that the deployment recognises when it comes again; the time limit comes first. */
export const REPLAY_ATTEMPTS_MAX = 8;
const BACKOFF_FIRST_MS = 300;
const BACKOFF_MAX_MS = 5_000;

/** The answer, known by its telltale or read by the call itself. @throws ApiError, or the signal's reason */
export async function send<Answer>(transport: Transport, call: AnyCall<Answer>): Promise<Answer> {
  const limitMs = call.timeoutMs ?? transport.timeoutMs ?? (call.body ? WRITE_LIMIT_MS : READ_LIMIT_MS);
  const endsAtMs = performance.now() + (call.timeoutMs ?? transport.totalMs ?? limitMs);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(transport, call, Math.min(limitMs, endsAtMs - performance.now()));
    } catch (error) {
      if (!(error instanceof ApiError) || !isPassing(error)) throw error;
      const waitMs = waitAfter(attempt, error);
      const isLast = attempt >= (call.attemptsMax ?? READ_ATTEMPTS_MAX) || performance.now() + waitMs >= endsAtMs;
      if (isLast) throw error;
      transport.onRetry?.({ attempt, waitMs, error });
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, waitMs)), call.signal);
    }
  }
}

async function attemptOnce<Answer>(transport: Transport, call: AnyCall<Answer>, limitMs: number): Promise<Answer> {
  const { method = 'GET', path, body, signal } = call;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, limitMs);
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) throw signal.reason;
    const fetch = transport.fetch ?? globalThis.fetch;
    const response = await fetch(transport.baseUrl.replace(/\/+$/, '') + path, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...call.headers },
      ...(body && { body }),
      signal: controller.signal,
    });
    if (!response.ok) throw parseRefusal(response, await response.text());
    return call.read ? await call.read(response) : parseAnswer(await response.text(), call.telltale);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ApiError) throw error;
    throw withoutAnswer(error, controller.signal.aborted ? 'timeout' : 'network');
  } finally {
    // Ends an answer that was given up half-way; one that was read to its end does not notice.
    abort();
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function withoutAnswer(cause: unknown, code: 'timeout' | 'network'): ApiError {
  return new ApiError({ code, message: 'no answer', cause });
}

/** Worth another attempt: it may pass by itself, and what was sent can be sent again. */
function isPassing({ code, status = 0 }: ApiError): boolean {
  return /^(network|timeout|idempotency-in-progress)$/.test(code) || /^(429|50[234])$/.test(`${status}`);
}

// Jitter, so that the phones of a whole square that lost the network together do not come back in one instant.
function waitAfter(attempt: number, { retryAfterMs }: ApiError): number {
  const backoffMs = Math.min(BACKOFF_FIRST_MS * 2 ** (attempt - 1), BACKOFF_MAX_MS);
  const [jitter = 0] = crypto.getRandomValues(new Uint8Array(1));
  return (retryAfterMs ?? backoffMs / 2) + (jitter / 0xff) * (backoffMs / 2);
}
