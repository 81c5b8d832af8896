// Two gifts, a provider whose word changes under way, and everything that may look at them at the same time, in one
// thread: a scheduler decides who goes on next, and a tape of faults what becomes of each write. After every write the
// books are added up by an accountant who only saw the writes.

import type { Notice, Store, WriteUnit } from '@happy-homeland/worker/ports';
import { StoreError } from '@happy-homeland/worker/ports';
import type { ScriptedPayments, TestPorts } from '@happy-homeland/worker/testing';
import {
  aListedPublication,
  MemoryStore,
  pledgeUnit,
  receiveNotice,
  settle,
  testPorts,
  tick,
} from '@happy-homeland/worker/testing';
import type { Scheduler } from 'fast-check';
import { Accountant } from './accountant.ts';

export type Fault = 'before' | 'after' | 'none' | 'unknown-before';
export type Look = 'sweep' | 'way back';

/** What the provider will have said by the end of a gift's story. */
export interface Story {
  readonly refunds: readonly number[];
  readonly feeMinor: number;
  /** Whether the fee is told later than the payment. */
  readonly feeLate: boolean;
  /** How often each notice is sent at once. */
  readonly copies: number;
}

export interface Plan {
  readonly stories: readonly Story[];
  readonly looks: readonly Look[];
  readonly faults: readonly Fault[];
  /** The control: the mark of a notice is written before its effect, in a unit of its own. */
  readonly split: boolean;
}

const AMOUNT_MINOR = 2000;
const DELIVERIES_MAX = 4;
const LATER_MS = 2 * 3_600_000;

interface Gift {
  readonly pledgeId: string;
  readonly sessionRef: string;
  readonly story: Story;
}

/** Plays one schedule; throws at the first thing that is wrong. */
export async function play(plan: Plan, scheduler: Scheduler): Promise<void> {
  const accountant = new Accountant();
  const tape = [...plan.faults];
  const memory = new MemoryStore();
  const store = new SimulatedStore({ memory, scheduler, tape, accountant, split: plan.split });
  // Nobody waits: the scheduler alone decides who goes on.
  const base = await testPorts({ store });
  const ports = { ...base, ids: { ...base.ids, random: (bytes: number) => new Uint8Array(bytes) } };
  ports.payments.returned = async function* nothing() {
    // The daily look into the provider's own list would heal what a lost notice broke before anybody could see it.
  };
  await memory.commit(aListedPublication());
  const gifts = await Promise.all(plan.stories.map((story, number) => open(ports, memory, { story, number })));
  const unheard: Notice[] = [];
  const actors = [
    ...gifts.map((gift) => provider(ports, gift, { scheduler, unheard })),
    ...plan.looks.map((look) => looking(ports, gifts, { look, scheduler })),
  ];
  await scheduler.waitFor(Promise.all(actors));
  store.heal();
  // The provider goes on until it is heard, and the sweep comes once more.
  for (const notice of unheard) await receiveNotice(ports, notice);
  ports.clock.advance(LATER_MS);
  await tick(ports, { deadlineMs: Number.MAX_SAFE_INTEGER });
  for (const { pledgeId, story } of gifts) {
    const refundedMinor = story.refunds.reduce((sum, minor) => sum + minor, 0);
    accountant.expect(pledgeId, { amountMinor: AMOUNT_MINOR, refundedMinor, feeMinor: story.feeMinor });
  }
}

async function open(
  ports: TestPorts,
  memory: MemoryStore,
  { story, number }: { readonly story: Story; readonly number: number },
): Promise<Gift> {
  const [insert] = pledgeUnit(number, { amountMinor: AMOUNT_MINOR });
  if (insert?.kind !== 'insert-pledge') throw new Error('a pledge begins with its record');
  const { record } = insert;
  const session = await ports.payments.open({
    idempotencyKey: record.pledgeId,
    pledgeId: record.pledgeId,
    projectId: record.projectId,
    amount: { amountMinor: record.amountMinor, currency: record.currency },
    description: record.paymentTitle,
    payee: record.payeeName,
    successUrl: record.giveUrl,
    cancelUrl: record.giveUrl,
    expiresAtMs: record.createdMs + 3_600_000,
  });
  const opened = { ...record, paymentState: 'awaiting_payment' as const, sessionRef: session.sessionRef };
  await memory.commit([
    { ...insert, record: { ...opened, sessionUrl: session.url, sessionExpiresMs: session.expiresAtMs } },
  ]);
  return { pledgeId: record.pledgeId, sessionRef: session.sessionRef, story };
}

interface Telling {
  readonly scheduler: Scheduler;
  /** Notices that nobody has acknowledged when the provider rests. */
  readonly unheard: Notice[];
}

/** Payment, fee, refunds: each changes the provider's word and sends its notice. */
async function provider(ports: TestPorts, gift: Gift, telling: Telling): Promise<void> {
  const { refunds, feeLate } = gift.story;
  const sent: Promise<void>[] = [];
  const step = async (type: string, said: { readonly refundedMinor: number; readonly isFeeKnown: boolean }) => {
    await telling.scheduler.schedule(Promise.resolve(), `${gift.sessionRef} ${type}`);
    say(ports.payments, ports.clock.nowMs(), { gift, ...said });
    sent.push(...notify(ports, gift, { type, ...telling }));
  };
  await step('checkout.session.completed', { refundedMinor: 0, isFeeKnown: !feeLate });
  let refundedMinor = 0;
  let isFeeKnown = !feeLate;
  for (const refund of refunds) {
    refundedMinor += refund;
    await step('charge.refunded', { refundedMinor, isFeeKnown });
    if (!isFeeKnown) await step('charge.updated', { refundedMinor, isFeeKnown: true });
    isFeeKnown = true;
  }
  if (!isFeeKnown) await step('charge.updated', { refundedMinor, isFeeKnown: true });
  await Promise.all(sent);
}

interface Said {
  readonly gift: Gift;
  readonly refundedMinor: number;
  readonly isFeeKnown: boolean;
}

function say(payments: ScriptedPayments, paidAtMs: number, { gift, refundedMinor, isFeeKnown }: Said): void {
  const { sessionRef, story } = gift;
  const fee = { feeRef: `txn_${sessionRef}`, amountMinor: story.feeMinor, currency: 'CNY' };
  payments.pay(sessionRef, { paidAtMs, refundedMinor, fee: isFeeKnown && story.feeMinor > 0 ? fee : null });
}

let eventNumber = 0;

function notify(
  ports: TestPorts,
  { pledgeId, story }: Gift,
  telling: Telling & { readonly type: string },
): Promise<void>[] {
  eventNumber += 1;
  const { type, unheard } = telling;
  const notice: Notice = {
    eventId: `evt_${eventNumber}`,
    type,
    livemode: false,
    subject: { kind: 'pledge', pledgeId },
  };
  let isHeard = false;
  unheard.push(notice);
  const deliver = async () => {
    for (let delivery = 0; delivery < DELIVERIES_MAX && !isHeard; delivery += 1) {
      try {
        await receiveNotice(ports, notice);
        isHeard = true;
        unheard.splice(unheard.indexOf(notice), 1);
      } catch (error) {
        // 503: the provider sends it again.
        if (!(error instanceof StoreError)) throw error;
      }
    }
  };
  return Array.from({ length: story.copies }, deliver);
}

async function looking(
  ports: TestPorts,
  gifts: readonly Gift[],
  { look, scheduler }: { readonly look: Look; readonly scheduler: Scheduler },
): Promise<void> {
  await scheduler.schedule(Promise.resolve(), look);
  try {
    if (look === 'sweep') {
      ports.clock.advance(61_000);
      await tick(ports, { deadlineMs: Number.MAX_SAFE_INTEGER });
    } else {
      for (const { pledgeId } of gifts) await settle(ports, pledgeId);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

interface SimulatedStoreParts {
  readonly memory: MemoryStore;
  readonly scheduler: Scheduler;
  readonly tape: Fault[];
  readonly accountant: Accountant;
  readonly split: boolean;
}

/** A store at whose every call somebody else may go on, and whose writes fail as the tape says. */
class SimulatedStore implements Store {
  readonly directory: Store['directory'];
  readonly pledges: Store['pledges'];
  readonly books: Store['books'];
  readonly limits: Store['limits'];
  readonly verdicts: Store['verdicts'];
  readonly work: Store['work'];
  readonly uploads: Store['uploads'];
  readonly log: Store['log'];
  readonly #parts: SimulatedStoreParts;
  #isHealed = false;

  constructor(parts: SimulatedStoreParts) {
    const { memory } = parts;
    this.#parts = parts;
    this.directory = memory.directory;
    this.limits = memory.limits;
    this.verdicts = memory.verdicts;
    this.work = memory.work;
    this.uploads = memory.uploads;
    this.log = memory.log;
    this.pledges = this.#yielding('pledges', memory.pledges);
    this.books = this.#yielding('books', memory.books);
  }

  heal(): void {
    this.#isHealed = true;
  }

  async commit(unit: WriteUnit) {
    if (!this.#parts.split) return this.#commitOnce(unit);
    const marks = unit.filter(({ kind }) => kind === 'insert-inbox');
    const effects = unit.filter(({ kind }) => kind !== 'insert-inbox');
    const marked = marks.length === 0 ? null : await this.#commitOnce(marks);
    if (marked?.kind === 'lost' || effects.length === 0) return marked ?? ({ kind: 'committed' } as const);
    return this.#commitOnce(effects);
  }

  async #commitOnce(unit: WriteUnit) {
    const { memory, tape, accountant } = this.#parts;
    await this.#yield('commit');
    const fault = this.#isHealed ? 'none' : (tape.shift() ?? 'none');
    if (fault === 'before') throw new StoreError({ code: 'busy', message: 'not written' });
    if (fault === 'unknown-before') throw new StoreError({ code: 'unknown-outcome', message: 'not written' });
    const outcome = await memory.commit(unit);
    if (outcome.kind === 'committed') accountant.book(unit);
    if (fault === 'after') throw new StoreError({ code: 'unknown-outcome', message: 'written' });
    return outcome;
  }

  #yielding<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, key) => {
        const method: unknown = Reflect.get(target, key, target);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          await this.#yield(`${name}.${String(key)}`);
          return Reflect.apply(method, target, args);
        };
      },
    });
  }

  async #yield(label: string): Promise<void> {
    if (!this.#isHealed) await this.#parts.scheduler.schedule(Promise.resolve(), label);
  }
}
