// Charities that a federation may name in its plans: its own, because only these are found again when the plan is submitted.
// The first of them are offered; where there are more, the rest are found by their words.

import type { FormChoice, Typed } from '../../pages/index.ts';
import type { CharityRecord, FederationRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';

const OFFERED = 50;
const WORDS_MAX = 60;
/** What somebody looks for among them, and the button beside it. */
const WORDS_CONTROL = '_charity';

export interface OfferedCharities {
  readonly choices: readonly FormChoice[];
  /** What was looked for; null where all of them are offered anyway. */
  readonly searched: string | null;
}

/** What is offered, and what is chosen already with its name. */
export async function charityChoices(
  { ports }: Desk,
  { tenantId }: FederationRecord,
  typed: Typed,
): Promise<OfferedCharities> {
  const text = (typed.get(WORDS_CONTROL)?.[0] ?? '').slice(0, WORDS_MAX);
  const { directory } = ports.store;
  const found = await directory.charities({ tenantId, text, limit: OFFERED + 1 });
  const offered = found.slice(0, OFFERED);
  const value = chosenIn(typed);
  const isOffered = value === '' || offered.some(({ externalId }) => externalId === value);
  const chosen = isOffered ? null : await directory.charity(tenantId, value);
  return {
    choices: [...(chosen === null ? [] : [chosen]), ...offered].map(choiceOf),
    searched: found.length > OFFERED || text !== '' ? text : null,
  };
}

function chosenIn(typed: Typed): string {
  const [, [value = ''] = []] = [...typed].find(([name]) => name.split('.').at(-1) === 'charity') ?? [];
  return value;
}

function choiceOf({ externalId, name, body }: CharityRecord): FormChoice {
  return { value: externalId, label: `${name} · ${body.certificate.number}` };
}
