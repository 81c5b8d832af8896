import { describe, expect, test } from 'vitest';
import { articlesOf, factsWith, findingOf, lawfulFacts } from '../testing/lawful-facts.ts';

describe('B9 asks for the decision', () => {
  test('and passes with it', () => {
    expect(findingOf('B9', lawfulFacts())?.outcome).toBe('pass');
    expect(articlesOf(findingOf('B9', lawfulFacts()))).toEqual(['《慈善组织公开募捐管理办法》第十五条']);
  });

  test.each(['campaign.filing.hasDecision', 'campaign.filing.legalRepresentativeAgreed'])(
    'and without %s blocks a filing under way, and warns of one that is complete',
    (field) => {
      expect(findingOf('B9', factsWith({ [field]: false }))).toMatchObject({ outcome: 'warn', fields: [field] });
      for (const status of ['none', 'submitted', 'supplement', 'withdrawn']) {
        const facts = factsWith({ [field]: false, 'campaign.filing.status': status });
        expect(findingOf('B9', facts)).toMatchObject({ outcome: 'block', fields: [field] });
      }
    },
  );

  test.each([
    ['2024-09-04', undefined],
    ['2024-09-05', 'pass'],
  ])('of filings since 2024-09-05: %s gives %s', (submittedOn, outcome) => {
    expect(findingOf('B9', factsWith({ 'campaign.filing.submittedOn': submittedOn }))?.outcome).toBe(outcome);
  });
});

describe('B10 asks for the online packet', () => {
  test('and passes with it', () => {
    expect(findingOf('B10', lawfulFacts())).toMatchObject({ outcome: 'pass', mark: 'V3' });
    expect(articlesOf(findingOf('B10', lawfulFacts()))).toEqual(['《慈善组织公开募捐方案备案指引（试行）》']);
  });

  test.each(['onlinePacketSubmitted', 'hasForm', 'hasCommitment'])('and warns without %s', (name) => {
    expect(findingOf('B10', factsWith({ [`campaign.filing.${name}`]: false }))).toMatchObject({
      outcome: 'warn',
      softened: false,
      fields: [`campaign.filing.${name}`],
    });
  });

  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'pass'],
  ])('of filings since 2026: %s gives %s', (submittedOn, outcome) => {
    expect(findingOf('B10', factsWith({ 'campaign.filing.submittedOn': submittedOn }))?.outcome).toBe(outcome);
  });
});
