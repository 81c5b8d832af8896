// Where the money is, twice: as an equation that a reader can add up, and as a table with a bar per line. Advances to a
// partner are not spending (民发〔2026〕12号 art. 12) and stand apart.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText } from '../text/money-text.ts';
import { shareBar } from './share-bar.ts';

/** What money came to, of a project or of a region. */
type Used = Pick<ProjectCard, 'currency' | 'fundUse'>;

interface UseLine {
  readonly label: string;
  readonly meaning: string;
  readonly amountMinor: number;
  /** It came in beside the gifts, so it is taken off the uses to arrive at them. */
  readonly isIncome?: boolean;
}

/** `已到账 = 支付手续费 + 已拨付未核销 + 已核销 + 余额`, with figures; what seldom is anything is left out while it is not. */
export function fundUseEquation(card: Used, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const terms = linesOf(card, context).map((line, index) => {
    const { sign, spoken } = signOf(line, index, words.project);
    return html`<span class="term"><span class="sign"><span aria-hidden="true">${sign}</span><span class="visually-hidden">${spoken}</span></span> <span class="term-label">${line.label}</span> ${figure(line.amountMinor, card, context)}</span> `;
  });
  return html`<p class="equation"><span class="term"><span class="term-label">${words.card.raised}</span> ${figure(card.fundUse.raisedMinor, card, context)}</span> ${terms}</p>`;
}

/** The same figures as rows that add up to the total. */
export function fundUseTable(card: Used, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const { raisedMinor } = card.fundUse;
  const rows = linesOf(card, context).map(({ label, meaning, amountMinor: size, isIncome = false }) => {
    const amountMinor = isIncome ? -size : size;
    return html`<tr>
<th scope="row">${label}<span class="fact-note">${meaning}</span>${shareBar({ part: amountMinor, whole: raisedMinor })}</th>
<td class="amount">${figure(amountMinor, card, context)}</td>
</tr>`;
  });
  return html`<table class="ledger">
<caption class="visually-hidden">${words.fundUse}</caption>
<thead><tr><th scope="col">${words.fundUseItem}</th><th scope="col" class="amount">${words.amount}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${words.total}</th><td class="amount">${figure(raisedMinor, card, context)}</td></tr></tfoot>
</table>`;
}

/** Advances, spending and balance as three figures, for the first screen. */
export function fundUseFigures(card: Used, context: PageContext): Html {
  const { card: words } = messagesFor(context.lang);
  const { advancesMinor, spentMinor, heldMinor } = card.fundUse;
  const figures: readonly (readonly [string, number])[] = [
    [words.advances, advancesMinor],
    [words.spent, spentMinor],
    [words.held, heldMinor],
  ];
  return html`<dl class="three-figures">${figures.map(
    ([label, amountMinor]) => html`<div><dt>${label}</dt><dd>${figure(amountMinor, card, context)}</dd></div>`,
  )}</dl>`;
}

function linesOf(card: Used, context: PageContext): readonly UseLine[] {
  const { card: figures, project } = messagesFor(context.lang);
  const { feesMinor, advancesMinor, spentMinor, heldMinor } = card.fundUse;
  const { managementMinor, transferredMinor, interestMinor, receivedMinor } = card.fundUse;
  const seldom = (line: UseLine) => (line.amountMinor === 0 ? [] : [line]);
  const income = (line: UseLine) => seldom({ ...line, isIncome: true });
  return [
    { label: project.fees, meaning: project.feesMeaning, amountMinor: feesMinor },
    ...seldom({ label: project.management, meaning: project.managementMeaning, amountMinor: managementMinor }),
    { label: figures.advances, meaning: project.advancesMeaning, amountMinor: advancesMinor },
    { label: figures.spent, meaning: project.spentMeaning, amountMinor: spentMinor },
    ...seldom({ label: project.transferred, meaning: project.transferredMeaning, amountMinor: transferredMinor }),
    { label: figures.held, meaning: project.heldMeaning, amountMinor: heldMinor },
    ...income({ label: project.interest, meaning: project.interestMeaning, amountMinor: interestMinor }),
    ...income({ label: project.received, meaning: project.receivedMeaning, amountMinor: receivedMinor }),
  ];
}

function signOf({ isIncome = false }: UseLine, index: number, words: Messages['project']) {
  if (index === 0) return { sign: '=', spoken: words.equalsWords };
  return isIncome ? { sign: '−', spoken: words.minusWords } : { sign: '+', spoken: words.plusWords };
}

function figure(amountMinor: number, card: Used, context: PageContext): Html {
  return moneyText({ amountMinor, currency: card.currency }, context.lang);
}
