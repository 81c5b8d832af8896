// Money from outside public gifts. It is booked nowhere, because it is not the charity's to spend from the fund; each word that
// is confirmed is told in public with its leaf, and a correction says what it corrects.

import type { WorkContent } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import type { WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { disclosing } from '../fund/disclosure.ts';
import type { ToldFinancing } from '../project/financing.ts';
import { parseTold } from '../project/financing.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { financingName } from './financing-name.ts';
import { fundEffect } from './fund-effect.ts';
import { lastInput } from './last-input.ts';
import { fileOf, projectIdOf } from './partner-content.ts';
import type { StepCase, StepResult } from './work-handler.ts';
import { ADMITTED, parseHandler, TAKEN } from './work-handler.ts';

type Content = WorkContent<'financings'>;

export const financingWork = parseHandler<'financings'>({
  admit: async ({ ports, place, content }) => {
    const { currency } = fileOf(place).project;
    if (content.amount.currency !== currency) {
      return refusedField('currency-mismatch', '/amount/currency', `the project counts in ${currency}`);
    }
    const today = civilDateOf(ports.clock.nowMs());
    return content.on <= today ? ADMITTED : refusedField('not-fit', '/on', `it is ${today} in Asia/Shanghai`);
  },
  steps: {
    confirm: (step) => confirmed(step),
    refuse: async ({ item }) => {
      const last = parseTold(item).at(-1);
      return last === undefined ? TAKEN : { kind: 'taken', content: { ...contentOf(last) } };
    },
  },
});

async function confirmed(step: StepCase<Content, unknown>): Promise<StepResult | Refusal> {
  const { ports, place, item, content, events } = step;
  const told = parseTold(item);
  const before = told.at(-1);
  const { explanation } = before ? lastInput<{ readonly explanation: string }>(events, 'revise') : NOT_CORRECTED;
  const correction = before && explanation !== null ? { of: before.disclosure, explanation } : null;
  const text = { title: '募捐以外的资金 Financing outside public gifts', body: toldFinancing(item, content) };
  const key = `work:${item.itemId}:confirm:${item.revision}`;
  const request = disclosing(ports, { projectId: projectIdOf(place), key, ...text, correction });
  const effect = await fundEffect(ports, request);
  if (isRefusal(effect)) return effect;
  const recordedOn = civilDateOf(ports.clock.nowMs());
  const word: ToldFinancing = { ...content, recordedOn, explanation, disclosure: effect.ids[0] ?? '' };
  return { ...effect, outcome: { told: [...told, word] } };
}

const NOT_CORRECTED = { explanation: null } as const;

function contentOf({ source, amount, on, reference, note }: ToldFinancing): Content {
  return { source, amount, on, reference, ...(note === undefined ? {} : { note }) };
}

// The number of the record tells two of the same day and document apart.
function toldFinancing({ seq, revision }: WorkItemRecord, { source, amount, on, reference, note }: Content): string {
  const lines = [
    `来源 Source: ${financingName(source)}`,
    `金额 Amount: ${formatMoney(amount, 'zh-CN')}`,
    `日期 Date: ${on}`,
    `文号 Reference: ${reference}`,
    ...(note === undefined ? [] : [`说明 Note: ${note}`]),
    '不计入募捐款项 Not counted among gifts',
    `#${seq}.${revision}`,
  ];
  return lines.join('\n');
}
