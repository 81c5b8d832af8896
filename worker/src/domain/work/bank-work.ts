// What a bank or a provider says, written down by one and confirmed by another: money on its way that arrived, interest, and
// that an account agrees with its statement. The books decide as they always do.

import type { WorkContent } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';
import { settlementArrival } from '../fund/bank-settlement.ts';
import { interestArrival } from '../fund/interest.ts';
import type { ReconciliationCommand } from '../fund/reconciliation.ts';
import { bookedOn, reconciling } from '../fund/reconciliation.ts';
import { parseCurrency } from '../project/narrow.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { fileOf, projectIdOf } from './partner-content.ts';
import type { Admitted, WorkPlace } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const bankEntryWork = parseHandler<'bank-entries'>({
  admit: async ({ place, content }) => refuseCurrency(place, content.amount.currency, '/amount/currency') ?? ADMITTED,
  steps: {
    confirm: async ({ ports, place, item, content }) => {
      const effect = await arrival(ports, keyed(item, place), content);
      return isRefusal(effect) ? effect : { ...effect, outcome: { journalIds: [...effect.ids] } };
    },
  },
});

function arrival(ports: Ports, command: ReturnType<typeof keyed>, content: WorkContent<'bank-entries'>) {
  const { amount, lineRef, statement, provider, parts = [] } = content;
  const line = { ...command, amountMinor: amount.amountMinor, lineRef, statement };
  if (provider === undefined) return fundEffect(ports, interestArrival(ports, line));
  const told = parts.map((part) => ({ projectId: part.project, amountMinor: part.amount.amountMinor }));
  const whole = [{ projectId: command.projectId, amountMinor: amount.amountMinor }];
  return fundEffect(ports, settlementArrival(ports, { ...line, provider, parts: told.length > 0 ? told : whole }));
}

export const reconciliationWork = parseHandler<'reconciliations'>({
  admit: ({ ports, place, content }) => admitted(ports, place, content),
  steps: {
    confirm: async ({ ports, place, item, content }) =>
      fundEffect(ports, reconciling(ports, { ...keyed(item, place), ...statementOf(content) })),
  },
});

// Whoever writes it down hears at once what the books have, not first when another person confirms it.
async function admitted(
  ports: Ports,
  place: WorkPlace,
  content: WorkContent<'reconciliations'>,
): Promise<Admitted | Refusal> {
  const { balance, differences } = content;
  const wrong = refuseCurrency(place, balance.currency, '/balance/currency');
  if (wrong !== null) return wrong;
  if (new Set(differences.map(({ difference }) => difference)).size < differences.length) {
    return refusedField('not-fit', '/differences', 'each reason once: add up what has the same');
  }
  const told = statementOf(content);
  const { tenantId, charityId, projectId } = fileOf(place).project;
  const { currency } = balance;
  const bookedMinor = await bookedOn(ports, { owner: { tenantId, charityId, projectId }, currency }, told);
  const explainedMinor = bookedMinor + told.differences.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (explainedMinor !== balance.amountMinor) {
    const [booked, explained] = [bookedMinor, explainedMinor].map((amountMinor) => worded(amountMinor, currency));
    const detail = `the books have ${booked}, with the differences ${explained}: name what lies between`;
    return refusedField('not-fit', '/balance', detail);
  }
  return { kind: 'admitted', content: { ...content, booked: { amountMinor: bookedMinor, currency } } };
}

function worded(amountMinor: number, currency: string): string {
  return formatMoney({ amountMinor, currency: parseCurrency(currency) }, 'en');
}

type Statement = Omit<ReconciliationCommand, 'key' | 'projectId'>;

function statementOf(content: WorkContent<'reconciliations'>): Statement {
  const { on, statement, balance, provider } = content;
  const differences = content.differences.map(({ difference, side, amount }) => ({
    why: difference,
    amountMinor: side === 'statement-has-more' ? amount.amountMinor : -amount.amountMinor,
  }));
  return { provider: provider ?? null, on, statement, balanceMinor: balance.amountMinor, differences };
}

function refuseCurrency(place: WorkPlace, named: string, pointer: string): Refusal | null {
  const { currency } = fileOf(place).project;
  return named === currency ? null : refusedField('currency-mismatch', pointer, `the project counts in ${currency}`);
}

function keyed({ itemId }: WorkItemRecord, place: WorkPlace) {
  return { projectId: projectIdOf(place), key: `work:${itemId}:confirm` };
}
