// Files of projects. A file that somebody sent is never ours to trust: whoever reads it gets it under a policy that runs
// nothing, as something that has no origin.

import { consentInput, listQuery, uploadQuery } from '@happy-homeland/contract';
import { isRefusal } from '../domain/refusal.ts';
import { createUpload } from '../domain/upload/create-upload.ts';
import { publishUpload, withdrawUpload } from '../domain/upload/publish-upload.ts';
import type { ServedFile } from '../domain/upload/read-upload.ts';
import { listUploads, readPublicFile, readUploadFile } from '../domain/upload/read-upload.ts';
import { parseJsonBody, parseQuery, parseValue } from '../http/body.ts';
import { largeBody, smallBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import { fileBody, readFileBody } from '../http/file-body.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { knownActor } from './actor.ts';

const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
/** A consent that is withdrawn must be felt soon. */
const PUBLIC_CACHE = 'public, max-age=60';

/** Sending, listing and reading files, and showing them to the public. */
export function registerUploads(app: App): void {
  registerSending(app);
  route(app, 'listUploads', knownOrigin, async (c) => {
    const actor = await knownActor(c);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, listQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    return answer(c, await listUploads(c.var.ports, actor, { projectId: idOf(c, 'projectId'), ...query.value }));
  });
  route(app, 'getUploadFile', knownOrigin, async (c) => {
    const actor = await knownActor(c);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const file = await readUploadFile(c.var.ports, actor, idOf(c, 'uploadId'));
    return isRefusal(file) ? answerRefusal(c, file) : answerFile(c, file, 'no-store');
  });
  route(app, 'publishUpload', knownOrigin, largeBody, async (c) => {
    const actor = await knownActor(c);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const consent = await parseJsonBody(c, consentInput);
    if (consent.kind === 'refused') return answerRefusal(c, consent);
    const asked = { uploadId: idOf(c, 'uploadId'), consent: consent.value };
    return answer(c, await publishUpload(c.var.ports, actor, asked));
  });
  route(app, 'withdrawUpload', knownOrigin, smallBody, async (c) => {
    const actor = await knownActor(c);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    return answer(c, await withdrawUpload(c.var.ports, actor, idOf(c, 'uploadId')));
  });
  route(app, 'getPublicFile', publicRead, async (c) => {
    const file = await readPublicFile(c.var.ports, idOf(c, 'uploadId'));
    return isRefusal(file) ? answerRefusal(c, file) : answerFile(c, file, PUBLIC_CACHE);
  });
}

function registerSending(app: App): void {
  route(app, 'createUpload', knownOrigin, fileBody, async (c) => {
    const actor = await knownActor(c);
    if (isRefusal(actor)) return answerRefusal(c, actor);
    const query = parseQuery(c, uploadQuery);
    if (query.kind === 'refused') return answerRefusal(c, query);
    const read = await readFileBody(c, query.value.name);
    if (read.kind === 'refused') return answerRefusal(c, read);
    const { sent, fields } = read;
    // A form says in its fields what a program says in the address.
    const terms = parseValue(uploadQuery, { ...query.value, ...fields });
    if (terms.kind === 'refused') return answerRefusal(c, terms);
    const upload = { projectId: idOf(c, 'projectId'), sent, terms: terms.value };
    return answer(c, await createUpload(c.var.ports, actor, upload), 201);
  });
}

function answerFile(c: RequestContext, file: ServedFile, cache: string): Response {
  const { bytes, mime, sha256, disposition } = file;
  const tag = `"${sha256}"`;
  const headers = {
    'content-type': mime,
    'content-disposition': disposition,
    'content-security-policy': FILE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': cache,
    etag: tag,
  };
  if (c.req.header('if-none-match') === tag) return c.body(null, { status: 304, headers });
  return c.body(bytes.slice(), { status: 200, headers });
}

function idOf(c: RequestContext, name: 'projectId' | 'uploadId'): string {
  return c.req.param(name) ?? '';
}

function answer(c: RequestContext, result: object, status: 200 | 201 = 200): Response {
  return isRefusal(result) ? answerRefusal(c, result) : c.json(result, status);
}
