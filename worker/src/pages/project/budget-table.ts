// The budget against what was spent of it, row by row, and the steps in the order in which they come.

import type { ProjectCard } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { MoneyTrail } from '../flow/money-flow.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { moneyText, percentFloor } from '../text/money-text.ts';
import { sourceText } from '../text/source-text.ts';
import { shareBar } from './share-bar.ts';

interface BudgetLine {
  readonly item: string;
  readonly budgetMinor: number;
  readonly spentMinor: number;
}

type Spent = Pick<MoneyTrail, 'byCategory'>;

/** Items with what was spent of each, a bar for the part, and the total. What was spent beside the budget stands below it. */
export function budgetTable(card: ProjectCard, trail: Spent, context: PageContext): Html {
  const { project, flow } = messagesFor(context.lang);
  const lines = budgetLines(card, trail);
  if (lines.length === 0) return html`<p class="empty">${project.budgetEmpty}</p>`;
  const budgetMinor = lines.reduce((sum, line) => sum + line.budgetMinor, 0);
  const spentMinor = lines.reduce((sum, line) => sum + line.spentMinor, 0);
  const { currency } = card;
  return html`<p class="fact-note">${flow.budgetNote}</p>
${spentMinor === 0 ? html`<p class="fact-note">${flow.nothingSpent}</p>` : ''}
<table class="ledger budget-actual">
<caption class="visually-hidden">${project.budget}</caption>
<thead><tr><th scope="col">${project.budgetItem}</th><th scope="col" class="amount">${flow.budgetActual}</th></tr></thead>
<tbody>${lines.map((line) => html`<tr><th scope="row">${sourceText(line.item, context)}${note(line, card, context)}${shareBar({ part: line.spentMinor, whole: line.budgetMinor })}</th>${amounts(line, card, context)}</tr>`)}</tbody>
<tfoot><tr><th scope="row">${project.total}</th>${amounts({ budgetMinor, spentMinor }, { currency }, context)}</tr></tfoot>
</table>`;
}

/** Lines of one name are one line; what was spent on anything else follows. */
export function budgetLines({ budget }: Pick<ProjectCard, 'budget'>, { byCategory }: Spent): readonly BudgetLine[] {
  const names = [...new Set([...budget.map(({ item }) => item), ...byCategory.map(({ category }) => category)])];
  return names.map((item) => ({
    item,
    budgetMinor: budget.reduce((sum, line) => sum + (line.item === item ? line.amount.amountMinor : 0), 0),
    spentMinor: byCategory.find(({ category }) => category === item)?.spentMinor ?? 0,
  }));
}

function note({ budgetMinor, spentMinor }: BudgetLine, { currency }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).flow;
  if (spentMinor === 0) return html``;
  const overMinor = spentMinor - budgetMinor;
  const over = words.over(formatMoney({ amountMinor: overMinor, currency }, context.lang));
  const share = words.share(percentFloor({ part: spentMinor, whole: budgetMinor }));
  const ofBudget = overMinor > 0 ? over : share;
  return html`<span class="fact-note">${budgetMinor === 0 ? words.noBudget : ofBudget}</span>`;
}

function amounts(
  { budgetMinor, spentMinor }: Omit<BudgetLine, 'item'>,
  { currency }: Pick<ProjectCard, 'currency'>,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang).flow;
  const budget = words.budgeted(formatMoney({ amountMinor: budgetMinor, currency }, context.lang));
  return html`<td class="amount">${moneyText({ amountMinor: spentMinor, currency }, context.lang)}<span class="fact-note">${budget}</span></td>`;
}
