import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostBindings } from '../host.ts';
import { MAX_BODY_BYTES } from '../limits.ts';
import { ApiError } from './api-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { Answer, ApiParts, ApiRequest } from './handle-call.ts';
import { handleCall } from './handle-call.ts';
import { bodyTooLarge } from './limit-body.ts';
import type { RequestLog } from './request-log.ts';

type V1Context = Context<{ Bindings: HostBindings }>;

/** Stripe's own paths under `/v1`. */
export function v1Routes(
  parts: ApiParts,
  given: { readonly endpoints: readonly Endpoint[]; readonly log: RequestLog },
): Hono<{ Bindings: HostBindings }> {
  const app = new Hono<{ Bindings: HostBindings }>();
  const respond = async (c: V1Context, endpoint: Endpoint): Promise<Response> => {
    const requestId = parts.world.newId('req_');
    const request = await readRequest(c, requestId);
    const answer = await handleCall(
      parts,
      request.refusal === undefined ? endpoint : refusing(request.refusal),
      request,
    );
    given.log.add(entryOf(request, answer, parts.world.clock.now()));
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => respond(c, refusing(bodyTooLarge())) }));
  for (const endpoint of given.endpoints) {
    app.on(endpoint.method, endpoint.path, (c) => respond(c, endpoint));
  }
  app.all('/v1/*', (c) => respond(c, refusing(unknownAddress(c.req.method, c.req.path))));
  return app;
}

/** An endpoint that only refuses, so that refusals pass the same checks and carry the same headers. */
function refusing(error: ApiError): Endpoint {
  return {
    method: 'POST',
    path: '',
    prepare: () => {
      throw error;
    },
  };
}

async function readRequest(c: V1Context, requestId: string): Promise<ApiRequest & { refusal: ApiError | undefined }> {
  const { method, path } = c.req;
  const hasBody = method === 'POST';
  const type = c.req.header('content-type') ?? '';
  const form = hasBody ? await readBody(c) : new URL(c.req.url).search.slice(1);
  const isForm = type === '' || type.startsWith('application/x-www-form-urlencoded');
  const refusal = hasBody && form !== '' && !isForm ? wrongContentType(type) : undefined;
  const id = c.req.param('id') ?? '';
  return { requestId, method, path, id, headers: c.req.raw.headers, form, signal: c.req.raw.signal, refusal };
}

/** A body that was refused for its size has been read away already; its text does not matter then. */
function readBody(c: V1Context): Promise<string> {
  return c.req.raw.bodyUsed ? Promise.resolve('') : c.req.text();
}

function entryOf(request: ApiRequest, answer: Answer, atMs: number) {
  return {
    id: request.requestId,
    method: request.method,
    path: request.path,
    status: answer.status,
    atMs,
    idempotencyKey: request.headers.get('idempotency-key'),
    isReplay: answer.isReplay,
    errorMessage: answer.errorMessage,
  };
}

function unknownAddress(method: string, path: string): ApiError {
  return new ApiError({
    status: 404,
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The README of the sandbox lists what it supports.`,
  });
}

function wrongContentType(type: string): ApiError {
  return new ApiError({
    status: 415,
    type: 'invalid_request_error',
    message: `The API takes application/x-www-form-urlencoded bodies; this one is ${type}.`,
  });
}
