import { describe, expect, test } from 'vitest';
import type { CheckId } from './card-checks.ts';
import { cardChecks } from './card-checks.ts';
import { checkSummary } from './check-section.ts';
import { sampleCard, samplePage } from './testing/sample-card.ts';

function outcomeOf(id: CheckId, changes: Parameters<typeof sampleCard>[0] = {}) {
  return cardChecks(sampleCard(changes)).find((check) => check.id === id)?.outcome;
}

function certificateUntil(validTo: string | null) {
  const { charity } = sampleCard();
  return { charity: { ...charity, certificate: { ...charity.certificate, validTo } } };
}

describe('automatic checks', () => {
  test('take the last day of a certificate as valid, the next as not, and no date as unknown', () => {
    expect(outcomeOf('certificate', certificateUntil('2026-11-22'))).toBe('clean');
    expect(outcomeOf('certificate', certificateUntil('2026-11-21'))).toBe('attention');
    expect(outcomeOf('certificate', certificateUntil(null))).toBe('unknown');
  });

  test('judge the period on the day of the card, both ends included', () => {
    expect(outcomeOf('dates', { dates: { startsOn: '2026-11-22', endsOn: '2026-11-22' } })).toBe('clean');
    expect(outcomeOf('dates', { dates: { startsOn: '2026-11-23', endsOn: '2026-12-22' } })).toBe('attention');
    expect(outcomeOf('dates', { dates: { startsOn: '2026-10-22', endsOn: '2026-11-21' } })).toBe('attention');
  });

  test('find no fault with an appeal that takes nothing before its period or after it ended', () => {
    const past = { startsOn: '2026-10-22', endsOn: '2026-11-21' };
    const coming = { startsOn: '2026-11-23', endsOn: '2026-12-22' };
    expect(outcomeOf('dates', { dates: past, intake: 'campaign-ended' })).toBe('clean');
    expect(outcomeOf('dates', { dates: coming, intake: 'not-yet-open' })).toBe('clean');
  });

  test('want a declared listing and an account in the charity’s own name', () => {
    expect(outcomeOf('listing')).toBe('clean');
    expect(outcomeOf('listing', { platforms: [] })).toBe('attention');
    expect(outcomeOf('account', { charity: { ...sampleCard().charity, accountName: '某某社区居委会' } })).toBe(
      'attention',
    );
  });

  test('re-add the figures and notice one fen', () => {
    const { fundUse } = sampleCard();
    expect(outcomeOf('fundUse')).toBe('clean');
    expect(outcomeOf('sources')).toBe('clean');
    expect(outcomeOf('fundUse', { fundUse: { ...fundUse, heldMinor: fundUse.heldMinor + 1 } })).toBe('attention');
    expect(outcomeOf('sources', { raisedMinor: fundUse.raisedMinor - 1 })).toBe('attention');
  });

  test('count what is unknown apart, name the caveat and never claim compliance', () => {
    const summary = checkSummary(sampleCard(), samplePage());
    expect(summary).toBe('自动核对：5 项未见问题，1 项资料不足 · 资料由机构填报，可到慈善中国核实');
    expect(checkSummary(sampleCard({ platforms: [] }), samplePage())).toContain('1 项需要留意');
    expect(summary).not.toContain('合规');
  });
});
