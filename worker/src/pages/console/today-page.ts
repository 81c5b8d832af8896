// What waits for whoever looks: grouped by kind and state, the most urgent first, and what they may begin.

import type { Money, Role, WorkItem, WorkKind } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { beginnings } from './beginnings.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { HeldLine } from './held-page.ts';
import { heldLine } from './held-page.ts';
import { itemLine } from './item-line.ts';
import { kindName, roleNames, stateName } from './work-words.ts';

/** Lines of money that are shown; the others are counted. */
const MONEY_SHOWN = 20;

export interface TodayStage {
  readonly kind: WorkKind;
  readonly state: string;
  readonly total: number;
  readonly waiting: readonly {
    readonly item: WorkItem;
    readonly project: string | null;
    readonly federation: string;
  }[];
}

export interface TodayPageOptions {
  readonly frame: ConsoleFrame;
  readonly stages: readonly TodayStage[];
  /** What came and nobody can explain yet, by its entry. */
  readonly money: readonly { readonly seq: number; readonly amount: Money; readonly on: string }[];
  /** Gifts that wait for a word of whoever looks, and whether they may see all that are held. */
  readonly held: readonly HeldLine[];
  readonly mayListHeld: boolean;
  /** Civil date that due dates are judged on. */
  readonly today: string;
  /** Kinds that this person may open. */
  readonly mayOpen: readonly WorkKind[];
  readonly roles: readonly Role[];
}

export function todayPage({ frame, stages, money, held, mayListHeld, today, mayOpen, roles }: TodayPageOptions): Html {
  const { context } = frame;
  const { consoleToday: words, consoleHeld } = messagesFor(context.lang);
  const total = stages.reduce((sum, stage) => sum + stage.total, money.length + held.length);
  return consolePage(
    frame,
    html`${
      total === 0
        ? html`<div class="empty"><p>${words.empty}</p><p>${words.emptyHint}</p></div>`
        : html`<p class="lead">${words.lead(total)}</p>${stages.map((stage) => stageSection(stage, today, frame))}${heldSection(held, frame)}${moneySection(money, frame)}`
    }
${beginnings(mayOpen, '', context)}
${mayListHeld ? html`<p class="screen-only"><a href="${pageHref('/console/held', context)}">${consoleHeld.all}</a></p>` : ''}
<p class="hint">${words.yours}${context.lang === 'en' ? ': ' : '：'}${roleNames(roles, context.lang)}</p>`,
  );
}

function stageSection({ kind, state, waiting, total }: TodayStage, today: string, { context }: ConsoleFrame): Html {
  const { lang } = context;
  const { consoleToday: words } = messagesFor(lang);
  const further = total - waiting.length;
  return html`<section>
<h2>${kindName(kind, lang)} · ${stateName({ kind, state }, lang)} <span class="desk-count">${words.count(total)}</span></h2>
<ul class="plain-list desk-list">${waiting.map(({ item, project, federation }) => itemLine({ item, of: project ?? federation }, today, context))}</ul>
${further > 0 ? html`<p class="hint">${words.further(further)}</p>` : ''}
</section>`;
}

// What goes back by itself stands before what waits.
function heldSection(held: TodayPageOptions['held'], { context }: ConsoleFrame): Html {
  if (held.length === 0) return html``;
  const { consoleToday, consoleHeld: words } = messagesFor(context.lang);
  return html`<section><h2>${words.title} <span class="desk-count">${consoleToday.count(held.length)}</span></h2>
<p class="hint">${words.lead}</p><ul class="plain-list desk-list">${held.map((gift) => heldLine(gift, context))}</ul></section>`;
}

function moneySection(money: TodayPageOptions['money'], { context }: ConsoleFrame): Html {
  if (money.length === 0) return html``;
  const words = messagesFor(context.lang);
  const { consoleToday } = words;
  const lines = money.slice(0, MONEY_SHOWN).map(({ seq, amount, on }) => {
    const href = pageHref(`/console/open/unmatched-money?receipt=${seq}`, context);
    return html`<li class="desk-item"><a href="${href}">${consoleToday.match(formatMoney(amount, context.lang))}</a> <span class="fact-note">${dateText(on, context.lang)} · ${words.project.entry(seq)}</span></li>`;
  });
  const further = money.length - lines.length;
  return html`<section><h2>${consoleToday.money} <span class="desk-count">${consoleToday.count(money.length)}</span></h2>
<p class="hint">${consoleToday.moneyHint}</p><ul class="plain-list desk-list">${lines}</ul>
${further > 0 ? html`<p class="hint">${consoleToday.further(further)}</p>` : ''}</section>`;
}
