// One form of a work item, drawn and read: opening an item or taking a step that asks for something. Whatever is refused
// comes back beside its field, with everything that was typed.

import type { Currency, FormField, WorkKind } from '@happy-homeland/contract';
import { PROBLEMS } from '@happy-homeland/contract';
import type { Refusal } from '../../domain/refusal.ts';
import type { WorkPlace } from '../../domain/work/work-handler.ts';
import type { Schema } from '../../http/body.ts';
import { parseValue } from '../../http/body.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { FormModel, Typed } from '../../pages/index.ts';
import { controlNames, fieldLabel, join } from '../../pages/index.ts';
import type { WorkContentRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { readFields } from './read-fields.ts';
import { renumbered } from './renumbered.ts';
import { typedValues } from './typed-values.ts';
import { workChoices } from './work-choices.ts';
import { evidenceOf, fileChoices, fileControls, keepFiles, projectFiles } from './work-files.ts';

const SPARE_ROWS = 3;

export interface FormCase {
  readonly kind: WorkKind;
  readonly fields: readonly FormField[];
  readonly schema: Schema<WorkContentRecord>;
  readonly place: WorkPlace;
  /** Whose files it can name: a project, or a plan that is to become one; null where there are none. */
  readonly filesOf: string | null;
  /** What the form begins with. */
  readonly content: WorkContentRecord;
  /** Path → value of what nobody types. */
  readonly fixed: Readonly<Record<string, unknown>>;
}

/** The form before anybody has typed. */
export async function freshForm(desk: Desk, form: FormCase, preset: Typed = new Map()): Promise<FormModel> {
  const typed = new Map([...preset, ...typedValues(form.fields, form.content, currencyOf(form))]);
  const model = await modelOf(desk, form, { typed, errors: {}, spareRows: SPARE_ROWS });
  return { ...model, typed: new Map([...onlyChoices(model), ...ownPartner(form), ...typed]) };
}

// Whoever carries the project out is the partner that most papers are of.
function ownPartner({ fields, place }: FormCase): Typed {
  const partner = place.file?.project.body.partner;
  const asks = fields.some(({ name }) => name === 'partner');
  return new Map(partner !== undefined && asks ? [['partner', [partner]]] : []);
}

/** Asked for when a plan is submitted at the latest. */
const NEEDED_LATER: readonly string[] = ['campaign', 'charity'];

// Where there is but one to choose, it is chosen.
function onlyChoices({ fields, choices }: FormModel): Typed {
  return new Map(onlyIn(fields, choices, ''));
}

function onlyIn(
  fields: readonly FormField[],
  choices: FormModel['choices'],
  path: string,
): readonly (readonly [string, readonly string[]])[] {
  return fields.flatMap(({ name, required, type }): readonly (readonly [string, readonly string[]])[] => {
    const own = join(path, name);
    if (type.kind === 'group') return onlyIn(type.fields, choices, own);
    const [first, second] = (path === '' && required) || NEEDED_LATER.includes(name) ? (choices[name] ?? []) : [];
    return first !== undefined && second === undefined ? [[own, [first.value]]] : [];
  });
}

interface Standing {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly spareRows: number;
}

async function modelOf(desk: Desk, form: FormCase, standing: Standing): Promise<FormModel> {
  const { kind, fields, fixed } = form;
  const uploads = await projectFiles(desk, form.filesOf);
  return {
    kind,
    fields,
    ...standing,
    ...(await workChoices(desk, form, standing.typed)),
    fixed: Object.keys(fixed),
    files: fileChoices(desk, uploads),
    unit: currencyOf(form) === 'CNY' && desk.context.lang !== 'en' ? '元' : currencyOf(form),
  };
}

function currencyOf({ place }: FormCase): Currency {
  return place.file?.project.currency ?? 'CNY';
}

export type ReadWorkForm =
  | { readonly kind: 'ready'; readonly content: WorkContentRecord; readonly typed: Typed }
  /** To be shown again: something does not fit, or more rows were asked for. */
  | { readonly kind: 'again'; readonly model: FormModel; readonly isFault: boolean };

/** What was posted, as the schema takes it. Files that came are kept first. */
export async function readWorkForm(desk: Desk, form: FormCase, posted: PostedForm): Promise<ReadWorkForm> {
  const { fields, fixed, schema, filesOf } = form;
  const controls = fileControls(fields);
  const { kept, refused } =
    filesOf === null
      ? { kept: new Map<string, string[]>(), refused: new Map<string, Refusal>() }
      : await keepFiles(desk, filesOf, { files: posted.files, controls });
  const typed = renumbered(fields, withFiles(posted.texts, kept));
  if (posted.texts.has('_more') || posted.texts.has('_find')) {
    const looked = new Map([...typed, ...[...posted.texts].filter(([name]) => name === '_charity')]);
    const model = await modelOf(desk, form, { typed: looked, errors: {}, spareRows: SPARE_ROWS });
    return { kind: 'again', model, isFault: false };
  }
  const known = evidenceOf(await projectFiles(desk, filesOf));
  const files = new Map([...evidenceIn(form.content), ...known].map((file) => [file.sha256, file]));
  const { content, errors } = readFields(fields, {
    typed,
    currency: currencyOf(form),
    fixed,
    files,
    words: desk.words,
  });
  const wrong = { ...errors, ...Object.fromEntries([...refused].map(([name, one]) => [name, sayRefusal(desk, one)])) };
  if (Object.keys(wrong).length > 0)
    return { kind: 'again', model: await faulty(desk, form, { typed, errors: wrong }), isFault: true };
  const parsed = parseValue(schema, content);
  if (parsed.kind === 'parsed') return { kind: 'ready', content: parsed.value, typed };
  return { kind: 'again', model: await refusedForm(desk, form, { typed, refusal: parsed }), isFault: true };
}

function withFiles(texts: Typed, kept: Typed): Typed {
  const typed = new Map([...texts].filter(([name]) => !name.startsWith('_')));
  for (const [name, digests] of kept) typed.set(name, [...(typed.get(name) ?? []), ...digests]);
  return typed;
}

// Evidence that came by another way than an upload stays what it was.
function evidenceIn(content: unknown): readonly { sha256: string; bytes: number; mime: string }[] {
  if (Array.isArray(content)) return content.flatMap(evidenceIn);
  if (typeof content !== 'object' || content === null) return [];
  const [sha256, bytes, mime] = ['sha256', 'bytes', 'mime'].map((name) => Reflect.get(content, name));
  if (typeof sha256 === 'string' && typeof bytes === 'number' && typeof mime === 'string')
    return [{ sha256, bytes, mime }];
  return Object.values(content).flatMap(evidenceIn);
}

function faulty(desk: Desk, form: FormCase, standing: Omit<Standing, 'spareRows'>): Promise<FormModel> {
  return modelOf(desk, form, { ...standing, spareRows: 1 });
}

/** The form with what a use case refused, beside the fields that it names. */
export function refusedForm(
  desk: Desk,
  form: FormCase,
  { typed, refusal }: { readonly typed: Typed; readonly refusal: Refusal },
): Promise<FormModel> {
  return faulty(desk, form, { typed, errors: errorsOf(desk, form, refusal) });
}

function errorsOf(desk: Desk, { kind, fields, fixed }: FormCase, refusal: Refusal): Readonly<Record<string, string>> {
  const names = controlNames(fields).filter((name) => !Object.hasOwn(fixed, name));
  const faults = (refusal.errors ?? []).map(({ pointer, message }) => {
    const path = pointer.split('/').slice(1).join('.');
    return { path, message, control: names.filter((name) => path === name || path.startsWith(`${name}.`)).at(-1) };
  });
  const beside = faults.flatMap(({ control, message }) =>
    control === undefined ? [] : [[control, sayRefusal(desk, { ...refusal, detail: message })] as const],
  );
  // Of what this form does not ask, an earlier one did: it is named, so that whoever mends it knows what to look for.
  const elsewhere = faults.filter(({ control, path }) => control === undefined && path !== '');
  if (beside.length > 0 && elsewhere.length === 0) return Object.fromEntries(beside);
  const labels = new Set(elsewhere.map(({ path }) => fieldLabel({ kind, path }, desk.words)));
  const listed = [...labels].join(desk.context.lang === 'en' ? ', ' : '、');
  const named = listed === '' ? '' : desk.words.consoleForm.about(listed);
  return { ...Object.fromEntries(beside), form: `${sayRefusal(desk, refusal)}${named}` };
}

/** What was refused in a sentence; what a program says of it is shown where it is English anyway. */
export function sayRefusal({ context, words }: Desk, { reason, detail }: Refusal): string {
  if (reason === 'stale-state') return words.consoleForm.stale;
  if (reason === 'idempotency-key-reused') return words.consoleForm.again;
  const { zh, en } = PROBLEMS[reason];
  if (context.lang !== 'en') return zh;
  return detail === undefined ? en : `${en}: ${detail}`;
}
