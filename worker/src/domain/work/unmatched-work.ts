// Money that came and nobody could explain, decided by two. The books say what is open and let each receipt be settled once;
// this books nothing that they would not take from anybody else.

import type { WorkContent } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { reversalEffect } from '../../ledger/append.ts';
import type { JournalRecord, Ports, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { disclosing } from '../fund/disclosure.ts';
import { matching, sendingBack } from '../fund/unidentified.ts';
import { parseCurrency } from '../project/narrow.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { fileOf, projectIdOf } from './partner-content.ts';
import type { StepCase, StepResult, WorkPlace } from './work-handler.ts';
import { parseHandler } from './work-handler.ts';

type Content = WorkContent<'unmatched-money'>;

export const unmatchedMoneyWork = parseHandler<'unmatched-money'>({
  admit: async ({ ports, place, content }) => {
    const entry = await openReceipt(ports, place, content.receipt);
    if (isRefusal(entry)) return entry;
    const { amountMinor, effectiveOn } = entry;
    const amount = { amountMinor, currency: parseCurrency(entry.currency) };
    return { kind: 'admitted', content: { ...content, received: { amount, on: effectiveOn } } };
  },
  steps: {
    approve: (step) => approved(step),
    pay: async ({ ports, place, item, content, input }) => {
      const today = civilDateOf(ports.clock.nowMs());
      if (input.paidOn > today) return refusedField('not-fit', '/paidOn', `it is ${today} in Asia/Shanghai`);
      const entry = await receiptOf(ports, place, content.receipt);
      if (isRefusal(entry)) return entry;
      const { journalId: receiptId, projectId } = entry;
      const { lineRef, statement } = input;
      // It was booked in the name of one project, and leaves in that name.
      const command = { projectId, key: keyOf(item, 'pay'), receiptId, lineRef, statement };
      const effect = await fundEffect(ports, sendingBack(ports, command, item.itemId));
      return isRefusal(effect) ? effect : { ...effect, outcome: { journalId: effect.ids[0] } };
    },
  },
});

async function approved({ ports, place, item, content }: StepCase<Content, unknown>): Promise<StepResult | Refusal> {
  const entry = await openReceipt(ports, place, content.receipt);
  if (isRefusal(entry)) return entry;
  if (content.decision === 'return') return { kind: 'taken', to: 'approved' };
  const projectId = projectIdOf(place);
  const command = { projectId, key: keyOf(item, 'approve'), receiptId: entry.journalId };
  const gift = await fundEffect(ports, matching(ports, command));
  if (isRefusal(gift)) return gift;
  const outcome = { journalId: gift.ids[0] };
  if (content.decision === 'match') return { ...gift, to: 'decided', outcome };
  const told = await fundEffect(ports, disclosing(ports, { ...toldAssignment(item, content, entry), projectId }));
  if (isRefusal(told)) return told;
  const unit = [...(gift.unit ?? []), ...(told.unit ?? [])];
  return { kind: 'taken', to: 'decided', unit, outcome: { ...outcome, disclosure: told.ids[0] } };
}

// Where nobody can be asked the public hears by which rule it was decided.
function toldAssignment(item: WorkItemRecord, { basis, why }: Content, { seq, amountMinor, currency }: JournalRecord) {
  const amount = formatMoney({ amountMinor, currency: parseCurrency(currency) }, 'zh-CN');
  const body = [`账目第 ${seq} 笔 Entry ${seq}: ${amount}`, `依据 Basis: ${basis ?? ''}`, `理由 Why: ${why}`].join(
    '\n',
  );
  const title = '待查款项转入本项目 Money of unknown origin for this project';
  return { key: keyOf(item, 'tell'), title, body, correction: null };
}

function keyOf({ itemId }: WorkItemRecord, step: string): string {
  return `work:${itemId}:${step}`;
}

async function receiptOf(ports: Ports, place: WorkPlace, seq: number): Promise<JournalRecord | Refusal> {
  const entry = await ports.store.books.entry(seq);
  const { charityId } = fileOf(place).project;
  if (entry?.kind === 'unidentified.received' && entry.charityId === charityId) return entry;
  return refusedField('parent-not-found', '/receipt', 'the charity has no such money');
}

async function openReceipt(ports: Ports, place: WorkPlace, seq: number): Promise<JournalRecord | Refusal> {
  const entry = await receiptOf(ports, place, seq);
  if (isRefusal(entry)) return entry;
  const { books } = ports.store;
  const isGone = (await books.byEffect(reversalEffect(entry.journalId))) !== null;
  if (isGone || (await books.settlementsOf(entry.journalId)).length > 0) {
    return refusedField('not-fit', '/receipt', 'it is decided already');
  }
  const goingBack = await ports.store.work.returnOf(seq);
  if (goingBack === null) return entry;
  return refusedField('not-fit', '/receipt', `it goes back by the item ${goingBack.itemId}: cancel that first`);
}
