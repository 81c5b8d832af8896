// Values for a JSON Schema of the API document: what fits, what fits all but once, and what was never meant to.

import fc from 'fast-check';

export type JsonSchema = { readonly [key: string]: unknown };

/** Text that has broken something somewhere. */
const HOSTILE_TEXT = [
  '',
  ' ',
  '\u0000',
  '\u202eabc',
  '\u200b',
  '\ufeff',
  '\ud800',
  'e\u0301'.repeat(20),
  '😀'.repeat(100),
  "' OR 1=1 --",
  '"; DROP TABLE pledge; --',
  '%00',
  '%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '{{7*7}}',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
];
const HOSTILE_NUMBERS = [0, -0, -1, 0.1, 1e21, -1e21, 2 ** 31, 2 ** 53, Number.MAX_VALUE, 99_999_999, 100_000_000];

/** Anything that JSON can say, with a liking for what breaks things. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXT, ...HOSTILE_NUMBERS, null, true, [], {}, [[]], { a: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXT),
  fc.string({ unit: 'binary' }),
);

/** Values for a schema; now and then a part of one is replaced by something else. */
export function arbitraryOf(schema: JsonSchema, components: JsonSchema): fc.Arbitrary<unknown> {
  const fitting = fittingOf(schema, components);
  return fc.oneof({ arbitrary: fitting, weight: 12 }, { arbitrary: hostileValue, weight: 1 });
}

function fittingOf(schema: JsonSchema, components: JsonSchema): fc.Arbitrary<unknown> {
  if (typeof schema['$ref'] === 'string') return fittingOf(resolve(schema['$ref'], components), components);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, components)));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  if ('const' in schema) return fc.constant(schema['const']);
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, components);
    case 'array':
      return fc.array(arbitraryOf((schema['items'] ?? {}) as JsonSchema, components), { maxLength: 4 });
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: bound(schema['minimum'], -1), max: bound(schema['maximum'], 1_000_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return hostileValue;
  }
}

function objectOf(schema: JsonSchema, components: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const fields = Object.fromEntries(properties.map(([name, value]) => [name, arbitraryOf(value, components)]));
  const whole = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  const stranger = fc.tuple(whole, hostileText, hostileValue).map(([value, name, extra]) => {
    // As JSON.parse would: an own property, whatever it is called.
    return Object.defineProperty({ ...value }, name, { value: extra, enumerable: true, configurable: true });
  });
  return fc.oneof({ arbitrary: whole, weight: 15 }, { arbitrary: stranger, weight: 1 });
}

// A fifth of the time of a fuzz went into making these anew for each field; they hold nothing between values.
const FREE_TEXT = fc.oneof(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), hostileText);
const FORMATS: ReadonlyMap<unknown, fc.Arbitrary<string>> = new Map([
  ['uri', fc.webUrl({ validSchemes: ['https'] })],
  ['email', fc.emailAddress()],
  ['date', dateOf(10)],
  ['date-time', dateOf(24)],
  ['uuid', fc.uuid()],
]);
const patterns = new Map<string, fc.Arbitrary<string>>();

function textOf({ format, pattern }: JsonSchema): fc.Arbitrary<string> {
  const known = FORMATS.get(format);
  if (known !== undefined) return known;
  return typeof pattern === 'string' ? matching(pattern) : FREE_TEXT;
}

function matching(pattern: string): fc.Arbitrary<string> {
  const made = patterns.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  patterns.set(pattern, made);
  return made;
}

function dateOf(chars: number): fc.Arbitrary<string> {
  const range = { min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true };
  return fc.date(range).map((date) => date.toISOString().slice(0, chars));
}

function bound(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Math.abs(value) <= 1_000_000_000 ? value : otherwise;
}

function resolve(reference: string, components: JsonSchema): JsonSchema {
  const name = reference.split('/').at(-1) ?? '';
  return (components[name] ?? {}) as JsonSchema;
}
