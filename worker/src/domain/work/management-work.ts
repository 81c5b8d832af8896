// The charity's cost of managing a project, confirmed by a second person.

import type { WorkContent } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { FundCommand } from '../fund/fund-command.ts';
import { managementAccrual, managementSpending, managementTerms } from '../fund/management.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { fileOf, projectIdOf } from './partner-content.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const managementWork = parseHandler<'managements'>({
  admit: async ({ place, content }) => {
    const { currency } = fileOf(place).project;
    if (content.amount.currency === currency) return ADMITTED;
    return refusedField('currency-mismatch', '/amount/currency', `the project counts in ${currency}`);
  },
  steps: {
    confirm: async ({ ports, place, item, content }) => {
      const command = { projectId: projectIdOf(place), key: `work:${item.itemId}:confirm` };
      const effect = await booked(ports, command, content);
      return isRefusal(effect) ? effect : { ...effect, outcome: { made: effect.ids[0] } };
    },
  },
});

function booked(ports: Ports, command: FundCommand, content: WorkContent<'managements'>) {
  const { what, amount, capBps = 0, evidence = [] } = content;
  const { amountMinor } = amount;
  switch (what) {
    case 'terms':
      return fundEffect(ports, managementTerms(ports, { ...command, capBps, baseMinor: amountMinor }));
    case 'accrual':
      return fundEffect(ports, managementAccrual(ports, { ...command, amountMinor }));
    default:
      return fundEffect(ports, managementSpending(ports, { ...command, amountMinor, evidence }));
  }
}
