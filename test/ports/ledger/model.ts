// The books once more, as a child would keep them: a few piles of fen and what was answered. It shares no line with the
// software that it judges.

/** One request. `of` names an earlier step, by its place in the stream. */
export type Step =
  | { readonly kind: 'repeat'; readonly of: number }
  | { readonly kind: 'misuse'; readonly of: number }
  | { readonly kind: 'pay' | 'void'; readonly of: number }
  | { readonly kind: 'reverse'; readonly of: number }
  | { readonly kind: 'remit' | 'match' | 'send-back'; readonly of: number }
  | { readonly kind: 'approve'; readonly of: number; readonly amount: number }
  | { readonly kind: 'pin'; readonly capBps: number; readonly amount: number }
  | { readonly kind: 'verify'; readonly approvers: 1 | 2; readonly amount: number }
  | { readonly kind: 'give'; readonly amount: number }
  | { readonly kind: Plain; readonly amount: number };

export type Plain =
  | 'accrue'
  | 'batch'
  | 'interest'
  | 'payout'
  | 'promise'
  | 'receive'
  | 'reimburse'
  | 'repay'
  | 'return'
  | 'spend-management'
  | 'surplus';

interface Piles {
  fund: number;
  pending: number;
  advance: number;
  payable: number;
  pool: number;
  bank: number;
  clearing: number;
  accrued: number;
  sibling: number;
  /** Approved to go back to givers, and not paid. */
  owed: number;
  /** In the bank, and nobody knows whose. */
  unknown: number;
  /** What the charity put in of its own. */
  covered: number;
  /** How many were given, whatever they were. */
  gifts: number;
}

type Delta = Partial<Piles>;

/** `done`, or the reason of the refusal. */
export type Outcome = string;

interface Told {
  readonly step: Step;
  outcome: Outcome;
  /** What it did to the piles, where it is an entry. */
  delta: Delta | null;
  promise: 'pending' | 'resolved' | null;
  isReversed: boolean;
  /** Steps that stand on this one. */
  readonly heirs: number[];
}

export class Model {
  readonly piles: Piles = {
    fund: 0,
    pending: 0,
    advance: 0,
    payable: 0,
    pool: 0,
    bank: 0,
    clearing: 0,
    accrued: 0,
    sibling: 0,
    owed: 0,
    unknown: 0,
    covered: 0,
    gifts: 0,
  };
  readonly #told: Told[] = [];
  #cap: number | null = null;

  /** What the fund has left to promise or spend. */
  get left(): number {
    return this.piles.fund - this.piles.pending - this.piles.advance;
  }

  answer(step: Step): Outcome {
    const told: Told = { step, outcome: 'done', delta: null, promise: null, isReversed: false, heirs: [] };
    told.outcome = this.#decide(step, told);
    this.#told.push(told);
    return told.outcome;
  }

  #decide(step: Step, told: Told): Outcome {
    switch (step.kind) {
      case 'repeat':
        return this.#told[step.of]?.outcome ?? 'done';
      case 'misuse':
        return 'idempotency-mismatch';
      case 'pay':
      case 'void':
        return this.#resolve(step, told);
      case 'reverse':
        return this.#reverse(step.of);
      case 'approve':
        return this.#approve(step, told);
      case 'remit':
      case 'match':
      case 'send-back':
        return this.#resolveOwed(step, told);
      case 'pin':
        return this.#pin(step);
      case 'verify':
        return step.approvers < 2 ? 'approvers-not-two' : this.#move(told, step.amount, step.kind);
      case 'promise':
        if (this.left < step.amount) return 'balance-too-low';
        this.piles.pending += step.amount;
        told.promise = 'pending';
        return 'done';
      case 'accrue':
        if (this.#cap === null) return 'no-terms';
        if (this.piles.accrued + step.amount > this.#cap) return 'above-cap';
        return this.#move(told, step.amount, step.kind);
      default:
        return this.#move(told, step.amount, step.kind);
    }
  }

  #pin({ capBps, amount }: Extract<Step, { readonly kind: 'pin' }>): Outcome {
    if (capBps > 500) return 'terms-above-plan';
    if (this.#cap !== null) return 'terms-pinned';
    this.#cap = Math.floor((capBps * amount) / 10_000);
    return 'done';
  }

  #resolve({ kind, of }: { readonly kind: 'pay' | 'void'; readonly of: number }, told: Told): Outcome {
    const promised = this.#told[of];
    if (promised?.promise === null || promised === undefined) return 'no-reservation';
    if (promised.promise === 'resolved') return 'already-resolved';
    const amount = amountOf(promised.step);
    if (kind === 'pay' && this.piles.bank < amount) return 'bank-too-low';
    promised.promise = 'resolved';
    this.piles.pending -= amount;
    if (kind === 'pay') {
      told.delta = { advance: amount, bank: -amount };
      this.#add(told.delta);
    }
    return 'done';
  }

  #reverse(of: number): Outcome {
    const told = this.#told[of];
    if (told?.delta === null || told === undefined) return 'not-an-entry';
    if (told.isReversed) return 'already-reversed';
    if (this.#standing(told).length > 0) return 'balance-too-low';
    const back = negative(told.delta);
    if (!this.#holds(back)) return 'balance-too-low';
    told.isReversed = true;
    this.#add(back);
    return 'done';
  }

  #standing({ heirs }: Told): Told[] {
    return heirs.flatMap((at) => this.#told[at] ?? []).filter(({ isReversed }) => !isReversed);
  }

  #approve({ of, amount }: { readonly of: number; readonly amount: number }, told: Told): Outcome {
    const gift = this.#told[of];
    const isGift = gift?.step.kind === 'give' || gift?.step.kind === 'batch' || gift?.step.kind === 'match';
    if (gift?.delta == null || !isGift || gift.isReversed) return 'no-matter';
    const gone = this.#standing(gift).reduce((sum, { step }) => sum + amountOf(step), 0);
    if ((gift.delta.fund ?? 0) - gone < amount) return 'amount-unfit';
    const covered = Math.max(0, amount - this.left);
    this.#add({ fund: covered, covered });
    told.delta = { fund: -amount, owed: amount };
    this.#add(told.delta);
    gift.heirs.push(this.#told.length);
    return 'done';
  }

  #resolveOwed({ kind, of }: { readonly kind: 'remit' | 'match' | 'send-back'; readonly of: number }, told: Told) {
    const matter = this.#told[of];
    const opener = kind === 'remit' ? 'approve' : 'receive';
    if (matter?.delta == null || matter.step.kind !== opener || matter.isReversed) return 'no-matter';
    if (this.#standing(matter).length > 0) return 'already-resolved';
    const amount = amountOf(matter.step);
    if (kind !== 'match' && this.piles.bank < amount) return 'bank-too-low';
    if (kind === 'remit') told.delta = { owed: -amount, bank: -amount };
    else if (kind === 'send-back') told.delta = { unknown: -amount, bank: -amount };
    else told.delta = { unknown: -amount, fund: amount, gifts: 1 };
    this.#add(told.delta);
    matter.heirs.push(this.#told.length);
    return 'done';
  }

  #move(told: Told, amount: number, kind: Moving): Outcome {
    const { delta, needs } = MOVES[kind](amount);
    for (const [pile, reason] of needs) {
      const has = pile === 'left' ? this.left : this.piles[pile];
      if (has < amount) return reason;
    }
    told.delta = delta;
    this.#add(delta);
    return 'done';
  }

  #add(delta: Delta): void {
    for (const [pile, amount] of entries(delta)) this.piles[pile] += amount;
  }

  #holds(delta: Delta): boolean {
    const after = { ...this.piles };
    for (const [pile, amount] of entries(delta)) after[pile] += amount;
    // The provider may owe us less than nothing; nothing else may.
    const isWhole = entries(after).every(([pile, amount]) => amount >= 0 || pile === 'clearing');
    return isWhole && after.fund >= after.pending + after.advance;
  }
}

type Moving = Plain | 'give' | 'verify';
type Need = readonly [keyof Piles | 'left', Outcome];
type Move = (amount: number) => { readonly delta: Delta; readonly needs: readonly Need[] };

const LOW = 'balance-too-low';
const BANK: Need = ['bank', 'bank-too-low'];

const MOVES: Readonly<Record<Moving, Move>> = {
  give: (x) => ({ delta: { clearing: x, fund: x, gifts: 1 }, needs: [] }),
  batch: (x) => ({ delta: { bank: x, fund: x, gifts: giftsIn(x) }, needs: [] }),
  payout: (x) => ({ delta: { bank: x, clearing: -x }, needs: [['clearing', LOW]] }),
  promise: () => ({ delta: {}, needs: [] }),
  return: (x) => ({ delta: { bank: x, advance: -x }, needs: [['advance', LOW]] }),
  verify: (x) => ({ delta: { fund: -x, advance: -x }, needs: [['advance', LOW]] }),
  reimburse: (x) => ({ delta: { fund: -x, payable: x }, needs: [['left', LOW]] }),
  repay: (x) => ({ delta: { payable: -x, bank: -x }, needs: [['payable', LOW], BANK] }),
  accrue: (x) => ({ delta: { fund: -x, pool: x, accrued: x }, needs: [['left', LOW]] }),
  'spend-management': (x) => ({ delta: { pool: -x, bank: -x }, needs: [['pool', LOW], BANK] }),
  interest: (x) => ({ delta: { bank: x, fund: x }, needs: [] }),
  receive: (x) => ({ delta: { bank: x, unknown: x }, needs: [] }),
  surplus: (x) => ({ delta: { fund: -x, sibling: x }, needs: [['left', LOW]] }),
};

/** How many gifts the bank's statement lists for an amount. */
export function giftsIn(amount: number): number {
  return Math.min(amount, 12);
}

function amountOf(step: Step): number {
  return 'amount' in step ? step.amount : 0;
}

function entries(piles: Delta): [keyof Piles, number][] {
  return Object.entries(piles) as [keyof Piles, number][];
}

function negative(delta: Delta): Delta {
  return Object.fromEntries(entries(delta).map(([pile, amount]) => [pile, -amount]));
}
