// What makes /verify verify: in this browser, and with nothing sent anywhere. Everything is loaded at once, so that the
// network may go; the server's part of the page tells how, and what it means.

import type { ReceiptVerdict } from '@happy-homeland/sdk';
import { prepareVerifier, verifyReceipt } from '@happy-homeland/sdk';
import { part } from './element-part.ts';
import { verifyEn } from './messages/verify-en.ts';
import { verifyZhCn } from './messages/verify-zh-cn.ts';
import type { Speech } from './verify-outcome.ts';
import { outcomeParts } from './verify-outcome.ts';

/** A receipt has 3 KB. */
const FILE_BYTES_MAX = 65_536;
/** The public part, on its way to the page that may ask the server. */
const CARRIED = 'hh:verify';
const RECEIPT_NO = /^#(hh[a-z2-7]{16})$/;

interface Desk {
  readonly root: HTMLElement;
  readonly outcome: HTMLElement;
  readonly status: HTMLElement;
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
  status.textContent = isReady ? `✓ ${speech.text.ready}` : `▲ ${speech.text.notReady}`;
}

function listen(desk: Desk): void {
  const { root } = desk;
  const input = require<HTMLInputElement>(root, 'input[type=file]');
  const pasted = require<HTMLTextAreaElement>(root, 'textarea');
  const drop = require(root, '[data-drop]');
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
  for (const type of ['dragover', 'dragleave', 'drop'] as const) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle('dropping', type === 'dragover');
      if (type === 'drop') void open(desk, event.dataTransfer?.files[0]);
    });
  }
}

async function open(desk: Desk, file: File | undefined): Promise<void> {
  const { text } = desk.speech;
  if (file === undefined) return;
  if (file.size > FILE_BYTES_MAX) {
    show(desk, [part('p', `■ ${text.tooLarge}`)]);
    return;
  }
  try {
    await verify(desk, await file.text());
  } catch {
    show(desk, [part('p', `■ ${text.unreadable}`)]);
  }
}

async function verify(desk: Desk, receipt: string): Promise<void> {
  const { trust, speech, isLive } = desk;
  desk.outcome.replaceChildren(part('p', speech.text.checking));
  const verdict = await verifyReceipt(receipt, { trust, ...(isLive && { baseUrl: location.origin }) });
  show(desk, [...outcomeParts(verdict, speech), ...askNow(desk, verdict, receipt)]);
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
    show(desk, [part('p', text.scanned(receiptNo)), part('p', [link], 'actions')]);
    return;
  }
  desk.outcome.replaceChildren(part('p', text.fetching));
  try {
    const answer = await fetch(`/v1/receipts/${receiptNo}/proof`);
    if (answer.ok) await verify(desk, await answer.text());
    else show(desk, [part('p', answer.status === 409 ? text.notPublished : text.notThere)]);
  } catch {
    show(desk, [part('p', text.noAnswer)]);
  }
}

function liveAddress(): string {
  const query = new URLSearchParams(location.search);
  query.set('live', '1');
  return `/verify?${query}`;
}

function show({ outcome }: Desk, parts: readonly HTMLElement[]): void {
  outcome.replaceChildren(...parts);
  outcome.focus();
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
  if (found === null) throw new TypeError(`the page has no ${selector}`);
  return found;
}
