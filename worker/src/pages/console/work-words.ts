// What kinds, states, steps and fields are called. Machines bring their own words; fields are looked up in the catalogues,
// the longest name first, so that a new kind needs nothing but its labels.

import type { FormField, Role, WorkKind } from '@happy-homeland/contract';
import { ROLE_WORDS } from '@happy-homeland/contract/role';
import { machineOf } from '@happy-homeland/contract/work';
import type { Messages } from '../messages/messages-for.ts';
import type { Lang, PageContext } from '../page-context.ts';
import type { FormChoice } from './form-model.ts';

export interface Named {
  readonly zh: string;
  readonly en: string;
}

export function said({ zh, en }: Named, lang: Lang): string {
  return lang === 'en' ? en : zh;
}

export function kindName(kind: WorkKind, lang: Lang): string {
  return said(machineOf(kind), lang);
}

export function stateName({ kind, state }: { readonly kind: WorkKind; readonly state: string }, lang: Lang): string {
  const shape = machineOf(kind).states[state];
  return shape === undefined ? state : said(shape, lang);
}

/** `open` is no step of a machine; it is the first thing that is done to an item. */
export function stepName(
  { kind, step }: { readonly kind: WorkKind; readonly step: string },
  lang: Lang,
  words: Messages,
): string {
  const shape = machineOf(kind).steps[step];
  if (shape !== undefined) return said(shape, lang);
  return step === 'open' ? words.consoleItem.opened : step;
}

export function roleNames(roles: readonly Role[], lang: Lang): string {
  return roles.map((role) => said(ROLE_WORDS[role], lang)).join(lang === 'en' ? ', ' : '、');
}

/** Roles as they are chosen from a list. */
export function roleChoices(roles: readonly Role[], { lang }: PageContext): readonly FormChoice[] {
  return roles.map((role) => ({ value: role, label: said(ROLE_WORDS[role], lang) }));
}

export interface FieldPlace {
  readonly kind: string;
  /** Names from the top, joined by dots; rows of a list are numbers. */
  readonly path: string;
}

/** What a field is called, or null where no catalogue knows it. */
export function knownLabel(place: FieldPlace, { workFields }: Messages): string | null {
  return lookedUp(workFields, place);
}

export function fieldLabel(place: FieldPlace, words: Messages): string {
  return knownLabel(place, words) ?? lastOf(place.path);
}

export function fieldHint(place: FieldPlace, { workHints }: Messages): string | null {
  return lookedUp(workHints, place);
}

export function knownOption(place: FieldPlace, option: string, { workOptions }: Messages): string | null {
  const last = lastOf(place.path);
  const texts: Readonly<Record<string, string>> = workOptions;
  return texts[`${place.kind}.${last}.${option}`] ?? texts[`${last}.${option}`] ?? null;
}

export function optionLabel(place: FieldPlace, option: string, words: Messages): string {
  return knownOption(place, option, words) ?? option;
}

/** The values that a field without a list of its own is known to take, such as categories of projects. */
export function knownValues({ path }: FieldPlace, { type }: FormField, { workOptions }: Messages): readonly string[] {
  if (type.kind !== 'text' || type.pattern === null) return [];
  const { pattern } = type;
  const prefix = `${lastOf(path)}.`;
  return Object.keys(workOptions).flatMap((name) => {
    const value = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return value !== '' && pattern.test(value) ? [value] : [];
  });
}

function lookedUp(texts: Readonly<Record<string, string>>, { kind, path }: FieldPlace): string | null {
  const names = path.split('.').filter((name, place) => !/^\d+$/.test(name) && !(place === 0 && name === 'content'));
  for (let from = 0; from < names.length; from += 1) {
    const name = names.slice(from).join('.');
    const text = texts[`${kind}.${name}`] ?? texts[name];
    if (text !== undefined) return text;
  }
  return names.length === 0 ? (texts[path] ?? null) : null;
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}
