// What makes /verify verify: in this browser, and with nothing sent anywhere. What verifies is loaded at once, so that the
// network may go; what scans codes only when somebody scans one. The server's part of the page tells how, and what it means.

import type { ReceiptVerdict } from '@happy-homeland/sdk';
import { prepareVerifier, verifyReceipt } from '@happy-homeland/sdk';
import { part } from './element-part.ts';
import { verifyEn } from './messages/verify-en.ts';
import { verifyZhCn } from './messages/verify-zh-cn.ts';
import type { ScanDesk } from './receipt-scan.ts';
import type { Speech, Told } from './verify-outcome.ts';
import { action, failure, outcomeOf } from './verify-outcome.ts';

/** A receipt has 3 KB; what is larger is something else. */
const FILE_BYTES_MAX = 65_536;
/** The public part, on its way to the page that may ask the server. */
const CARRIED = 'hh:verify';
const RECEIPT_NO = /^#(hh[a-z2-7]{16})$/;

interface Desk {
  readonly root: HTMLElement;
  readonly outcome: HTMLElement;
  readonly status: HTMLElement;
  /** Of the camera's picture. */
  readonly place: HTMLElement;
  readonly speech: Speech;
  readonly trust: string;
  /** Whether this page may ask the server: only after the person has asked for it. */
  readonly isLive: boolean;
}

export function startVerifying(root: HTMLElement): void {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const desk: Desk = {
    root,
    outcome: require(root, '[data-outcome]'),
    status: require(root, '[data-status]'),
    place: require(root, '[data-camera-place]'),
    speech: { locale, text: locale === 'en' ? verifyEn : verifyZhCn },
    trust: root.dataset['trust'] ?? '',
    isLive: root.dataset['live'] !== undefined,
  };
  void prepare(desk);
  listen(desk);
  const carried = desk.isLive ? take(CARRIED) : null;
  const [, receiptNo] = RECEIPT_NO.exec(location.hash.toLowerCase()) ?? [];
  if (carried !== null) void verify(desk, carried);
  else if (receiptNo !== undefined) void receive(desk, receiptNo);
}

async function prepare({ status, speech }: Desk): Promise<void> {
  const isReady = await prepareVerifier();
  const { ready, refusal } = speech.text;
  status.textContent = isReady ? `✓ ${ready}` : `▲ ${refusal['verifier-missing'].join(' ')}`;
}

function listen(desk: Desk): void {
  const { root } = desk;
  const input = require<HTMLInputElement>(root, 'input[type=file]');
  const pasted = require<HTMLTextAreaElement>(root, 'textarea');
  const drop = require(root, '[data-drop]');
  const camera = require<HTMLButtonElement>(root, '[data-camera]');
  input.addEventListener('change', () => {
    void open(desk, input.files?.[0]);
    // So that the same file, saved anew, can be chosen again.
    input.value = '';
  });
  require<HTMLFormElement>(root, 'form').addEventListener('submit', (event) => {
    event.preventDefault();
    // Pasted text loses the empty lines around it, or gains some.
    void verify(desk, `${pasted.value.trim()}\n`);
  });
  document.addEventListener('paste', (event) => {
    const file = event.clipboardData?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void open(desk, file);
  });
  for (const type of ['dragover', 'dragleave', 'drop'] as const) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle('dropping', type === 'dragover');
      if (type === 'drop') void open(desk, event.dataTransfer?.files[0]);
    });
  }
  camera.addEventListener('click', () => void scan(desk, (part, scanDesk) => part.scanWithCamera(scanDesk), camera));
  camera.hidden = false;
}

async function open(desk: Desk, file: File | undefined): Promise<void> {
  const { text } = desk.speech;
  if (file === undefined) return;
  if (file.type.startsWith('image/')) {
    wait(desk, text.checking);
    await scan(desk, (part, scanDesk) => part.scanPicture(scanDesk, file));
  } else if (file.size > FILE_BYTES_MAX) {
    show(desk, failure('red', [text.refused, ...text.refusal['not-a-receipt']]));
  } else {
    const receipt = await file.text().catch(() => null);
    if (receipt === null) show(desk, failure('red', [text.refused, text.unreadable]));
    else await verify(desk, receipt);
  }
}

type Scanner = typeof import('./receipt-scan.ts');

async function scan(
  desk: Desk,
  start: (scanner: Scanner, scanDesk: ScanDesk) => Promise<void>,
  button?: HTMLButtonElement,
): Promise<void> {
  const { text, locale } = desk.speech;
  const say = (what: string, next: string) => show(desk, failure('amber', [text.notYet, what, next]));
  const found = (receiptNo: string) => void receive(desk, receiptNo);
  if (button) button.disabled = true;
  try {
    await start(await import('./receipt-scan.ts'), { place: desk.place, locale, found, say });
  } catch {
    desk.place.replaceChildren();
    say(text.scanMissing, text.noAnswer[1]);
  } finally {
    if (button) button.disabled = false;
  }
}

async function verify(desk: Desk, receipt: string): Promise<void> {
  const { trust, speech, isLive } = desk;
  wait(desk, speech.text.checking);
  const verdict = await verifyReceipt(receipt, { trust, ...(isLive && { baseUrl: location.origin }) });
  const { tone, parts } = outcomeOf(verdict, speech, () => void verify(desk, receipt));
  show(desk, { tone, parts: [...parts, ...askNow(desk, verdict, receipt)] });
}

/** The way to the page that may ask the server, with the public part alone. */
function askNow({ isLive, speech }: Desk, verdict: ReceiptVerdict, receipt: string): HTMLElement[] {
  if (verdict.kind === 'refused' || isLive) return [];
  const link = part('a', speech.text.askNow, 'quiet-button');
  link.setAttribute('href', liveAddress());
  link.addEventListener('click', () => keep(CARRIED, publicPart(receipt, verdict.note)));
  return [part('p', [link], 'actions'), part('p', speech.text.askNowNote, 'hint')];
}

/** Up to the end of the signed note; what is private stands below it. */
function publicPart(receipt: string, note: string): string {
  return receipt.slice(0, receipt.indexOf(note) + note.length);
}

// A code has the number alone: the file is what proves.
async function receive(desk: Desk, receiptNo: string): Promise<void> {
  const { text } = desk.speech;
  if (!desk.isLive) {
    const link = part('a', text.fetchNow, 'button');
    link.setAttribute('href', `${liveAddress()}#${receiptNo}`);
    show(desk, { parts: [part('p', text.scanned(receiptNo)), part('p', [link], 'actions')] });
    return;
  }
  wait(desk, text.fetching);
  const answer = await fetch(`/v1/receipts/${receiptNo}/proof`).catch(() => null);
  const receipt = answer?.ok ? await answer.text().catch(() => null) : null;
  if (receipt !== null) return verify(desk, receipt);
  const why = { 404: text.notThere, 409: text.notPublished }[answer?.status ?? 0] ?? text.noAnswer;
  const { tone, parts } = failure('amber', [text.notYet, ...why]);
  show(desk, { tone, parts: [...parts, action(text.again, () => void receive(desk, receiptNo))] });
}

function liveAddress(): string {
  const query = new URLSearchParams(location.search);
  query.set('live', '1');
  return `/verify?${query}`;
}

function show({ outcome }: Desk, { tone, parts }: Partial<Told>): void {
  outcome.dataset['tone'] = tone ?? '';
  outcome.replaceChildren(...(parts ?? []));
  outcome.focus();
}

function wait({ outcome }: Desk, words: string): void {
  outcome.dataset['tone'] = '';
  outcome.replaceChildren(part('p', words));
}

function keep(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Without storage the next page asks for the file again.
  }
}

function take(name: string): string | null {
  try {
    const value = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
    return value;
  } catch {
    return null;
  }
}

function require<Found extends HTMLElement>(root: HTMLElement, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new TypeError(selector);
  return found;
}
