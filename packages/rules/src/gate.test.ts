import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { gateAt } from './gate.ts';
import { factsWith, lawfulFacts, NOON } from './testing/lawful-facts.ts';

const closedBy = (facts: unknown, moment: 'publish' | 'render' | 'pay' | 'apply') =>
  gateAt(evaluate(facts, NOON), moment).closedBy.map(({ rule }) => rule);

test('is open where nothing is wrong', () => {
  expect(gateAt(evaluate(lawfulFacts(), NOON), 'pay')).toEqual({ isOpen: true, closedBy: [] });
});

test('is closed by what blocks', () => {
  const facts = factsWith({ 'organisation.certificate.status': 'none' });
  expect(gateAt(evaluate(facts, NOON), 'pay').isOpen).toBe(false);
  expect(closedBy(facts, 'pay')).toContain('A1');
});

test('is closed by what could block and was not told', () => {
  expect(closedBy(factsWith({ 'organisation.certificate.status': undefined }), 'pay')).toContain('A1');
});

test('stays open at a moment that the rule is not about', () => {
  const facts = factsWith({ 'organisation.certificate.status': 'none' });
  expect(closedBy(facts, 'apply')).toEqual([]);
});
