import type { WorkKind } from '@happy-homeland/contract';
import type { FilingForm } from '../../domain/work/filing-text.ts';

/** Kinds that a filing says much of. */
export function isFilingForm(kind: WorkKind): kind is FilingForm & WorkKind {
  return kind === 'campaign-plans' || kind === 'project-plans';
}
