import { commitmentOf, parseLeaf } from '@happy-homeland/log/books';
import { describe, expect, test } from 'vitest';
import type { JournalDraft } from '../ports/index.ts';
import { aDonor, aJournal, aReversal } from '../testing/index.ts';
import { parseBase64Url, toBase64Url } from './base64url.ts';
import { commitmentTo, leafOf } from './leaf.ts';

function read(draft: JournalDraft, told = {}) {
  const bytes = leafOf(draft, told);
  return bytes && parseLeaf(bytes);
}

describe('the leaf of an entry', () => {
  test('says what was booked, by account code and in the order of the codes', () => {
    const gift = aJournal();
    const leaf = read({ ...gift, postings: gift.postings.toReversed() }, { receiptNo: 'hh2222222222222222' });
    expect(leaf).toEqual({
      v: 1,
      kind: 'donation.settled',
      date: gift.effectiveOn,
      charity: gift.charityId,
      project: gift.projectId,
      entry: gift.journalId,
      amountMinor: 2000,
      currency: 'CNY',
      source: 'own-site',
      receiptNo: 'hh2222222222222222',
      postings: [
        ['A:Clearing:stripe', 2000],
        [`F:Restricted:${gift.projectId}`, -2000],
      ],
    });
  });

  test('is none where the entry is not public', () => {
    expect(leafOf(aJournal({ kind: 'gift.held', public: false }))).toBeNull();
  });

  test('of a correction mirrors its entry line by line and points at it', () => {
    const gift = aJournal();
    const leaf = read(aReversal(gift, 3), { reversed: { index: 4, kind: gift.kind } });
    expect(leaf).toMatchObject({
      kind: 'correction.reversed',
      reverses: 4,
      of: 'donation.settled',
      reason: '重复入账',
    });
    expect(leaf).toMatchObject({
      postings: [
        ['A:Clearing:stripe', -2000],
        [`F:Restricted:${gift.projectId}`, 2000],
      ],
    });
  });

  test('names a partner by the id in its account, and what proves spending, and no approver', () => {
    const [debit, credit] = aJournal().postings;
    if (!debit || !credit) throw new Error('two postings');
    const advance = { ...debit.account, code: 'A:Advance:village:project' };
    const evidence = [{ sha256: 'e'.repeat(64), bytes: 12, mime: 'image/jpeg' }];
    const draft = aJournal({
      kind: 'spending.verified',
      source: null,
      postings: [
        { account: credit.account, amountMinor: 2000 },
        { account: advance, amountMinor: -2000 },
      ],
      detail: { category: '扶手', partner: '示例村委会', evidence },
      approvers: ['王', '李'],
    });
    const bytes = leafOf(draft);
    expect(bytes && parseLeaf(bytes)).toMatchObject({ partner: 'village', category: '扶手', evidence });
    expect(new TextDecoder().decode(bytes ?? new Uint8Array(0))).not.toMatch(/王|李|示例村委会/);
  });

  test('says where a surplus went and on which ground', () => {
    const [debit, credit] = aJournal().postings;
    if (!debit || !credit) throw new Error('two postings');
    const other = { ...credit.account, code: 'F:Restricted:other' };
    const postings = [
      { account: credit.account, amountMinor: 2000 },
      { account: other, amountMinor: -2000 },
    ];
    const draft = aJournal({
      kind: 'surplus.transferred',
      source: null,
      postings,
      detail: { to: 'other', basis: '剩余财产' },
    });
    expect(read(draft)).toMatchObject({ to: 'other', reason: '剩余财产' });
  });

  test('of a kind that nobody can read is not made', () => {
    expect(() => leafOf(aJournal({ kind: 'gift.held' }))).toThrow('kind of public entry');
    expect(() => leafOf(aJournal({ source: null }))).toThrow('source is missing');
  });
});

describe('what a giver said', () => {
  const salt = new Uint8Array(32).fill(9);

  test('is bound in by its salt, without being told', () => {
    const donor = aDonor({ salt: toBase64Url(salt), displayName: '王阿姨', message: '加油' });
    const commitment = commitmentTo(donor);
    expect(commitment).toEqual(commitmentOf(salt, { displayName: '王阿姨', message: '加油' }));
    const bytes = leafOf(aJournal(), { commitment });
    const leaf = bytes && parseLeaf(bytes);
    expect(leaf).toMatchObject({ commitment: toBase64Url(commitment ?? salt) });
    expect(new TextDecoder().decode(bytes ?? salt)).not.toMatch(/王阿姨|加油/);
  });

  test('with the short salt of earlier days is not bound in', () => {
    expect(commitmentTo(aDonor({ salt: 'abcdefghijklmnopqrstuvwxyz' }))).toBeNull();
    expect(commitmentTo(aDonor({ salt: '' }))).toBeNull();
  });
});

test('base64url is read as it is written, and nothing else', () => {
  for (const length of [0, 1, 2, 3, 32]) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    expect(parseBase64Url(toBase64Url(bytes))).toEqual(bytes);
  }
  for (const text of ['A', 'AB', 'AA==', 'A+/A', 'AA A', '中']) expect(parseBase64Url(text), text).toBeNull();
});
