import { ApiError } from '@happy-homeland/sdk';
import { describe, expect, test } from 'vitest';
import type { GiftDraft } from './gift-draft.ts';
import { faultsOf, readAmount, readFittingAmount, readGift } from './gift-draft.ts';
import { sampleCard } from './testing/sample-card.ts';

const card = sampleCard();

function faultOf(draft: GiftDraft) {
  const gift = readGift(draft, card);
  return gift.kind === 'refused' ? gift.faults : {};
}

function requestOf(draft: GiftDraft) {
  const gift = readGift(draft, card);
  return gift.kind === 'ready' ? gift.request : undefined;
}

describe('the amount', () => {
  test.each([
    ['20', 2000],
    ['20.5', 2050],
    ['２０．５０', 2050],
    ['1,200 元', 120_000],
    ['￥30', 3000],
  ])('reads %s', (amount, minor) => {
    expect(readAmount({ amount }, card)).toBe(minor);
  });

  test('is the one picked when none is typed', () => {
    expect(readAmount({ preset: '5000', amount: ' ' }, card)).toBe(5000);
  });

  test('is the one typed when both are there', () => {
    expect(readAmount({ preset: '5000', amount: '7' }, card)).toBe(700);
  });

  test.each(['', 'abc', '1.005', '-5', '1e3'])('is refused as %j', (amount) => {
    expect(faultOf({ amount, fiscal: 'waived' })).toEqual({ amount: 'badAmount' });
  });

  test.each([
    ['0.99', 'tooLow'],
    ['1', undefined],
    ['50000', undefined],
    ['50000.01', 'tooHigh'],
  ])('of %s yuan is held to the bounds', (amount, fault) => {
    expect(faultOf({ amount }).amount).toBe(fault);
    expect(readFittingAmount({ amount }, card) === null).toBe(fault !== undefined);
  });
});

describe('a gift', () => {
  test('is anonymous unless asked otherwise, and without a fiscal receipt if that was said', () => {
    expect(requestOf({ preset: '2000', display: '', fiscal: 'waived' })).toEqual({
      projectId: card.projectId,
      amount: { amountMinor: 2000, currency: 'CNY' },
      display: { mode: 'anonymous' },
      fiscalReceipt: { mode: 'waived' },
    });
  });

  test('carries name, message and receipt facts when given', () => {
    const draft = {
      preset: '2000',
      display: 'name',
      name: ' 王阿姨 ',
      message: '加油',
      fiscal: 'requested',
      title: '王某',
      taxNumber: '91110000MA00000000',
      email: 'a@example.org',
    };
    expect(requestOf(draft)).toMatchObject({
      display: { mode: 'name', name: '王阿姨' },
      message: '加油',
      fiscalReceipt: { mode: 'requested', title: '王某', taxNumber: '91110000MA00000000', email: 'a@example.org' },
    });
  });

  test('does not carry a name that was typed before going back to anonymous', () => {
    expect(JSON.stringify(requestOf({ preset: '2000', display: '', name: '王阿姨', fiscal: 'waived' }))).not.toContain(
      '王阿姨',
    );
  });

  test.each([undefined, '', 'perhaps'])('is not ready while the fiscal receipt is %j', (fiscal) => {
    expect(faultOf({ preset: '2000', fiscal })).toEqual({ fiscal: 'noChoice' });
  });

  test('lacks neither name nor title when they are asked for', () => {
    expect(faultOf({ preset: '2000', display: 'name', name: ' ', fiscal: 'requested' })).toEqual({
      name: 'required',
      title: 'required',
    });
  });

  test.each([
    ['12345678901234', 'badTaxNumber'],
    ['123456789012345', undefined],
    ['12345678901234567890', undefined],
    ['123456789012345678901', 'badTaxNumber'],
    ['91110000ma0000000x', 'badTaxNumber'],
  ])('with the tax number %s is judged', (taxNumber, fault) => {
    expect(faultOf({ preset: '2000', fiscal: 'requested', title: 'T', taxNumber }).taxNumber).toBe(fault);
  });

  test.each(['a', 'a@b', 'a b@c.de'])('with the address %s is sent back', (email) => {
    expect(faultOf({ preset: '2000', fiscal: 'requested', title: 'T', email })).toEqual({ email: 'badEmail' });
  });
});

describe('a refusal by the server', () => {
  const refusal = (pointer: string) =>
    new ApiError({
      code: 'invalid-body',
      message: '422',
      problem: { type: 'x/invalid-body', title: 'x', status: 422, requestId: 'r', errors: [{ pointer, message: 'm' }] },
    });

  test.each([
    ['/fiscalReceipt/email', { email: 'badEmail' }],
    ['/display/name', { name: 'required' }],
    ['/amount/amountMinor', { amount: 'badAmount' }],
    ['/somethingElse', {}],
  ])('pointing at %s is told beside its field', (pointer, faults) => {
    expect(faultsOf(refusal(pointer))).toEqual(faults);
  });

  test('of the amount is told beside the amount', () => {
    expect(faultsOf(new ApiError({ code: 'invalid-amount', message: 'x' }))).toEqual({ amount: 'badAmount' });
  });

  test('that is none of the form’s business names no field', () => {
    expect(faultsOf(new Error('x'))).toEqual({});
  });
});
