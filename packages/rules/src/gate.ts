// Whether something may happen now: publish, show a donate control, take a payment. It fails closed: what blocks closes,
// and so does a rule that could block and could not be asked.

import type { Evaluation, Finding, Moment } from './finding.ts';

export interface Gate {
  readonly isOpen: boolean;
  /** Every finding that closes it, in the order of the rules. */
  readonly closedBy: readonly Finding[];
}

/** The gate of one moment. */
export function gateAt({ findings }: Pick<Evaluation, 'findings'>, moment: Moment): Gate {
  const closedBy = findings.filter((finding) => finding.moments.includes(moment) && closes(finding));
  return { isOpen: closedBy.length === 0, closedBy };
}

function closes({ outcome, bars }: Finding): boolean {
  return outcome === 'block' || (outcome === 'unknown' && bars);
}
