import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryLeaf } from './index.ts';
import { Books, isMirrorOf, movesItsAccounts } from './index.ts';

let made = 0;

function gift(amountMinor: number, more: Partial<EntryLeaf> = {}): EntryLeaf {
  made += 1;
  return {
    v: 1,
    kind: 'donation.settled',
    date: '2026-11-22',
    charity: 'charity',
    project: 'well',
    entry: `entry${made}`,
    amountMinor,
    currency: 'CNY',
    source: 'own-site',
    postings: [
      ['A:Clearing:stripe', amountMinor],
      ['F:Restricted:well', -amountMinor],
    ],
    ...more,
  };
}

function move(kind: EntryLeaf['kind'], [debit, credit]: readonly [string, string], amountMinor: number): EntryLeaf {
  const { source: _, ...leaf } = gift(amountMinor);
  const postings = [[debit, amountMinor] as const, [credit, -amountMinor] as const];
  return { ...leaf, kind, postings };
}

function correct(original: EntryLeaf, reverses: number): EntryLeaf {
  const { entry: _, kind, postings, ...rest } = original;
  const mirrored = postings.map(([code, amountMinor]) => [code, -amountMinor] as const);
  const of = kind;
  return {
    ...rest,
    ...gift(original.amountMinor),
    kind: 'correction.reversed',
    of,
    reverses,
    reason: '重复入账',
    postings: mirrored,
  };
}

function added(leaves: readonly EntryLeaf[]) {
  const books = new Books();
  // The first place belongs to the genesis of the log.
  const faults = leaves.map((leaf, place) => books.add(place + 1, leaf));
  return { books, faults };
}

describe('the public log, added up', () => {
  test('gives totals by kind and source, and every balance of the project', () => {
    const fee = move('fee.charged', ['F:Restricted:well', 'A:Clearing:stripe'], 12);
    const batch = gift(700, { kind: 'donation.batch', source: 'platform', count: 7, statement: 'a'.repeat(64) });
    const { books, faults } = added([gift(2000), gift(500), fee, batch]);
    expect(faults).toEqual([[], [], [], []]);
    expect(books.projects).toEqual(['well']);
    expect(books.figures('well')).toEqual({
      project: 'well',
      charity: 'charity',
      totals: [
        { kind: 'donation.settled', source: 'own-site', currency: 'CNY', amountMinor: 2500, entries: 2 },
        { kind: 'fee.charged', source: '', currency: 'CNY', amountMinor: 12, entries: 1 },
        { kind: 'donation.batch', source: 'platform', currency: 'CNY', amountMinor: 700, entries: 7 },
      ],
      balances: [{ code: 'F:Restricted:well', currency: 'CNY', amountMinor: -3188 }],
    });
    expect(books.figures('another')).toBeNull();
  });

  test('a correction takes its entry out of the total and out of the balance', () => {
    const wrong = gift(2000);
    const { books, faults } = added([wrong, gift(300), correct(wrong, 1)]);
    expect(faults.flat()).toEqual([]);
    expect(books.figures('well')?.totals).toEqual([
      { kind: 'donation.settled', source: 'own-site', currency: 'CNY', amountMinor: 300, entries: 1 },
    ]);
    expect(books.figures('well')?.balances).toEqual([
      { code: 'F:Restricted:well', currency: 'CNY', amountMinor: -300 },
    ]);
  });

  test('a surplus is in the books of the project that received it, though it has no entry of its own', () => {
    const surplus = {
      ...move('surplus.transferred', ['F:Restricted:well', 'F:Restricted:road'], 90),
      to: 'road',
      reason: '剩余捐赠财产用于目的相近的项目',
    };
    const { books, faults } = added([gift(100), surplus]);
    expect(faults.flat()).toEqual([]);
    expect(books.figures('road')?.balances).toEqual([{ code: 'F:Restricted:road', currency: 'CNY', amountMinor: -90 }]);
  });

  test('books of two charities never meet, whatever their accounts are called', () => {
    const { books } = added([
      gift(100),
      gift(900, {
        charity: 'other',
        project: 'well2',
        postings: [
          ['A:Bank', 900],
          ['F:Restricted:well2', -900],
        ],
      }),
    ]);
    expect(books.figures('well')?.balances).toEqual([
      { code: 'F:Restricted:well', currency: 'CNY', amountMinor: -100 },
    ]);
  });
});

describe('what is wrong is named', () => {
  const overdraft = move('fee.charged', ['F:Restricted:well', 'A:Clearing:stripe'], 1);
  const early = move('spending.verified', ['F:Restricted:well', 'A:Advance:village:well'], 5);
  test.each([
    [
      'a fen too few',
      gift(100, {
        postings: [
          ['A:Clearing:stripe', 100],
          ['F:Restricted:well', -99],
        ],
      }),
      ['unbalanced'],
    ],
    ['debits of another amount', gift(100, { amountMinor: 99 }), ['wrong-amount']],
    [
      'a gift to the charity itself',
      gift(100, {
        postings: [
          ['A:Clearing:stripe', 100],
          ['F:Unrestricted', -100],
        ],
      }),
      ['wrong-accounts'],
    ],
    [
      'a gift to a neighbour',
      gift(100, {
        postings: [
          ['A:Clearing:stripe', 100],
          ['F:Restricted:road', -100],
        ],
      }),
      ['wrong-accounts'],
    ],
    ['a fund that pays what it does not hold', overdraft, ['fund-overdrawn']],
    ['spending of what was never paid out', early, ['fund-overdrawn', 'account-overdrawn']],
    ['a correction of what comes later', { ...correct(gift(1), 1), reverses: 9 }, ['reverses-later', 'fund-overdrawn']],
  ] as const)('%s', (_, leaf, faults) => {
    expect(
      added([leaf]).faults[0]?.filter((fault) => fault !== 'reverses-later' || leaf.kind === 'correction.reversed'),
    ).toEqual(faults);
  });

  test('an amount that no longer can be counted', () => {
    const half = Number.MAX_SAFE_INTEGER;
    expect(added([gift(half), gift(half)]).faults[1]).toContain('too-large');
    const many = {
      ...gift(half),
      postings: [
        ['A:Bank', half],
        ['A:Bank', half],
        ['F:Restricted:well', -half],
        ['F:Restricted:well', -half],
      ],
    } as const;
    expect(added([many]).faults[0]).toContain('too-large');
  });

  test('the same entry, the same receipt, and the same correction twice', () => {
    const one = gift(5, { receiptNo: 'hh1' });
    expect(added([one, one]).faults[1]).toEqual(['repeated-entry', 'repeated-receipt']);
    expect(added([one, correct(one, 1), correct(one, 1)]).faults[2]).toContain('reversed-twice');
  });

  test('a genesis in the middle, and a first leaf that is none', () => {
    const genesis = { v: 1, kind: 'genesis', date: '2026-11-22', origin: 'log.example' } as const;
    const plan = { ...genesis, kind: 'key.rotation' } as const;
    expect(new Books().add(0, genesis)).toEqual([]);
    expect(new Books().add(1, genesis)).toEqual(['misplaced-genesis']);
    expect(new Books().add(0, plan)).toEqual(['misplaced-genesis']);
  });
});

test('a correction mirrors its entry or it is none', () => {
  const original = gift(100);
  const good = correct(original, 1);
  expect(isMirrorOf(good, original)).toBe(true);
  const bad: readonly EntryLeaf[] = [
    { ...good, project: 'road' },
    { ...good, charity: 'other' },
    { ...good, currency: 'USD' },
    { ...good, amountMinor: 99 },
    { ...good, of: 'fee.charged' },
    { ...good, source: 'bank' },
    { ...good, postings: original.postings },
    { ...good, postings: good.postings.slice(0, 1) },
    { ...good, postings: [...good.postings].reverse() },
  ];
  for (const leaf of bad) expect(isMirrorOf(leaf, original)).toBe(false);
  expect(isMirrorOf(correct(good, 2), good)).toBe(false);
});

test('an account of another depth, project or name is not moved by a gift', () => {
  const codes = ['F:Restricted', 'F:Restricted:well:x', 'F:Restricted:', 'F:restricted:well', 'L:HeldGifts'];
  for (const code of codes) {
    expect(
      movesItsAccounts(
        gift(1, {
          postings: [
            ['A:Clearing:stripe', 1],
            [code, -1],
          ],
        }),
      ),
      code,
    ).toBe(false);
  }
  expect(
    movesItsAccounts(
      gift(1, {
        postings: [
          ['A:Clearing:', 1],
          ['F:Restricted:well', -1],
        ],
      }),
    ),
  ).toBe(false);
});

test('any stream of gifts and corrections leaves what a plain sum gives, in any order of projects', () => {
  const steps = fc.array(
    fc.record({
      project: fc.constantFrom('a', 'b', 'c'),
      amountMinor: fc.integer({ min: 1, max: 99_999_999 }),
      back: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (stream) => {
      const books = new Books();
      const plain = new Map<string, number>();
      let index = 0;
      for (const { project, amountMinor, back } of stream) {
        const leaf = gift(amountMinor, {
          project,
          postings: [
            ['A:Bank', amountMinor],
            [`F:Restricted:${project}`, -amountMinor],
          ],
          kind: 'donation.batch',
          source: 'bank',
          count: 1,
          statement: 'b'.repeat(64),
        });
        const at = index + 1;
        books.add(at, leaf);
        index = back ? at + 1 : at;
        if (back) books.add(index, correct(leaf, at));
        else plain.set(project, (plain.get(project) ?? 0) + amountMinor);
      }
      for (const project of books.projects) {
        const held = books.figures(project)?.balances.reduce((sum, { amountMinor }) => sum - amountMinor, 0);
        expect(held).toBe(plain.get(project) ?? 0);
      }
    }),
  );
});
