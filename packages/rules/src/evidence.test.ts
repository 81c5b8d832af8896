import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { factsWith, NOON } from './testing/lawful-facts.ts';

const SOURCE = { by: 'registrar', on: '2026-11-01', url: 'https://register.example.org/1' };

function evidenceOf(field: string, changes: Readonly<Record<string, unknown>>) {
  const all = evaluate(factsWith(changes), NOON).findings.flatMap(({ evidence }) => evidence);
  return all.find((one) => one.field === field);
}

describe('evidence', () => {
  test('tells a value of 120 characters whole and shortens a longer one', () => {
    const told = (length: number) =>
      evidenceOf('organisation.name', { 'organisation.name': '名'.repeat(length) })?.value;
    expect(told(120)).toBe('名'.repeat(120));
    expect(told(121)).toBe(`${'名'.repeat(120)}…`);
  });

  test('tells of a list how long it is, of a section that it is there, and of none that there is none', () => {
    expect(evidenceOf('campaign.partners', {})?.value).toBe('[1]');
    expect(evidenceOf('campaign.plan', {})?.value).toBe('{…}');
    expect(evidenceOf('campaign.stoppedOn', {})?.value).toBeNull();
    expect(evidenceOf('campaign.stoppedOn', { 'campaign.stoppedOn': undefined })).toBeUndefined();
  });

  test('names whoever vouched for the nearest section, and the first of two who vouched for one place', () => {
    const sources = [
      { ...SOURCE, path: 'no.such.place' },
      { ...SOURCE, path: 'campaign', by: 'platform' },
      { ...SOURCE, path: 'campaign.filing' },
      { ...SOURCE, path: 'campaign.filing', by: 'operator' },
    ];
    const by = (field: string) => evidenceOf(field, { sources })?.vouchedBy;
    expect(by('campaign.filing.number')).toBe('registrar');
    expect(by('campaign.startsOn')).toBe('platform');
    expect(by('organisation.uscc')).toBe('organisation');
    expect(evidenceOf('campaign.filing.number', { sources })).toMatchObject({ vouchedOn: SOURCE.on, url: SOURCE.url });
  });
});

describe('faults', () => {
  const faultsOf = (facts: unknown) =>
    evaluate(facts, NOON)
      .findings.filter(({ name }) => name === 'facts_readable')
      .map(({ outcome, fields }) => `${outcome} ${fields.join()}`);

  test('tell the names that a section does not have before what is wrong in it', () => {
    const organisation = { name: '', zzz: 1, certificate: { yyy: 2, number: 3 } };
    expect(faultsOf({ pack: 'cn', organisation })).toEqual([
      'warn organisation.zzz',
      'block organisation.name',
      'warn organisation.certificate.yyy',
      'block organisation.certificate.number',
    ]);
  });

  test('are fifty at most, of which a name is told to its sixtieth character', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`${'x'.repeat(70)}${number}`, 1]));
    const told = faultsOf({ pack: 'cn', ...many });
    expect(told).toHaveLength(50);
    expect(told[0]).toBe(`warn ${'x'.repeat(60)}`);
  });

  test('say where in a list they are, and leave the rest of it standing', () => {
    expect(faultsOf(factsWith({ platforms: [{ name: '示例' }, 7] }))).toEqual(['block platforms[1]']);
  });
});
