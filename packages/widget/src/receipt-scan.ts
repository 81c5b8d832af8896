// Scanning the code of a receipt on /verify: from a picture, or with the camera. Loaded when somebody asks for it.

import type { CodeReader } from './code-reader.ts';
import { openCodeReader } from './code-reader.ts';
import { part } from './element-part.ts';
import type { Locale } from './locale.ts';
import { scanMessagesOf } from './messages/scan.ts';

const PICTURE_BYTES_MAX = 20_000_000;
/** Longest side in pixels that is looked at: small first, because a code that fills the picture is found there at once. */
const PICTURE_SIDES = [800, 1600, 2800];
const FRAME_SIDES = [1000];
const FRAME_PAUSE_MS = 200;
/** A camera that nobody looks through any more is switched off. */
const CAMERA_MAX_MS = 120_000;
const RECEIPT_NO = /^#(hh[a-z2-7]{16})$/;

export interface ScanDesk {
  /** Where the camera's picture is shown. */
  readonly place: HTMLElement;
  readonly locale: Locale;
  readonly found: (receiptNo: string) => void;
  /** Says why nothing came of it. */
  readonly say: (what: string, next: string) => void;
}

/** What the text of a code is: a receipt of this site, of another, or something else. */
export type Scanned =
  | { readonly kind: 'receipt'; readonly receiptNo: string }
  | { readonly kind: 'elsewhere'; readonly host: string }
  | { readonly kind: 'other' };

export function readScanned(text: string, origin: string): Scanned {
  if (!URL.canParse(text)) return { kind: 'other' };
  const url = new URL(text);
  const receiptNo = RECEIPT_NO.exec(url.hash.toLowerCase())?.[1];
  const isVerifyPage = /^https?:$/.test(url.protocol) && url.pathname === '/verify';
  if (receiptNo === undefined || !isVerifyPage) return { kind: 'other' };
  return url.origin === origin ? { kind: 'receipt', receiptNo } : { kind: 'elsewhere', host: url.host };
}

/** Reads the code in a picture that was chosen, pasted or dropped. Rejects where what reads it cannot be loaded. */
export async function scanPicture(desk: ScanDesk, file: Blob): Promise<void> {
  const text = scanMessagesOf(desk.locale);
  if (file.size > PICTURE_BYTES_MAX) return desk.say(...text.tooLarge);
  const reader = await openCodeReader();
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return desk.say(...text.noPicture);
  const code = await reader(picture, PICTURE_SIDES);
  picture.close();
  if (code === null) return desk.say(...text.noCode);
  const scanned = readScanned(code, location.origin);
  if (scanned.kind === 'receipt') return desk.found(scanned.receiptNo);
  return desk.say(...(scanned.kind === 'elsewhere' ? text.elsewhere(scanned.host) : text.otherCode));
}

/** Looks through the camera until a code is found, somebody stops it, or the page is left. Rejects like `scanPicture`. */
export async function scanWithCamera(desk: ScanDesk): Promise<void> {
  const text = scanMessagesOf(desk.locale);
  desk.place.replaceChildren(part('p', text.starting, 'hint'));
  const reader = await openCodeReader();
  const stream = await openCamera().catch(reasonOf);
  desk.place.replaceChildren();
  if (stream instanceof MediaStream) return look(desk, reader, stream);
  return desk.say(...text[stream ?? 'noCamera']);
}

// A page that came over plain HTTP, and the browser inside some apps, have no cameras to ask for.
async function openCamera(): Promise<MediaStream | null> {
  const { mediaDevices }: { mediaDevices?: MediaDevices } = navigator;
  return (await mediaDevices?.getUserMedia({ video: { facingMode: 'environment' }, audio: false })) ?? null;
}

function reasonOf(error: unknown): 'denied' | 'noCamera' {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'noCamera';
}

async function look(desk: ScanDesk, reader: CodeReader, stream: MediaStream): Promise<void> {
  const text = scanMessagesOf(desk.locale);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const hint = part('p', text.aim);
  hint.setAttribute('role', 'status');
  const stop = part('button', text.stop, 'quiet-button');
  stop.setAttribute('type', 'button');
  const until = new AbortController();
  const { signal } = until;
  stop.addEventListener('click', () => until.abort());
  addEventListener('pagehide', () => until.abort(), { signal });
  const ended = setTimeout(() => until.abort(), CAMERA_MAX_MS);
  desk.place.replaceChildren(video, hint, stop);
  stop.focus();
  try {
    await video.play();
    const receiptNo = await findIn(
      { video, reader, signal, told: (words) => hint.replaceChildren(words) },
      desk.locale,
    );
    if (receiptNo !== null) desk.found(receiptNo);
  } catch {
    desk.say(...text.noCamera);
  } finally {
    clearTimeout(ended);
    for (const track of stream.getTracks()) track.stop();
    desk.place.replaceChildren();
  }
}

interface Look {
  readonly video: HTMLVideoElement;
  readonly reader: CodeReader;
  readonly signal: AbortSignal;
  readonly told: (words: string) => void;
}

async function findIn({ video, reader, signal, told }: Look, locale: Locale): Promise<string | null> {
  const text = scanMessagesOf(locale);
  while (!signal.aborted) {
    const code = await reader(video, FRAME_SIDES);
    const scanned = code === null ? undefined : readScanned(code, location.origin);
    if (scanned?.kind === 'receipt') return scanned.receiptNo;
    // Another code may just be lying beside it.
    if (scanned !== undefined) told((scanned.kind === 'elsewhere' ? text.elsewhere(scanned.host) : text.otherCode)[0]);
    await new Promise((resolve) => setTimeout(resolve, FRAME_PAUSE_MS));
  }
  return null;
}
