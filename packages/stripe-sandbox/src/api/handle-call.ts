import { API_VERSION } from '../api-version.ts';
import type { Faults, RequestFault } from '../control/faults.ts';
import { parseForm } from '../params/form.ts';
import { pause } from '../pause.ts';
import { catchUp } from '../state/catch-up.ts';
import type { World } from '../world.ts';
import { ApiError, errorBody } from './api-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { Idempotency } from './idempotency.ts';
import { connectionCut, failByFault, internalError, refuseByFault } from './request-faults.ts';
import { checkRequestHeaders } from './request-headers.ts';

/** What every API call needs besides the world. */
export interface ApiParts {
  readonly world: World;
  readonly idempotency: Idempotency;
  readonly faults: Faults;
  readonly secretKey: string;
  /** Aborted when the sandbox closes, so that no request is held open longer. */
  readonly stop: AbortSignal;
  report(error: unknown): void;
}

/** One HTTP request to the API. */
export interface ApiRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly headers: Headers;
  /** The query of a GET or DELETE, the body of a POST; both form-encoded. */
  readonly form: string;
  readonly signal: AbortSignal;
}

/** An HTTP answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isReplay: boolean;
  readonly errorMessage: string | null;
}

interface Execution {
  readonly status: number;
  readonly body: string;
  readonly error: ApiError | undefined;
}

/** Answers one API call. Throws only when the connection is to be cut, or when the state cannot be kept. */
export async function handleCall(parts: ApiParts, endpoint: Endpoint, request: ApiRequest): Promise<Answer> {
  try {
    checkRequestHeaders(request.headers, parts.secretKey);
    catchUp(parts.world);
    const fault = parts.faults.takeForRequest(request.method, request.path);
    refuseByFault(fault);
    if (fault?.kind === 'hang') await holdThenCut(parts, request, fault.delayMs);
    const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null;
    const answer =
      key === null
        ? toAnswer(request, await execute(parts, { endpoint, request, fault, keep: () => undefined }))
        : await executeOnce(parts, { endpoint, request, fault, key });
    await parts.world.store.flushed();
    if (fault?.kind === 'timeout-after-commit') await holdThenCut(parts, request, fault.delayMs);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return toAnswer(request, refusalOf(parts.world, request, error));
  }
}

interface Job {
  readonly endpoint: Endpoint;
  readonly request: ApiRequest;
  readonly fault: RequestFault | undefined;
}

async function executeOnce(parts: ApiParts, job: Job & { readonly key: string }): Promise<Answer> {
  const { idempotency, world } = parts;
  const { key, request } = job;
  const claim = idempotency.claim(key, { path: request.path, body: request.form });
  if (claim.kind === 'replay') {
    const { status, body, requestId } = claim.answer;
    const headers = { ...headersOf(request), 'idempotent-replayed': 'true', 'original-request': requestId };
    return { status, body, headers, isReplay: true, errorMessage: null };
  }
  try {
    const keep = (done: Execution): void =>
      idempotency.keep(key, {
        fingerprint: claim.fingerprint,
        status: done.status,
        body: done.body,
        requestId: request.requestId,
      });
    const answer = toAnswer(request, await execute(parts, { ...job, keep }));
    // The key stays held until the first answer is durable.
    await world.store.flushed();
    return { ...answer, headers: { ...answer.headers, 'original-request': request.requestId } };
  } finally {
    idempotency.release(key);
  }
}

/** Validates, then runs. `keep` is called in the same turn as the run, so both stand in one commit. */
async function execute(parts: ApiParts, job: Job & { keep: (done: Execution) => void }): Promise<Execution> {
  const { world } = parts;
  const { request } = job;
  const cause = { requestId: request.requestId, idempotencyKey: request.headers.get('idempotency-key') };
  const run = job.endpoint.prepare(world, { id: request.id, form: parseForm(request.form), cause });
  if (job.fault?.kind === 'slow') await pause(job.fault.delayMs, [request.signal, parts.stop]);
  const done = runToEnd(parts, { run, request, fault: job.fault });
  job.keep(done);
  return done;
}

function runToEnd(
  parts: ApiParts,
  job: { run: () => object; request: ApiRequest; fault: RequestFault | undefined },
): Execution {
  try {
    failByFault(job.fault);
    const body = toJson(job.run());
    if (job.fault?.kind === '500-after-commit') throw internalError('An armed fault made this request fail too late.');
    return { status: 200, body, error: undefined };
  } catch (error) {
    if (error instanceof ApiError) return refusalOf(parts.world, job.request, error);
    parts.report(error);
    return refusalOf(parts.world, job.request, internalError('The sandbox failed. Its own output says why.'));
  }
}

async function holdThenCut(parts: ApiParts, request: ApiRequest, delayMs: number): Promise<never> {
  await pause(delayMs, [request.signal, parts.stop]);
  throw connectionCut();
}

function refusalOf(world: World, request: ApiRequest, error: ApiError): Execution {
  const logUrl = `${world.settings.publicUrl()}/_sandbox/requests/${request.requestId}`;
  return { status: error.status, body: toJson(errorBody(error, logUrl)), error };
}

function toAnswer(request: ApiRequest, done: Execution): Answer {
  const shouldRetry = done.error?.shouldRetry;
  const headers = {
    ...headersOf(request),
    ...(shouldRetry === undefined ? {} : { 'stripe-should-retry': String(shouldRetry) }),
  };
  return { status: done.status, body: done.body, headers, isReplay: false, errorMessage: done.error?.message ?? null };
}

function headersOf(request: ApiRequest): Record<string, string> {
  const key = request.headers.get('idempotency-key');
  return {
    'cache-control': 'no-cache, no-store',
    'content-type': 'application/json',
    'request-id': request.requestId,
    'stripe-version': API_VERSION,
    ...(key === null ? {} : { 'idempotency-key': key }),
  };
}

/** Two spaces, as Stripe prints it: a client that prints JSON again and compares texts fails here as it would there. */
function toJson(value: object): string {
  return JSON.stringify(value, null, 2);
}
