// Screens of money that is held.

import type { ConsoleFrame } from '../console/console-page.ts';
import type { HeldPageOptions } from '../console/held-page.ts';
import { heldListPage, heldPage } from '../console/held-page.ts';
import type { Html } from '../page-context.ts';

const AT = '2026-11-20T02:00:00.000Z';

export function aHeldGift(text: string): HeldPageOptions['gift'] {
  return {
    pledgeId: 'g',
    projectId: 'p',
    projectTitle: text,
    amount: { amountMinor: 5_000, currency: 'CNY' },
    currency: 'CNY',
    paidAt: AT,
    heldAt: AT,
    reason: { code: text, zh: text, en: text, articles: [text] },
    acceptable: true,
    status: 'open',
    refundOn: '2026-11-27',
    round: 1,
    decisions: [{ keyId: 'k', name: text, decision: 'accept', reason: text, at: AT }],
    refund: null,
  };
}

/** The list, and a gift that somebody has spoken of, may speak of, and may only read. */
export function heldPages(frame: ConsoleFrame, text: string): readonly (readonly [string, Html])[] {
  const gift = aHeldGift(text);
  const form = { typed: '', errors: {} };
  const unfit = { typed: text, errors: { 'reason-refund': text, form: text } };
  const refund = { state: 'failed', cause: 'decision', begunAt: AT } as const;
  return [
    ['desk, held gifts', heldListPage({ frame, gifts: [gift], nextCursor: text })],
    ['desk, no held gifts', heldListPage({ frame, gifts: [], nextCursor: null })],
    ['desk, a held gift', heldPage({ frame, gift, said: 'accept', mayDecide: true, form: unfit })],
    [
      'desk, a held gift to give back',
      heldPage({
        frame,
        gift: { ...gift, acceptable: false, decisions: [], refund },
        said: null,
        mayDecide: true,
        form,
      }),
    ],
    ['desk, a held gift to read', heldPage({ frame, gift, said: null, mayDecide: false, form })],
  ];
}
