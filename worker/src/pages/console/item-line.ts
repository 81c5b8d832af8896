// One item in a list: what it is about, how much, since when, and by when somebody has to act.

import type { WorkItem, WorkKind } from '@happy-homeland/contract';
import { isCurrency } from '@happy-homeland/contract/money';
import { isWorkKind } from '@happy-homeland/contract/work';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { civilDateOf, dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';
import { kindName, stateName } from './work-words.ts';

const HEADLINE_CHARACTERS = 80;

export interface ItemLine {
  readonly item: WorkItem;
  /** Title of its project or name of its federation. */
  readonly of: string | null;
  /** Said where the list holds several states. */
  readonly withState?: boolean;
}

/** Where one item is. */
export function itemPath({ kind, itemId }: Pick<WorkItem, 'itemId' | 'kind'>): string {
  return `/console/work/${kind}/${itemId}`;
}

export function itemLine({ item, of, withState = false }: ItemLine, today: string, context: PageContext): Html {
  const { lang } = context;
  const opened = civilDateOf(item.openedAt);
  const kind = kindOf(item);
  return html`<li class="desk-item"><a href="${pageHref(itemPath(item), context)}">${sourceText(headline(item, context), context)}</a>
<span class="fact-note">${of === null ? '' : html`${sourceText(of, context)} · `}${amountOf(item, context)}${withState && kind !== null ? html`${stateName({ kind, state: item.state }, lang)} · ` : ''}<time datetime="${opened}">${dateText(opened, lang)}</time>${dueText(item, today, context)}</span></li>`;
}

export function dueText({ dueOn }: Pick<WorkItem, 'dueOn'>, today: string, { lang }: PageContext): Html | string {
  if (dueOn === null) return '';
  const { console: words } = messagesFor(lang);
  const date = dateText(dueOn, lang);
  if (dueOn < today) return html` · <strong class="desk-late">${words.overdue(date)}</strong>`;
  return html` · <strong>${words.dueOn(date)}</strong>`;
}

/** What an item is about in a few words, from whatever its content says first. */
export function headline({ kind, content }: Pick<WorkItem, 'content' | 'kind'>, { lang }: PageContext): string {
  const inner = content['project'];
  const title = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'title') : undefined;
  const texts = [
    title,
    content['title'],
    content['category'],
    content['purpose'],
    content['reason'],
    content['partner'],
    content['looked'],
    content['summary'],
    content['said'],
    content['found'],
  ];
  const first = texts.find((text) => typeof text === 'string' && text !== '');
  const name = isWorkKind(kind) ? kindName(kind, lang) : kind;
  return first === undefined ? name : shortened(String(first).split('\n', 1).join(''));
}

// A title is short by itself; of a report its beginning says which it is.
function shortened(text: string): string {
  const characters = [...text];
  return characters.length > HEADLINE_CHARACTERS ? `${characters.slice(0, HEADLINE_CHARACTERS).join('')}…` : text;
}

function amountOf({ content }: WorkItem, { lang }: PageContext): Html | string {
  const amount = content['amount'];
  if (typeof amount !== 'object' || amount === null) return '';
  const [amountMinor, currency] = [Reflect.get(amount, 'amountMinor'), Reflect.get(amount, 'currency')];
  if (typeof amountMinor !== 'number' || typeof currency !== 'string' || !isCurrency(currency)) return '';
  return html`${moneyText({ amountMinor, currency }, lang)} · `;
}

function kindOf({ kind }: WorkItem): WorkKind | null {
  return isWorkKind(kind) ? kind : null;
}
