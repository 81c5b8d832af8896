// What a script adds to the server-rendered pages, and nothing they depend on: the amount in words while it is typed,
// tidy digits, one submission per click, a copy button. Served as its own module beside the widget.

import type { Currency } from '@happy-homeland/sdk';
import { amountInWords, parseAmountText, solveChallenge, tabSession, toDecimalText } from '@happy-homeland/sdk';

/** Enhances the donate form and the copy buttons of `root`; safe to call on a page that has neither. */
export function enhancePage(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-give]')) enhanceForm(form);
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) enhanceCopy(button);
}

function enhanceForm(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('#amountText');
  if (field) enhanceAmount(form, field);
  guardSubmission(form);
  keepTab(form);
  proveWork(form);
}

function enhanceAmount(form: HTMLFormElement, field: HTMLInputElement): void {
  const own = form.querySelector<HTMLInputElement>('input[name=amountMinor][value=own]');
  const output = form.querySelector('[data-own-words]');
  const currency = isCurrencyCode(form.dataset['currency']) ? form.dataset['currency'] : 'CNY';
  const locale = field.ownerDocument.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const typedMinor = () => parseAmountText(field.value, currency);
  const sayAmount = () => {
    const amountMinor = typedMinor();
    if (output) output.textContent = amountMinor ? amountInWords({ amountMinor, currency }, locale) : '';
  };
  field.addEventListener('input', () => {
    if (own && field.value !== '') own.checked = true;
    sayAmount();
  });
  field.addEventListener('blur', () => {
    const amountMinor = typedMinor();
    if (amountMinor !== null) field.value = toDecimalText({ amountMinor, currency }).replace(/\.0+$/, '');
  });
  sayAmount();
}

// The server takes a form once per key anyway; this spares the person a second click and says what is going on.
function guardSubmission(form: HTMLFormElement): void {
  const status = form.querySelector('[data-status]');
  const setBusy = (busy: boolean) => {
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (button) button.disabled = busy;
    if (status) status.textContent = busy ? (form.dataset['submitting'] ?? '') : '';
  };
  form.addEventListener('submit', () => setBusy(true));
  // Coming back from the payment page restores this page as it was left, with the button disabled.
  form.ownerDocument.defaultView?.addEventListener('pageshow', () => setBusy(false));
}

// One value for the whole tab, also over the way to the payment page and back.
function keepTab(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=session]');
  if (field) field.value = tabSession() ?? field.value;
}

/** Longer than any device needs. */
const CHECK_MAX_MS = 60_000;

// Solves what the server asked for while it says so, and sends the form again. Stopping leaves the form as it is.
function proveWork(form: HTMLFormElement): void {
  const box = form.ownerDocument.querySelector<HTMLElement>('[data-check]');
  const status = box?.querySelector('[data-check-status]');
  const stop = box?.querySelector<HTMLButtonElement>('[data-check-stop]');
  const field = form.querySelector<HTMLInputElement>('[name=proof]');
  if (!status || !stop || !field) return;
  const say = (words: string) => {
    stop.hidden = words !== 'checking';
    status.textContent = box?.dataset[words] ?? '';
  };
  const end = (words: string) => {
    if (!stop.hidden) say(words);
  };
  say('checking');
  stop.addEventListener('click', () => end('stopped'));
  setTimeout(() => end('failed'), CHECK_MAX_MS);
  solveChallenge(JSON.parse(box?.dataset['check'] ?? '')).then(
    (proof) => {
      if (stop.hidden) return;
      field.value = proof;
      form.submit();
    },
    () => end('failed'),
  );
}

function enhanceCopy(button: HTMLButtonElement): void {
  const page = button.ownerDocument;
  const source = page.querySelector<HTMLTextAreaElement>(`textarea#${button.dataset['copy']}`);
  if (!source) return;
  button.hidden = false;
  const status = page.querySelector(`[data-copy-status="${source.id}"]`);
  button.addEventListener('click', async () => {
    source.select();
    const copied = await writeClipboard(source.value);
    if (status) status.textContent = copied ? (button.dataset['copied'] ?? '') : '';
  });
}

/** False where the browser refuses; the text is then selected and can be copied by hand. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function isCurrencyCode(value: string | undefined): value is Currency {
  return value !== undefined && /^[A-Z]{3}$/.test(value);
}

enhancePage(document);
