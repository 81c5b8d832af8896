// Forms of the desk that are no work items: the same controls, made from the contract's schema.

import type { FormField } from '@happy-homeland/contract';
import type { Refusal } from '../../domain/refusal.ts';
import type { Schema } from '../../http/body.ts';
import { parseValue } from '../../http/body.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { FormModel, Typed } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { readFields } from './read-fields.ts';
import { sayRefusal } from './work-form.ts';

export interface PlainCase<Value> {
  /** What its labels are looked up by. */
  readonly kind: string;
  readonly fields: readonly FormField[];
  readonly schema: Schema<Value>;
  readonly choices: FormModel['choices'];
  /** What nobody types. */
  readonly fixed: Readonly<Record<string, unknown>>;
}

export function plainModel<Value>(
  { kind, fields, choices, fixed }: PlainCase<Value>,
  typed: Typed = new Map(),
  errors: FormModel['errors'] = {},
): FormModel {
  return { kind, fields, typed, errors, choices, fixed: Object.keys(fixed), files: [], unit: '元', spareRows: 0 };
}

export type ReadPlain<Value> =
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'again'; readonly model: FormModel };

/** What was posted, as the schema takes it, or the form with what is wrong. */
export function readPlain<Value>(desk: Desk, form: PlainCase<Value>, { texts }: PostedForm): ReadPlain<Value> {
  const { fields, fixed, schema } = form;
  const read = readFields(fields, { typed: texts, currency: 'CNY', fixed, files: new Map(), words: desk.words });
  if (Object.keys(read.errors).length > 0) return { kind: 'again', model: plainModel(form, texts, read.errors) };
  const parsed = parseValue(schema, { ...read.content, ...fixed });
  if (parsed.kind === 'parsed') return { kind: 'ready', value: parsed.value };
  return { kind: 'again', model: refusedPlain(desk, form, { texts, refusal: parsed }) };
}

/** The form with what a use case refused, beside the fields that it names. */
export function refusedPlain<Value>(
  desk: Desk,
  form: PlainCase<Value>,
  { texts, refusal }: { readonly texts: Typed; readonly refusal: Refusal },
): FormModel {
  const errors = (refusal.errors ?? []).map(({ pointer, message }) => {
    const name = pointer.split('/')[1] ?? '';
    const control = form.fields.some((field) => field.name === name) && !(name in form.fixed) ? name : 'form';
    return [control, sayRefusal(desk, { ...refusal, detail: message })] as const;
  });
  const all = errors.length === 0 ? [['form', sayRefusal(desk, refusal)] as const] : errors;
  return plainModel(form, texts, Object.fromEntries(all));
}
