import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import type { PledgeAnswer } from './pledge.ts';

/** Tells the operator how a pledge request ended, and hands the result on. No amount and no id: only the outcome. */
export function reportPledge<Result extends PledgeAnswer | Refusal>(ports: Ports, result: Result): Result {
  ports.reporter.report('info', 'pledge', { outcome: outcomeOf(result) });
  return result;
}

function outcomeOf(result: PledgeAnswer | Refusal): string {
  if (result.kind === 'refused') return result.reason;
  return result.replayed ? 'replayed' : 'created';
}
