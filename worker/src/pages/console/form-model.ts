// A form of a work item as a page draws it: fields of the contract's schema, what was typed so far, what is wrong with it,
// and what can be chosen instead of typed.

import type { FormField } from '@happy-homeland/contract';

/** What stands in the controls, by their names. */
export type Typed = ReadonlyMap<string, readonly string[]>;

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

export interface FormModel {
  /** What the form is of: a kind of work item, or a word of its own; labels are looked up by it. */
  readonly kind: string;
  readonly fields: readonly FormField[];
  readonly typed: Typed;
  /** By the name of the control; `form` for what belongs to none. */
  readonly errors: Readonly<Record<string, string>>;
  /** Name of a field, the last of its path, → what may be chosen there. */
  readonly choices: Readonly<Record<string, readonly FormChoice[]>>;
  /** Fields that offer only some of what may be chosen → the words that were looked for. */
  readonly searches?: Readonly<Record<string, string>>;
  /** Controls that nobody fills in: they are known. */
  readonly fixed: readonly string[];
  /** Files of the project that can be attached, by their digests. */
  readonly files: readonly FormChoice[];
  /** The currency of amounts, as its unit is written. */
  readonly unit: string;
  /** Empty rows of a list beyond those that are filled. */
  readonly spareRows: number;
}

/** Rows of a list that are filled, then the spare ones. */
export function rowsOf({ typed, spareRows }: FormModel, path: string, max: number): number {
  const numbers = [...typed.keys()].flatMap((name) => {
    if (!name.startsWith(`${path}.`)) return [];
    const row = Number(name.slice(path.length + 1).split('.')[0]);
    return Number.isSafeInteger(row) ? [row + 1] : [];
  });
  return Math.min(max, Math.max(0, ...numbers) + spareRows);
}

/** The words that were looked for in a field that does not offer all; undefined where it does. */
export function searchedIn({ searches }: FormModel, path: string): string | undefined {
  return searches?.[path.split('.').at(-1) ?? path];
}

/** What may be chosen in a control instead of typed; undefined where anything may be typed. */
export function choicesFor(choices: FormModel['choices'], path: string): readonly FormChoice[] | undefined {
  return choices[path.split('.').at(-1) ?? path];
}

export function join(path: string, name: string | number): string {
  return path === '' ? String(name) : `${path}.${name}`;
}

/** Names of all controls from top to bottom, for the summary of what is wrong. */
export function controlNames(fields: readonly FormField[], path = ''): readonly string[] {
  return fields.flatMap(({ name, type }) => {
    const own = join(path, name);
    return type.kind === 'group' ? [own, ...controlNames(type.fields, own)] : [own];
  });
}
