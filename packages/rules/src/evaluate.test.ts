import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf } from './catalog.ts';
import { evaluate } from './evaluate.ts';
import { FAMILIES } from './families/families.ts';
import type { Finding } from './finding.ts';
import { PACKS } from './packs.ts';
import { factsWith, findingOf, lawfulFacts, NOON } from './testing/lawful-facts.ts';

const RULES = Object.values(FAMILIES).flatMap(({ rules }) => rules);

/** Every place of the lawful facts that holds one value. */
function leavesOf(node: unknown, path: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [path.join('.')];
  return Object.entries(node).flatMap(([name, value]) => leavesOf(value, [...path, name]));
}

const LEAVES = leavesOf(lawfulFacts());
const aPath = () => fc.constantFrom(...LEAVES);
const anything = () =>
  fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
    fc.constantFrom('9999-12-31', '2024-02-30', '0000-01-01', -1, 1e308, '', '\u202e', 'NaN'),
  );

const byRule = (findings: readonly Finding[]) => new Map(findings.map((finding) => [finding.rule, finding]));

describe('the engine', () => {
  test('finds nothing wrong with facts in which nothing is wrong, and says that 2027 has no calendar yet', () => {
    const { findings } = evaluate(lawfulFacts(), NOON);
    expect(findings.filter(({ outcome, rule }) => outcome !== 'pass' && rule !== 'Z4')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'Z4')).toMatchObject([{ outcome: 'warn', name: 'calendar_unknown' }]);
  });

  test.each(['1949-09-30T12:00:00+08:00', '2201-01-01T12:00:00+08:00', '9999-12-31T12:00:00+08:00'])(
    'does not judge by an instant that no law knows: %s',
    (at) => {
      expect(evaluate(lawfulFacts(), at).findings).toMatchObject([{ rule: 'Z1', outcome: 'block', fields: ['at'] }]);
    },
  );

  test('stamps every verdict with its pack and version', () => {
    expect(evaluate(lawfulFacts(), NOON).pack).toEqual({ id: 'cn', version: PACKS.cn.version });
    expect(evaluate(factsWith({ pack: 'open' }), NOON).pack.id).toBe('open');
  });

  test('asks cn, and says so, where no pack was chosen', () => {
    const { pack, findings } = evaluate(factsWith({ pack: undefined }), NOON);
    expect(pack.id).toBe('cn');
    expect(findings[0]).toMatchObject({ rule: 'Z1', outcome: 'block', fields: ['pack'] });
  });

  test('never throws, never passes what it cannot read, whatever the facts are', () => {
    fc.assert(
      fc.property(anything(), fc.string(), (facts, at) => {
        const { findings } = evaluate(facts, at);
        expect(findings.some(({ outcome }) => outcome === 'block')).toBe(true);
        expect(findings.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('names the field that was spoilt, and never throws', () => {
    fc.assert(
      fc.property(aPath(), anything(), (path, spoilt) => {
        const { findings } = evaluate(factsWith({ [path]: spoilt }), NOON);
        const told = findings.filter(({ rule }) => rule === 'Z1').flatMap(({ fields }) => fields);
        expect(
          told.every((field) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`)),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is not brought down by an object that throws when it is read', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const getter = Object.defineProperty({}, 'uscc', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const hostile of [trap, getter]) {
      const { findings } = evaluate(factsWith({ organisation: hostile }), NOON);
      expect(findings).toContainEqual(
        expect.objectContaining({ rule: 'Z1', outcome: 'block', fields: ['organisation'] }),
      );
    }
    const circular: Record<string, unknown> = lawfulFacts();
    circular['organisation'] = circular;
    expect(evaluate(circular, NOON).findings.find(({ rule }) => rule === 'A10')?.outcome).toBe('unknown');
  });

  test('says the same whatever the order of the keys', () => {
    const reversed = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(reversed);
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(
        Object.entries(node)
          .toReversed()
          .map(([name, value]) => [name, reversed(value)]),
      );
    };
    expect(evaluate(reversed(lawfulFacts()), NOON)).toEqual(evaluate(lawfulFacts(), NOON));
  });

  test('takes the day in Shanghai, whatever the zone of the instant', () => {
    const [east, west] = [evaluate(lawfulFacts(), NOON), evaluate(lawfulFacts(), '2026-11-22T04:00:00Z')];
    expect({ ...west, at: NOON }).toEqual(east);
  });

  test('without a fact says unknown, or says what is missing, and never passes the rule that needs it', () => {
    fc.assert(
      fc.property(aPath(), (path) => {
        const facts = factsWith({ [path]: undefined });
        const { findings } = evaluate(facts, NOON);
        for (const rule of RULES.filter(({ needs }) => needs.some((need) => need === path))) {
          const finding = byRule(findings).get(rule.id);
          if (finding !== undefined) expect([rule.id, finding.outcome]).toEqual([rule.id, 'unknown']);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('turns block into pass by one added fact only where the finding had named it', () => {
    fc.assert(
      fc.property(fc.subarray(LEAVES, { minLength: 1, maxLength: 6 }), (paths) => {
        const [added = ''] = paths;
        const taken = Object.fromEntries(paths.map((path) => [path, undefined]));
        const { [added]: _told, ...rest } = taken;
        const [before, after] = [evaluate(factsWith(taken), NOON), evaluate(factsWith(rest), NOON)].map(
          ({ findings }) => byRule(findings),
        );
        for (const [rule, finding] of before ?? []) {
          if (finding.outcome !== 'block' || after?.get(rule)?.outcome !== 'pass') continue;
          const isNamed = finding.fields.some(
            (field) => field === added || added.startsWith(`${field}.`) || field.startsWith(added),
          );
          expect([rule, added, isNamed]).toEqual([rule, added, true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('tells duties by their day, those of one day by their rule, and those of one rule as they were told', () => {
    const changes = ['b', 'a', 'c'].map((what) => ({ what, changedOn: '2026-10-01', reason: what, filedOn: null }));
    const facts = factsWith({
      'campaign.startsOn': '2026-09-20',
      'campaign.changes': [...changes, { what: 'late', changedOn: '2026-10-20', reason: 'late', filedOn: null }],
      'campaign.emergency': { responseReference: '示例', startedOn: '2026-09-20', filedOn: null },
      'campaign.filing.supplementNoticeOn': '2026-10-06',
      'campaign.filing.supplementedOn': null,
    });
    const duties = evaluate(facts, NOON).duties.filter(({ kind }) => kind.endsWith('-filing'));
    expect(duties.map(({ dueStrict, rule, title }) => `${dueStrict} ${rule} ${title.en}`)).toEqual([
      '2026-09-30 B7 File the plan of the emergency campaign',
      '2026-10-11 B3-supplement Supplement the filing',
      '2026-10-11 B5 File the change: b',
      '2026-10-11 B5 File the change: a',
      '2026-10-11 B5 File the change: c',
      '2026-10-30 B5 File the change: late',
    ]);
    // The table has D8 before D10.
    const yearly = evaluate(lawfulFacts(), NOON).duties.filter(({ dueStrict }) => dueStrict === '2026-05-31');
    expect(yearly.map(({ rule }) => rule)).toEqual(['D10', 'D8']);
  });

  test('says who vouched for the certificate and when', () => {
    const evidence = findingOf('A1', lawfulFacts())?.evidence.find(
      ({ field }) => field === 'organisation.certificate.number',
    );
    expect(evidence).toEqual({
      field: 'organisation.certificate.number',
      value: '示例募证字第0001号',
      vouchedBy: 'operator',
      vouchedOn: '2026-11-01',
      url: null,
    });
  });
});

describe('the rules as data', () => {
  test('have ids and names of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has versions that follow each other and cite what was in force',
    (_, rule) => {
      for (const [place, { from, to, articles }] of rule.versions.entries()) {
        expect(to === null || from <= to).toBe(true);
        expect(articles.length).toBeGreaterThan(0);
        const next = rule.versions[place + 1];
        if (next !== undefined) expect(to !== null && to < next.from).toBe(true);
      }
    },
  );

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s speaks both languages', (_, rule) => {
    expect(summaryOf(rule)).not.toEqual(rule.title);
    for (const { zh, en } of [rule.title, summaryOf(rule)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
