// The content of an item as people read it: every field with its label, amounts in yuan, files as links.

import type { Currency, FieldType, FormField, WorkKind } from '@happy-homeland/contract';
import { isCurrency } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';
import type { FormModel } from './form-model.ts';
import { choicesFor, join } from './form-model.ts';
import { fieldLabel, optionLabel } from './work-words.ts';

/** A file as the screens link to it. */
export interface FileLink {
  readonly sha256: string;
  readonly href: string;
  readonly label: string;
}

export interface ContentView {
  readonly kind: WorkKind;
  readonly fields: readonly FormField[];
  readonly content: Readonly<Record<string, unknown>>;
  /** Name of a field → what its values are called, where they stand for something else. */
  readonly choices: FormModel['choices'];
  readonly files: readonly FileLink[];
  readonly currency: Currency;
  readonly context: PageContext;
}

/** A list of facts; what was left out does not appear. */
export function contentRows(view: ContentView): Html {
  return html`<dl class="rows">${rows(view, { fields: view.fields, of: view.content, path: '' })}</dl>`;
}

interface Part {
  readonly fields: readonly FormField[];
  readonly of: Readonly<Record<string, unknown>>;
  readonly path: string;
}

function rows(view: ContentView, { fields, of, path }: Part): readonly Html[] {
  const words = messagesFor(view.context.lang);
  return fields.flatMap(({ name, type }) => {
    const value = of[name];
    const own = join(path, name);
    if (isNothing(value)) return [];
    if (type.kind === 'group') return rows(view, { fields: type.fields, of: recordOf(value), path: own });
    const shown = shownValue(view, { type, value, path: own });
    if (shown === null) return [];
    return [html`<div><dt>${fieldLabel({ kind: view.kind, path: own }, words)}</dt><dd>${shown}</dd></div>`];
  });
}

interface Shown {
  readonly type: FieldType;
  readonly value: unknown;
  readonly path: string;
}

function shownValue(view: ContentView, { type, value, path }: Shown): Html | null {
  const { context, kind, currency } = view;
  const words = messagesFor(context.lang);
  switch (type.kind) {
    case 'money':
      return moneyOf(recordOf(value), context);
    case 'minor':
      return moneyText({ amountMinor: Number(value), currency }, context.lang);
    case 'date':
      return html`<time datetime="${String(value)}">${dateText(String(value), context.lang)}</time>`;
    case 'flag':
      return html`${value === true ? words.console.yes : words.console.no}`;
    case 'choice':
      return html`${optionLabel({ kind, path }, String(value), words)}`;
    case 'list':
      return Array.isArray(value) ? listOf(view, { type: type.item, value, path }) : null;
    case 'other':
      return html`<code class="code">${JSON.stringify(value)}</code>`;
    default:
      return textOf(view, String(value), path);
  }
}

function textOf({ choices, context, kind }: ContentView, text: string, path: string): Html {
  const named = choicesFor(choices, path)?.find(({ value }) => value === text)?.label;
  const known = named ?? optionLabel({ kind, path }, text, messagesFor(context.lang));
  if (!known.includes('\n')) return sourceText(known, context);
  return html`${sourceParagraphs(known, context)}`;
}

function moneyOf({ amountMinor, currency }: Readonly<Record<string, unknown>>, { lang }: PageContext): Html | null {
  if (typeof amountMinor !== 'number' || typeof currency !== 'string' || !isCurrency(currency)) return null;
  return moneyText({ amountMinor, currency }, lang);
}

function listOf(view: ContentView, { type, value, path }: Shown & { readonly value: readonly unknown[] }): Html {
  if (type.kind === 'file')
    return html`<ul class="plain-list">${value.map((file) => fileItem(view, recordOf(file)))}</ul>`;
  const items = value.map((one, row) => {
    if (type.kind !== 'group') return html`<li>${shownValue(view, { type, value: one, path })}</li>`;
    return html`<li>${inLine(view, { fields: type.fields, of: recordOf(one), path: join(path, row) })}</li>`;
  });
  return html`<ul class="plain-list">${items}</ul>`;
}

// A row of a list in one line: its values, without their labels.
function inLine(view: ContentView, { fields, of, path }: Part): readonly Html[] {
  return fields.flatMap(({ name, type }) => {
    if (isNothing(of[name])) return [];
    const shown = shownValue(view, { type, value: of[name], path: join(path, name) });
    return shown === null ? [] : [html`${shown} `];
  });
}

function fileItem({ files, context }: ContentView, file: Readonly<Record<string, unknown>>): Html {
  const sha256 = String(file['sha256']);
  const link = files.find((one) => one.sha256 === sha256);
  const words: Messages = messagesFor(context.lang);
  const short = html`<code class="code">${sha256.slice(0, 12)}…</code>`;
  if (link === undefined) return html`<li>${short} ${words.consoleItem.unknownFile}</li>`;
  return html`<li><a href="${link.href}">${sourceText(link.label, context)}</a> ${short}</li>`;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
