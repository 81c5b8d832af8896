// Content as it would have been typed: what a form shows before anybody has changed it.

import type { Currency, FieldType, FormField } from '@happy-homeland/contract';
import { isCurrency, toDecimalText } from '@happy-homeland/contract/money';
import type { Typed } from '../../pages/index.ts';
import { join } from '../../pages/index.ts';

type Content = Readonly<Record<string, unknown>>;

/** Control → what stands in it. A field without a value has its initial one. */
export function typedValues(fields: readonly FormField[], content: Content, currency: Currency): Typed {
  return new Map(valuesOf(fields, content, { path: '', currency }));
}

interface Place {
  readonly path: string;
  readonly currency: Currency;
}

type Entry = readonly [string, readonly string[]];

function valuesOf(fields: readonly FormField[], content: Content, { path, currency }: Place): readonly Entry[] {
  return fields.flatMap(({ name, initial, required, type }) => {
    // What is in a group that is always there begins with its own initial values.
    const value = content[name] ?? initial ?? (required && type.kind === 'group' ? {} : undefined);
    return value === undefined || value === null ? [] : entriesOf(type, value, { path: join(path, name), currency });
  });
}

function entriesOf(type: FieldType, value: unknown, place: Place): readonly Entry[] {
  const { path, currency } = place;
  switch (type.kind) {
    case 'group':
      return valuesOf(type.fields, recordOf(value), place);
    case 'money':
      return [[path, [moneyText(recordOf(value))]]];
    case 'minor':
      return [[path, [toDecimalText({ amountMinor: Number(value), currency })]]];
    case 'flag':
      return value === true ? [[path, ['yes']]] : [];
    case 'list':
      return Array.isArray(value) ? listEntries(type.item, value, place) : [];
    case 'other':
      return [];
    default:
      return [[path, [String(value)]]];
  }
}

function listEntries(item: FieldType, values: readonly unknown[], place: Place): readonly Entry[] {
  const { path, currency } = place;
  switch (item.kind) {
    case 'group':
      return values.flatMap((value, row) => entriesOf(item, value, { path: join(path, row), currency }));
    case 'file':
      return [[path, values.map((value) => String(recordOf(value)['sha256']))]];
    case 'minor': {
      const texts = values.map((value) => toDecimalText({ amountMinor: Number(value), currency }).replace(/\.0+$/, ''));
      return [[path, [texts.join(' ')]]];
    }
    default:
      return [[path, [values.map(String).join('\n')]]];
  }
}

function moneyText({ amountMinor, currency }: Content): string {
  if (typeof amountMinor !== 'number' || typeof currency !== 'string' || !isCurrency(currency)) return '';
  return toDecimalText({ amountMinor, currency });
}

function recordOf(value: unknown): Content {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
