// A file on its way in: the bytes themselves, or the one file of a form, which is what a page without script sends.

import { UPLOAD_MAX_BYTES, UPLOAD_TYPES } from '@happy-homeland/contract';
import { bodyLimit } from 'hono/body-limit';
import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import type { SentFile } from '../domain/upload/inspect-file.ts';
import type { RequestContext } from './environment.ts';
import { answerRefusal } from './problem-response.ts';

/** What a form adds to its file: names, types, borders. */
const FORM_MAX_BYTES = 64 * 1024;

/** Nothing is read past the largest file and the form around it. */
export const fileBody = bodyLimit({
  maxSize: UPLOAD_MAX_BYTES + FORM_MAX_BYTES,
  onError: (c) => answerRefusal(c, tooLarge()),
});

export type ReadFile =
  /** `fields` are those of the form beside the file. */
  { readonly kind: 'sent'; readonly sent: SentFile; readonly fields: Readonly<Record<string, string>> } | Refusal;

/** The file that was sent. */
export async function readFileBody(c: RequestContext, name: string | undefined): Promise<ReadFile> {
  const mime = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (c.req.header('content-encoding') !== undefined) {
    return refused('unsupported-media-type', { detail: 'send the body without Content-Encoding' });
  }
  if (mime === 'multipart/form-data') return readForm(c);
  const type = UPLOAD_TYPES.find((one) => one === mime);
  if (type === undefined) {
    return refused('file-type-not-allowed', { detail: `say Content-Type: ${UPLOAD_TYPES.join(', ')}` });
  }
  return sentOf(new Uint8Array(await c.req.arrayBuffer()), { mime: type, name: name ?? null, fields: {} });
}

async function readForm(c: RequestContext): Promise<ReadFile> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused('malformed-request', { detail: 'the form cannot be read' });
  }
  const files = form.getAll('file').filter((value) => typeof value !== 'string');
  const [file] = files;
  if (file === undefined || files.length > 1) return refused('invalid-body', { detail: 'a form has one field `file`' });
  const texts = [...form].flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : []));
  const fields = Object.fromEntries(texts);
  return sentOf(new Uint8Array(await file.arrayBuffer()), { mime: file.type, name: file.name, fields });
}

interface Described {
  readonly mime: string;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

function sentOf(bytes: Uint8Array, { mime, name, fields }: Described): ReadFile {
  return bytes.length > UPLOAD_MAX_BYTES ? tooLarge() : { kind: 'sent', sent: { bytes, mime, name }, fields };
}

function tooLarge(): Refusal {
  return refused('payload-too-large', { detail: `at most ${UPLOAD_MAX_BYTES} bytes` });
}
