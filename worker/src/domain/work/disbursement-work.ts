import { disbursementApproval, disbursementPayment, disbursementVoid } from '../fund/disbursement.ts';
import { isRefusal } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { admitPartner, projectIdOf } from './partner-content.ts';
import { parseHandler } from './work-handler.ts';

/** Approval promises the money, payment books the advance, cancelling gives the promise up. */
export const disbursementWork = parseHandler<'disbursements'>({
  admit: ({ ports, place, content }) => admitPartner(ports, place, content),
  steps: {
    approve: async ({ ports, place, item, content }) => {
      const { partner, amount } = content;
      const command = {
        ...keyed(item.itemId, 'approve', projectIdOf(place)),
        partner,
        amountMinor: amount.amountMinor,
      };
      const effect = await fundEffect(ports, disbursementApproval(ports, command));
      if (isRefusal(effect)) return effect;
      return { ...effect, outcome: { reservationId: effect.ids[0] } };
    },
    pay: async ({ ports, place, item }) => {
      const effect = await fundEffect(ports, disbursementPayment(ports, promised(item, 'pay', projectIdOf(place))));
      return isRefusal(effect) ? effect : { ...effect, outcome: { journalId: effect.ids[0] } };
    },
    cancel: async ({ ports, place, item }) => {
      const effect = await fundEffect(ports, disbursementVoid(ports, promised(item, 'cancel', projectIdOf(place))));
      // A promise whose term has passed has fallen back already: there is nothing left to give up.
      if (isRefusal(effect)) return effect.reason === 'not-fit' ? { kind: 'taken' } : effect;
      return effect;
    },
  },
});

interface Approved {
  readonly itemId: string;
  readonly outcome: Readonly<Record<string, unknown>>;
}

function promised({ itemId, outcome }: Approved, step: string, projectId: string) {
  return { ...keyed(itemId, step, projectId), reservationId: String(outcome['reservationId']) };
}

function keyed(itemId: string, step: string, projectId: string) {
  return { projectId, key: `work:${itemId}:${step}` };
}
