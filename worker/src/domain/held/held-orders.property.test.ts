// A held gift in every order of what may happen to it: nobody's order but the accountant's may matter.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import {
  COLLEAGUE,
  extendCampaign,
  FaultyStore,
  HELD_REASON,
  heldBooks,
  MemoryStore,
  makeHeldGift,
  OFFICER,
  publishedPorts,
} from '../../testing/index.ts';
import { HELD_TERM_MS } from '../gift/held-gift.ts';
import { settle } from '../gift/settlement.ts';
import { tick } from '../tick/tick.ts';
import { decideHeld } from './held-decision.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOUR_MS = 3_600_000;

function say(
  ports: TestPorts,
  pledgeId: string,
  [actor, decision]: readonly [typeof OFFICER, 'accept' | 'refund' | 'withdraw'],
) {
  const input = decision === 'withdraw' ? { decision } : { decision, reason: HELD_REASON };
  return decideHeld(ports, actor, { pledgeId, input });
}

const STEPS = [
  'officer refunds',
  'colleague refunds',
  'officer accepts',
  'colleague accepts',
  'officer withdraws',
  'records corrected',
  'tick',
  'term',
  'notice',
  'refunded elsewhere',
  'refund fails',
  'provider away',
  'provider loses answer',
  'disk before',
  'disk after',
] as const;
type Step = (typeof STEPS)[number];

describe('in every order of decisions, ticks, notices, deaths and refunds elsewhere', () => {
  test('the money of a held gift is in one place, and the provider’s account agrees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 14 }), fc.boolean(), async (steps, isSlow) => {
        const faulty = new FaultyStore(new MemoryStore());
        const ports = await publishedPorts({}, { store: faulty });
        ports.payments.refundState = isSlow ? 'pending' : 'succeeded';
        const gift = await makeHeldGift(ports);
        for (const step of steps) await take(ports, faulty, { step, gift });
        // The provider sends its notice until it is heard, and the sweep comes again and again.
        for (let hours = 0; hours < 6; hours += 1) {
          ports.clock.advance(2 * HOUR_MS);
          await take(ports, faulty, { step: 'notice', gift });
          await take(ports, faulty, { step: 'tick', gift });
        }
        await expectOnePlace(ports, gift);
      }),
      { numRuns: 300 },
    );
  });
});

interface Taken {
  readonly step: Step;
  readonly gift: Awaited<ReturnType<typeof makeHeldGift>>;
}

async function take(ports: TestPorts, store: FaultyStore, { step, gift }: Taken): Promise<void> {
  try {
    await STEP[step](ports, gift, store);
  } catch (error) {
    // A process that dies, or an answer of 503: the caller hears nothing.
    if (!(error instanceof Error && error.name === 'StoreError')) throw error;
  }
}

const STEP: Readonly<
  Record<Step, (ports: TestPorts, gift: Taken['gift'], store: FaultyStore) => Promise<unknown> | undefined>
> = {
  'officer refunds': (ports, { pledgeId }) => say(ports, pledgeId, [OFFICER, 'refund']),
  'colleague refunds': (ports, { pledgeId }) => say(ports, pledgeId, [COLLEAGUE, 'refund']),
  'officer accepts': (ports, { pledgeId }) => say(ports, pledgeId, [OFFICER, 'accept']),
  'colleague accepts': (ports, { pledgeId }) => say(ports, pledgeId, [COLLEAGUE, 'accept']),
  'officer withdraws': (ports, { pledgeId }) => say(ports, pledgeId, [OFFICER, 'withdraw']),
  'records corrected': (ports) => extendCampaign(ports),
  tick: (ports) => tick(ports, FOREVER),
  term: (ports) => {
    ports.clock.advance(HELD_TERM_MS);
    return tick(ports, FOREVER);
  },
  notice: (ports, { pledgeId }) => settle(ports, pledgeId),
  'refunded elsewhere': async (ports, { sessionRef }) => {
    const facts = await ports.payments.read(sessionRef);
    if (facts.kind === 'paid') ports.payments.pay(sessionRef, { ...facts, refundedMinor: 2000 });
  },
  'refund fails': async (ports) => {
    if (ports.payments.refundCount > 0 && ports.payments.hasStanding) ports.payments.endRefund('failed');
  },
  'provider away': async (ports) => ports.payments.failNextRefund({ code: 'unavailable', persisted: false }),
  'provider loses answer': async (ports) => ports.payments.failNextRefund({ code: 'unavailable', persisted: true }),
  'disk before': async (_ports, _gift, store) => store.failNext('before'),
  'disk after': async (_ports, _gift, store) => store.failNext('after'),
};

async function expectOnePlace(ports: TestPorts, gift: Taken['gift']): Promise<void> {
  const books = await heldBooks(ports, gift);
  const facts = await ports.payments.read(gift.sessionRef);
  const pledge = await ports.store.pledges.pledge(gift.pledgeId);
  if (facts.kind !== 'paid' || pledge === null) throw new Error('the gift is gone');
  expect(books.held).toBe(1);
  if (pledge.paymentState === 'paid') {
    expect(books).toMatchObject({ accepted: 1, returned: 0, raisedMinor: 2000 - facts.refundedMinor });
  } else {
    expect(books).toMatchObject({ accepted: 0, returned: facts.refundedMinor === 2000 ? 1 : 0, raisedMinor: 0 });
  }
}
