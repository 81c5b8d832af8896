// What was published of a duty here, as a fact that the rules can judge. It stands beside what the publisher declares.

import type { DutyAnswerRecord } from '../../ports/index.ts';

/** Facts with what was published here among the disclosures. The newest word of an item counts. */
export function withAnswers(
  facts: Record<string, unknown>,
  answers: readonly DutyAnswerRecord[] = [],
): Record<string, unknown> {
  if (answers.length === 0) return facts;
  const declared = Array.isArray(facts['disclosures']) ? facts['disclosures'] : [];
  return { ...facts, disclosures: [...declared, ...standing(answers).map(toFact)] };
}

/** The newest answer of each item. */
export function standing(answers: readonly DutyAnswerRecord[]): readonly DutyAnswerRecord[] {
  return [...new Map(answers.map((answer) => [answer.itemId, answer])).values()];
}

function toFact({ kind, dueOn, publishedOn, entryUrl, entryOn }: DutyAnswerRecord) {
  return { duty: kind, covers: dueOn, publishedHereOn: publishedOn, entryUrl, entryOn };
}
