// Which of the four types a file is, by its first bytes alone, and whether everything else that was said of it agrees.

import type { UploadType } from '@happy-homeland/contract';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { hasText } from './bytes-at.ts';
import type { Inspection } from './inspection.ts';
import { inspectJpeg } from './jpeg.ts';
import { inspectPdf, isPdf } from './pdf.ts';
import { inspectPng, PNG_SIGNATURE } from './png.ts';
import { inspectWebp } from './webp.ts';

/** A file as somebody sends it. */
export interface SentFile {
  readonly bytes: Uint8Array;
  /** What the sender says it is. */
  readonly mime: string;
  /** As it was called there. */
  readonly name: string | null;
}

const EXTENSIONS: Readonly<Record<UploadType, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/** The file as it may be kept. Refuses with `file-type-not-allowed`, `image-too-large` or `file-content-rejected`. */
export async function inspectFile({ bytes, mime, name }: SentFile): Promise<Inspection> {
  const type = typeOf(bytes);
  if (type === null) return notAllowed('the file is no PNG, JPEG, WebP or PDF, whatever it is called');
  if (mime.split(';')[0]?.trim().toLowerCase() !== type)
    return notAllowed(`the file is ${type}; say so, and nothing else`);
  const extension = /\.([^.\s]+)\s*$/.exec(name ?? '')?.[1]?.toLowerCase();
  if (extension !== undefined && !EXTENSIONS[type].includes(extension)) {
    return notAllowed(`the file is ${type}; its name must end in ${EXTENSIONS[type].join(', ')} or in nothing`);
  }
  return INSPECT[type](bytes);
}

/** How a name of a file of this type ends. */
export function extensionOf(type: UploadType): string {
  return EXTENSIONS[type][0] ?? '';
}

const INSPECT: Readonly<Record<UploadType, (bytes: Uint8Array) => Inspection | Promise<Inspection>>> = {
  'image/png': inspectPng,
  'image/jpeg': inspectJpeg,
  'image/webp': inspectWebp,
  'application/pdf': inspectPdf,
};

function typeOf(bytes: Uint8Array): UploadType | null {
  if (hasText(bytes, 0, PNG_SIGNATURE)) return 'image/png';
  if (hasText(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'image/webp';
  return isPdf(bytes) ? 'application/pdf' : null;
}

function notAllowed(detail: string): Refusal {
  return refused('file-type-not-allowed', { detail });
}
