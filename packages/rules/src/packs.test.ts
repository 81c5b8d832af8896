import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { FAMILIES } from './families/families.ts';
import { PACKS } from './packs.ts';
import { factsWith, findingOf, NOON, verdictOf } from './testing/lawful-facts.ts';

const OPEN = { pack: 'open' };
const idsOf = (pack: 'cn' | 'open') => PACKS[pack].rules.map(({ id }) => id);

describe('the packs', () => {
  test('cn asks every rule but the one that G1 covers', () => {
    const all = Object.values(FAMILIES).flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(all.filter((id) => !idsOf('cn').includes(id))).toEqual(['G1-who']);
    expect(verdictOf('G1-who')).toBeNull();
  });

  test('open asks what holds everywhere', () => {
    expect(idsOf('open').toSorted()).toEqual(['E7', 'E8', 'F6', 'G1-who', 'G2-payee', 'G3']);
  });

  test('open cites no Chinese law, and still blocks', () => {
    const { findings } = evaluate(factsWith({ ...OPEN, 'surface.advertisements': 1 }), NOON);
    expect(findings.every(({ articles }) => articles.length === 0)).toBe(true);
    expect(findings.filter(({ outcome }) => outcome === 'block').map(({ rule }) => rule)).toEqual(['G3']);
  });

  test.each([
    ['surface.shown.organisationName', null],
    ['surface.shown.organisationName', '别的名字'],
    ['surface.shown.contact', null],
  ])('open wants to know who asks: %s as %s', (field, value) => {
    expect(verdictOf('G1-who', { ...OPEN, [field]: value })).toBe(`block: ${field}`);
    expect(verdictOf('G1-who', { ...OPEN, [field]: undefined })).toBe(`unknown: ${field}`);
  });

  test('open says nothing of a page that is not there', () => {
    expect(verdictOf('G1-who', OPEN)).toBe('pass');
    expect(verdictOf('G1-who', { ...OPEN, 'campaign.mode': 'targeted' })).toBe('pass');
    expect(verdictOf('G1-who', { ...OPEN, surface: undefined })).toBeNull();
  });

  test('open does not switch on what cn does', () => {
    expect(PACKS.open.switchedOn).toEqual([]);
    expect(findingOf('G1-filing-number', factsWith({ ...OPEN, 'surface.shown.filingNumber': null }))).toBeUndefined();
  });
});
