// What a step books. The books decide as they always do; here their word becomes the step's.

import type { Ports } from '../../ports/index.ts';
import type { FundCommand, FundRefusal, FundRequest } from '../fund/fund-command.ts';
import { judgeFund } from '../fund/fund-command.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { StepResult } from './work-handler.ts';

const TOO_LOW: readonly FundRefusal[] = ['balance-too-low', 'bank-too-low', 'above-cap'];

/** Why the books do not take it, for whoever asked. */
const WORDS: Readonly<Partial<Record<FundRefusal, string>>> = {
  'above-cap': 'more than the contract lets the charity keep for managing the project',
  'already-booked': 'this is in the books already',
  'already-resolved': 'the promise is paid or given up already',
  'amount-unfit': 'the amount cannot stand in the books',
  'balance-too-low': 'there is not as much as that left',
  'bank-too-low': 'the custody account has not received as much as that yet',
  'disclosure-unfit': 'its parts are longer together than a disclosure may be: 5,000 characters',
  'evidence-unfit': '1 to 20 different files prove spending',
  'no-basis': 'name the article or the part of the plan that it rests on',
  'no-matter': 'the project has no such gift, or nothing is owed for it',
  'no-reservation': 'nothing is promised under this request',
  'no-terms': 'agree first on what the charity may keep',
  'not-ended': 'what is left may move only once the appeal has ended',
  'reservation-expired': 'the promise lapsed after 30 days; ask again',
  'return-approved': 'it goes back by another item: cancel that first',
  'outside-appeal': 'the appeal was not open when it came, and is not open now',
  'statement-unfit': 'name the line of the statement and its SHA-256',
  'target-unfit': 'the target has to be another project of the same charity, in the same currency',
  'terms-above-plan': 'more than the filed plan gives for management',
  'terms-pinned': 'the terms are agreed already, once for all',
  unexplained: 'the books no longer give what was explained: withdraw it and write it down anew',
  'unknown-category': 'it is no line of the published budget',
  'unknown-partner': 'the filed plan names no such partner',
};

/** The changes that a fund's request comes to, and the ids of what it makes. */
export async function fundEffect<Command extends FundCommand>(
  ports: Ports,
  request: FundRequest<Command>,
): Promise<(StepResult & { readonly ids: readonly string[] }) | Refusal> {
  const verdict = await judgeFund(ports, request);
  if (verdict.kind === 'refused') return refusalOf(verdict.reason);
  return { kind: 'taken', unit: verdict.unit, ids: verdict.ids };
}

function refusalOf(reason: FundRefusal): Refusal {
  if (reason === 'not-found') return refused('not-found');
  return refused(TOO_LOW.includes(reason) ? 'balance-too-low' : 'not-fit', { detail: WORDS[reason] ?? reason });
}
