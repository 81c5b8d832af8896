// What a body takes, read from its schema as a form has to ask for it: names, kinds and limits, and no words. Screens are
// made from this, so that a field that is added to a schema stands in its form.

import type * as z from 'zod/mini';
import { globalRegistry } from 'zod/mini';
import { evidenceFile } from './ledger.ts';
import { costMoney, largeMoney, money } from './scalars.ts';

/** How one value is asked for. */
export type FieldType =
  | { readonly kind: 'text'; readonly max: number; readonly pattern: RegExp | null; readonly web: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date' }
  /** An amount with its currency. */
  | { readonly kind: 'money'; readonly min: number }
  /** An amount in minor units whose currency is known: a field named `…Minor`. */
  | { readonly kind: 'minor'; readonly min: number; readonly max: number }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Digest, size and type of a file that is kept already. */
  | { readonly kind: 'file' }
  | { readonly kind: 'group'; readonly fields: readonly FormField[] }
  | { readonly kind: 'list'; readonly item: FieldType; readonly max: number }
  /** Nothing that a person fills in. */
  | { readonly kind: 'other' };

export interface FormField {
  readonly name: string;
  /** Whether the body fails without it. A field with an initial value may be left out. */
  readonly required: boolean;
  readonly initial?: unknown;
  readonly type: FieldType;
}

const TEXT_MAX = 2048;
const LIST_MAX = 50;
const AMOUNTS: readonly object[] = [money, largeMoney, costMoney];

/** The fields of an object schema, in its order. */
export function formFieldsOf(schema: object): readonly FormField[] {
  const { type } = described(schema);
  return type.kind === 'group' ? type.fields : [];
}

interface Described {
  readonly required: boolean;
  readonly initial?: unknown;
  readonly type: FieldType;
}

// The part of zod's own description that is read here (`_zod.def`, which zod 4 documents for those who build on it).
interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly shape?: Readonly<Record<string, object>>;
  readonly innerType?: object;
  readonly element?: object;
  readonly defaultValue?: unknown;
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly object[];
}

function described(schema: object): Described {
  const definition = parseDefinition(schema);
  const { type, innerType } = definition;
  if (innerType !== undefined && (type === 'optional' || type === 'nullable')) {
    return { ...described(innerType), required: false };
  }
  if (innerType !== undefined && type === 'default') {
    return { ...described(innerType), required: false, initial: definition.defaultValue };
  }
  return { required: true, type: typeOf(schema, definition) };
}

function typeOf(schema: object, definition: Definition): FieldType {
  const { least, most, pattern } = limitsOf(definition);
  switch (definition.type) {
    case 'object':
      return objectType(schema, definition);
    case 'array': {
      const item = described(definition.element ?? {}).type;
      return { kind: 'list', item, max: most ?? LIST_MAX };
    }
    case 'string':
      if (definition.format === 'date') return { kind: 'date' };
      return { kind: 'text', max: most ?? TEXT_MAX, pattern, web: definition.format === 'url' };
    case 'number':
      return { kind: 'count', min: least ?? 0, max: most ?? Number.MAX_SAFE_INTEGER };
    case 'boolean':
      return { kind: 'flag' };
    case 'enum':
      return { kind: 'choice', options: Object.values(definition.entries ?? {}) };
    default:
      return { kind: 'other' };
  }
}

function objectType(schema: object, { shape = {} }: Definition): FieldType {
  if (schema === evidenceFile) return { kind: 'file' };
  if (AMOUNTS.includes(schema)) return { kind: 'money', min: schema === costMoney ? 0 : 1 };
  const asked = Object.entries(shape).filter(([, value]) => !isReadOnly(value));
  return { kind: 'group', fields: asked.map(([name, value]) => fieldOf(name, described(value))) };
}

// What the deployment puts in is marked as OpenAPI has it, and no form asks for it.
function isReadOnly(schema: object): boolean {
  const { innerType } = parseDefinition(schema);
  if (innerType !== undefined) return isReadOnly(innerType);
  return globalRegistry.get(parseSchema(schema))?.['readOnly'] === true;
}

function parseSchema(schema: object): z.ZodMiniType {
  return schema as z.ZodMiniType;
}

// Unit last: the name says what a whole number counts.
function fieldOf(name: string, { type, ...rest }: Described): FormField {
  return { name, ...rest, type: name.endsWith('Minor') ? inMinor(type) : type };
}

function inMinor(type: FieldType): FieldType {
  if (type.kind === 'list') return { ...type, item: inMinor(type.item) };
  return type.kind === 'count' ? { ...type, kind: 'minor' } : type;
}

interface Limits {
  readonly least: number | null;
  readonly most: number | null;
  readonly pattern: RegExp | null;
}

function limitsOf({ checks = [], pattern = undefined }: Definition): Limits {
  let limits: Limits = { least: null, most: null, pattern: pattern ?? null };
  for (const check of checks.map(parseCheck)) {
    if (check.check === 'max_length') limits = { ...limits, most: check.maximum ?? null };
    if (check.check === 'less_than') limits = { ...limits, most: check.value ?? null };
    if (check.check === 'greater_than') limits = { ...limits, least: check.value ?? null };
    if (check.check === 'string_format') limits = { ...limits, pattern: check.pattern ?? null };
  }
  return limits;
}

interface Check {
  readonly check: string;
  readonly maximum?: number;
  readonly value?: number;
  readonly pattern?: RegExp;
}

// Every schema of zod has it.
function parseDefinition(schema: object): Definition {
  return (schema as z.core.$ZodType)._zod.def as unknown as Definition;
}

function parseCheck(check: object): Check {
  return (check as z.core.$ZodCheck)._zod.def as unknown as Check;
}
