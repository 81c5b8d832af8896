// Where the money of the sample card went: its 1,200.00 of spending and 3,000.00 with partners, to the fen.

import type { JournalEntry } from '@happy-homeland/contract';
import type { MoneyTrail } from '../flow/money-flow.ts';
import { sampleLedger } from './sample-card.ts';

export const NO_TRAIL: MoneyTrail = { byCategory: [], byPartner: [], spending: [] };

export interface TrailTexts {
  /** In place of every name. */
  readonly text?: string;
  /** A whole entry whose names are used. */
  readonly entry?: JournalEntry;
}

/** Names are those of the sample card unless a text is given. */
export function sampleTrail({ text, entry }: TrailTexts = {}): MoneyTrail {
  const [kitchen, meals] = [text ?? entry?.category ?? '厨房改造', text ?? entry?.category ?? '首季餐食补贴'];
  const partner = text ?? entry?.partner ?? '青衣社区居民委员会（示例）';
  const money = { paidMinor: 430_000, spentMinor: 120_000, returnedMinor: 10_000, advancesMinor: 300_000 };
  return {
    byCategory: [
      { category: kitchen, spentMinor: 90_000 },
      { category: meals, spentMinor: 30_000 },
    ],
    byPartner: [{ partner, ...money, owedMinor: 0 }],
    spending: entry
      ? [entry, { ...entry, seq: 2, reverses: 1 }]
      : [spent({ seq: 9, category: meals, partner }, 30_000), spent({ seq: 7, category: kitchen, partner }, 90_000)],
  };
}

function spent(facts: Pick<JournalEntry, 'seq' | 'category' | 'partner'>, amountMinor: number): JournalEntry {
  const [gift] = sampleLedger();
  if (gift === undefined) throw new Error('the sample has a gift');
  const posting = { account: 'A:Advance:aaaa:abcdefghijklmnop', currency: 'CNY' as const };
  const postings = [
    { ...posting, account: 'F:Restricted:abcdefghijklmnop', amountMinor },
    { ...posting, amountMinor: -amountMinor },
  ];
  const evidence = [
    { sha256: 'e1'.repeat(32), bytes: 2048, mime: 'image/jpeg' },
    { sha256: 'f2'.repeat(32), bytes: 1_048_576, mime: 'application/pdf' },
  ];
  return { ...gift, kind: 'spending.verified', date: '2026-11-21', source: null, postings, evidence, ...facts };
}
