// A form as a browser posts it, with or without files. Nothing is read past the largest form, and who sends something that
// is no form hears so in a page.

import { UPLOAD_MAX_BYTES } from '@happy-homeland/contract';
import { bodyLimit } from 'hono/body-limit';
import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import type { SentFile } from '../domain/upload/inspect-file.ts';
import type { RequestContext } from './environment.ts';
import { answerProblemPage } from './page-response.ts';

/** Files of one form: as many as a phone sends over a village's line without giving up. */
export const FORM_FILES_MAX = 3;
/** Fields and borders beside the files. */
const FORM_MAX_BYTES = 512 * 1024;

export interface PostedForm {
  readonly kind: 'form';
  /** Texts by the names of their controls, trimmed, in the order of the form. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly PostedFile[];
}

export interface PostedFile {
  /** The name of its control. */
  readonly control: string;
  readonly sent: SentFile;
}

/** Nothing is read past the files of one form. */
export const formBody = bodyLimit({
  maxSize: FORM_FILES_MAX * UPLOAD_MAX_BYTES + FORM_MAX_BYTES,
  onError: (c) => answerProblemPage(c, refused('payload-too-large')),
});

export async function readPostedForm(c: RequestContext): Promise<PostedForm | Refusal> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused('malformed-request');
  }
  const texts = new Map<string, string[]>();
  const files: PostedFile[] = [];
  for (const [control, value] of form) {
    if (typeof value === 'string') texts.set(control, [...(texts.get(control) ?? []), value.trim()]);
    // A control for files that was left alone sends an empty one without a name.
    else if (value.size > 0) files.push({ control, sent: await sentOf(value) });
  }
  const isTooMuch = files.length > FORM_FILES_MAX || files.some(({ sent }) => sent.bytes.length > UPLOAD_MAX_BYTES);
  return isTooMuch ? refused('payload-too-large') : { kind: 'form', texts, files };
}

async function sentOf(file: File): Promise<SentFile> {
  return { bytes: new Uint8Array(await file.arrayBuffer()), mime: file.type, name: file.name };
}
