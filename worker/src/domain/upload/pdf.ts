// PDF (ISO 32000-2). Nothing is taken out of one: it is refused where it could do more than be read. What does something
// has a name, so names are looked for: as they are written, with letters written as #xx, and inside packed objects.
//
// What cannot be told: a reader that accepts a packed object behind filters it should not have; what somebody hides in the
// content of a page or a picture. Such a file is served as a download under a policy that runs nothing.

import { hasText, joined, latin1 } from './bytes-at.ts';
import type { Inspection } from './inspection.ts';
import { rejected } from './inspection.ts';

export const PDF_SIGNATURE = '%PDF-';
/** Names that mean that something happens, or that another file lies inside. Long enough to be no accident anywhere. */
const ACTIVE: ReadonlySet<string> = new Set([
  'JavaScript',
  'OpenAction',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'RichMediaContent',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'GoToE',
  'GoToR',
]);
/** The same, but so short that random bytes of a picture hold them too: looked for outside of streams. */
const ACTIVE_SHORT: ReadonlySet<string> = new Set(['JS', 'AA', 'XFA', 'Encrypt', 'Movie']);
const END_WITHIN_BYTES = 1_024;
const NAME = /\/([^\s\0()<>[\]{}/%]{1,127})/g;
const STREAM = />>[\s\0]*stream\r?\n/g;
const STREAM_END = 'endstream';
/** What all packed objects of a file may come to, and each of them. */
const UNPACKED_MAX_BYTES = 32 * 1024 * 1024;
const STREAMS_MAX = 20_000;

/** The file as it is, or why it is not taken. */
export async function inspectPdf(bytes: Uint8Array): Promise<Inspection> {
  const text = latin1(bytes);
  if (!/^%PDF-[12]\.\d[\s%]/.test(text)) return rejected('a PDF begins with its version');
  const ending = text.lastIndexOf('%%EOF');
  if (ending < text.length - END_WITHIN_BYTES || /[^\s\0]/.test(text.slice(ending + 5))) {
    return rejected('something follows the end of the PDF, or it has none');
  }
  const parts = partsOf(text);
  if (parts === null) return rejected(`the PDF has more than ${STREAMS_MAX} streams`);
  // Everywhere, inside of streams too: whoever writes what looks like a stream around objects hides nothing by it.
  const found = activeName(text, ACTIVE) ?? parts.map(({ objects }) => activeName(objects, ACTIVE_SHORT)).find(isName);
  if (found !== undefined) return rejected(said(found));
  return (await refusePacked(bytes, parts)) ?? { kind: 'clean', mime: 'application/pdf', bytes, size: null };
}

function said(name: string): string {
  if (name === 'Encrypt') return 'the PDF is locked, so nobody can see what is in it; send it unlocked';
  return `the PDF has /${name} in it; print it to a new PDF, or send a photograph`;
}

interface Part {
  /** What stands before the stream, from the end of the last one. */
  readonly objects: string;
  /** The stream's place; null behind the last. */
  readonly stream: { readonly from: number; readonly to: number } | null;
}

function partsOf(text: string): Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  STREAM.lastIndex = 0;
  for (let found = STREAM.exec(text); found !== null; found = STREAM.exec(text)) {
    if (parts.length === STREAMS_MAX) return null;
    const from = STREAM.lastIndex;
    const end = text.indexOf(STREAM_END, from);
    const to = end < 0 ? text.length : end;
    parts.push({ objects: text.slice(at, found.index + 2), stream: { from, to } });
    at = to;
    STREAM.lastIndex = to;
  }
  parts.push({ objects: text.slice(at), stream: null });
  return parts;
}

async function refusePacked(bytes: Uint8Array, parts: readonly Part[]) {
  let left = UNPACKED_MAX_BYTES;
  for (const { objects, stream } of parts) {
    const names = namesOf(objects);
    if (stream === null || !(names.has('ObjStm') || names.has('First'))) continue;
    const own = namesOf(objects.slice(Math.max(objects.lastIndexOf(' obj'), 0)));
    const isPacked = own.has('ObjStm') || (own.has('First') && own.has('N'));
    const filters = [...own].filter((name) => FILTERS.has(name));
    if (isPacked && (own.has('Predictor') || filters.some((name) => name !== 'FlateDecode'))) {
      return rejected('the PDF packs its objects in a way that cannot be looked into; print it to a new PDF');
    }
    const body = bytes.subarray(stream.from, stream.to);
    const unpacked = isPacked && filters.length === 0 ? body : await unpackAny(body, left);
    if (unpacked === 'too-large') return rejected('the PDF unpacks to far more than it is');
    if (unpacked === null) {
      if (isPacked) return rejected('the PDF has packed objects that cannot be unpacked');
      continue;
    }
    left -= unpacked.length;
    const text = latin1(unpacked);
    const found = activeName(text, ACTIVE) ?? (isPacked ? activeName(text, ACTIVE_SHORT) : undefined);
    if (found !== undefined) return rejected(said(found));
  }
  return null;
}

const FILTERS: ReadonlySet<string> = new Set([
  'FlateDecode',
  'Fl',
  'ASCIIHexDecode',
  'AHx',
  'ASCII85Decode',
  'A85',
  'LZWDecode',
  'LZW',
  'RunLengthDecode',
  'RL',
  'Crypt',
]);

// A line end stands before the end of a stream, and nothing but the length, which may stand anywhere, tells it from the last
// byte of the data. Packed data knows its own end, so at most one of these is right.
async function unpackAny(body: Uint8Array, max: number): Promise<Unpacked> {
  for (const ending of LINE_ENDS) {
    if (!hasText(body, body.length - ending.length, ending)) continue;
    const unpacked = await unpack(body.subarray(0, body.length - ending.length), max);
    if (unpacked !== null) return unpacked;
  }
  return null;
}

const LINE_ENDS = ['\r\n', '\n', '\r', ''];

/** Null where it is nothing that is packed. */
type Unpacked = Uint8Array | null | 'too-large';

/** Inflates (RFC 1950) all of it, and no further than `max`. */
async function unpack(body: Uint8Array, max: number): Promise<Unpacked> {
  const reader = new Blob([body.slice()]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > max) {
        await reader.cancel();
        return 'too-large';
      }
      parts.push(read.value);
    }
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  } finally {
    reader.releaseLock();
  }
  return joined(parts);
}

function activeName(text: string, names: ReadonlySet<string>): string | undefined {
  for (const [, written = ''] of text.matchAll(NAME)) {
    const name = plainName(written);
    if (names.has(name)) return name;
  }
  return undefined;
}

function namesOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(NAME)].map(([, written = '']) => plainName(written)));
}

// Section 7.3.5: a number sign and two digits stand for any character of a name.
function plainName(written: string): string {
  if (!written.includes('#')) return written;
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isName(name: string | undefined): name is string {
  return name !== undefined;
}

/** Whether it begins as a PDF does. */
export function isPdf(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, PDF_SIGNATURE);
}
