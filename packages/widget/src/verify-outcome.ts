// What was proved and what was not, as elements. Text only ever becomes text.

import type { LogState, ProvedReceipt, ReceiptVerdict } from '@happy-homeland/sdk';
import { amountInWords, formatMoney } from '@happy-homeland/sdk';
import { formatDate, formatInstant } from './beijing-time.ts';
import { part } from './element-part.ts';
import type { Locale } from './locale.ts';
import type { VerifyMessages } from './messages/verify-zh-cn.ts';
import { saveFile } from './save-file.ts';

export interface Speech {
  /** Of the page, which is served in two. */
  readonly locale: Exclude<Locale, 'zh-Hant'>;
  readonly text: VerifyMessages;
}

/** Never said by its colour alone: the shape says it to whoever sees no colours, the words to whoever sees neither. */
export type Tone = 'green' | 'amber' | 'red';

export interface Told {
  readonly tone: Tone;
  readonly parts: readonly HTMLElement[];
}

const SHAPES: Readonly<Record<Tone, string>> = { green: '✓', amber: '▲', red: '■' };

/** The verdict, and where to go on from it. `again` asks once more where nobody answered. */
export function outcomeOf(verdict: ReceiptVerdict, { locale, text }: Speech, again: () => void): Told {
  if (verdict.kind === 'refused') {
    return failure('red', [text.refused, ...text.refusal[verdict.code]]);
  }
  const { now } = verdict;
  const isAlone = !verdict.cosignedBy.some(({ operator }) => operator === 'other');
  const tone = toneOf(isAlone, now);
  const words = isAlone ? text.provedAlone : text.proved;
  const parts = [
    heading(tone, tone === 'red' ? text.contradicted : words),
    ...(now === undefined ? [] : nowParts(now, text, again)),
    part('h3', text.facts),
    factRows(verdict, { locale, text }),
    part('h3', text.shown),
    part('ul', shownItems(verdict, { locale, text })),
    part('h3', text.notShown),
    part(
      'ul',
      text.limits.map((limit) => part('li', limit)),
    ),
    part('p', text.by[verdict.by], 'hint'),
  ];
  return { tone, parts };
}

function toneOf(isAlone: boolean, now: LogState | undefined): Tone {
  if (now?.kind === 'contradiction') return 'red';
  return isAlone || (now !== undefined && now.kind !== 'seen') ? 'amber' : 'green';
}

/** Why there is no result: what it is, what that means, and what to do. */
export function failure(tone: Tone, [words = '', what = '', next = '']: readonly string[]): Told {
  return { tone, parts: [heading(tone, words), part('p', [part('strong', what)]), part('p', next)] };
}

/** A button below what was said. */
export function action(words: string, act: () => void): HTMLElement {
  const button = part('button', words, 'quiet-button');
  button.setAttribute('type', 'button');
  button.addEventListener('click', act);
  return part('p', [button], 'actions');
}

function heading(tone: Tone, words: string): HTMLElement {
  const shape = part('span', SHAPES[tone], 'shape');
  shape.setAttribute('aria-hidden', 'true');
  return part('h2', [shape, part('span', words)]);
}

function factRows({ amount, date, receiptNo, projectId }: ProvedReceipt, { locale, text }: Speech): HTMLElement {
  const project = part('a', text.openProject);
  project.setAttribute('href', `/p/${encodeURIComponent(projectId)}`);
  const inWords = locale === 'en' ? '' : `（${amountInWords(amount, locale)}）`;
  const rows: readonly (readonly [string, HTMLElement | string])[] = [
    [text.amount, part('strong', `${formatMoney(amount, locale)}${inWords}`)],
    [text.date, formatDate(date, locale)],
    [text.receiptNo, part('span', receiptNo ?? '—', 'code')],
    [text.project, project],
  ];
  return part(
    'dl',
    rows.map(([term, value]) => part('div', [part('dt', term), part('dd', [value])])),
    'rows',
  );
}

function shownItems(verdict: ProvedReceipt, { locale, text }: Speech): HTMLElement[] {
  const { index, size, origin, cosignedBy, quorum } = verdict;
  const seen = cosignedBy.map(({ name, operator, timeS }) =>
    part(
      'li',
      `${name} · ${text.operator[operator]} · ${text.at(formatInstant(new Date(timeS * 1000).toISOString(), locale))}`,
    ),
  );
  const isOwn = cosignedBy.length > 0 && cosignedBy.every(({ operator }) => operator === 'own');
  return [
    // People count from one.
    part('li', text.place(String(BigInt(index) + 1n), size)),
    part('li', text.signed(origin)),
    ...(seen.length === 0
      ? [part('li', `▲ ${text.nobody}`)]
      : [part('li', [text.seenBy(seen.length, quorum), part('ul', seen)])]),
    ...(isOwn ? [part('li', `▲ ${text.onlyOwn}`)] : []),
    openedItem(verdict, text),
  ];
}

function openedItem({ facts }: ProvedReceipt, text: VerifyMessages): HTMLElement {
  if (facts === undefined) return part('li', text.notOpened);
  const stated = Object.entries(text.fact).flatMap(([name, label]) => {
    const fact = Object.entries(facts).find(([stated]) => stated === name)?.[1];
    return fact === undefined ? [] : [part('li', `${label}${text.colon}${fact}`)];
  });
  return stated.length === 0 ? part('li', text.openedNothing) : part('li', [text.opened, part('ul', stated)]);
}

function nowParts(now: LogState, text: VerifyMessages, again: () => void): HTMLElement[] {
  if (now.kind === 'seen') return [part('p', `✓ ${text.now.seen(now.size)}`)];
  if (now.kind === 'unreachable') return [part('p', `▲ ${text.now.unreachable}`), action(text.again, again)];
  if (now.kind === 'refused') {
    return [part('p', `▲ ${now.reason === 'older' ? text.now.older : text.now.refused}`), action(text.again, again)];
  }
  const { evidence } = now;
  const save = action(text.save, () => saveFile(text.evidenceName, evidence));
  return [part('p', [part('strong', text.now.contradiction)]), save];
}
