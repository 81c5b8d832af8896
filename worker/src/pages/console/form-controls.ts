// Controls of a form, made from the fields of a schema. Each has its label, its hint and its fault beside it; what can be
// chosen is never typed.

import type { FieldType, FormField } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { describedBy, errorText, fieldMarks } from '../field-error.ts';
import type { Messages } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import type { FormChoice, FormModel } from './form-model.ts';
import { choicesFor, join, rowsOf, searchedIn } from './form-model.ts';
import { fieldHint, fieldLabel, knownValues, optionLabel } from './work-words.ts';

/** Longer texts get several lines. */
const ONE_LINE_MAX = 200;
/** More files than that are folded away. */
const FILES_SHOWN = 3;
const PICTURES_AND_PAPERS = 'image/jpeg,image/png,image/webp,application/pdf';

/** All controls of a form. */
export function formControls(model: FormModel, words: Messages): readonly Html[] {
  return controls({ model, words }, model.fields, '');
}

interface Drawing {
  readonly model: FormModel;
  readonly words: Messages;
}

function controls(drawing: Drawing, fields: readonly FormField[], path: string): readonly Html[] {
  return fields.flatMap((field) => {
    const name = join(path, field.name);
    return drawing.model.fixed.includes(name) || field.type.kind === 'other' ? [] : [control(drawing, field, name)];
  });
}

function control(drawing: Drawing, field: FormField, name: string): Html {
  const { type } = field;
  switch (type.kind) {
    case 'group':
      return group(drawing, name, { required: field.required, inside: controls(drawing, type.fields, name) });
    case 'flag':
      return flag(drawing, name);
    case 'list':
      return list(drawing, { field, name, item: type.item, max: type.max });
    default:
      return labelled(drawing, field, name);
  }
}

interface Group {
  readonly required: boolean;
  readonly inside: readonly Html[];
}

function group(drawing: Drawing, name: string, { required, inside }: Group): Html {
  const { model, words } = drawing;
  return html`<fieldset class="desk-group" id="${name}">
<legend>${fieldLabel({ kind: model.kind, path: name }, words)}${required ? '' : words.console.optional}</legend>
${errorText(name, model.errors)}
${inside}
</fieldset>`;
}

function flag({ model, words }: Drawing, name: string): Html {
  const checked = typedIn(model, name) === 'yes';
  return html`<p class="desk-field"><label class="desk-check"><input type="checkbox" id="${name}" name="${name}" value="yes"${checked ? html` checked` : ''}> ${fieldLabel({ kind: model.kind, path: name }, words)}</label></p>`;
}

function labelled(drawing: Drawing, field: FormField, name: string): Html {
  const { model, words } = drawing;
  const place = { kind: model.kind, path: name };
  const hint = [ownHint(field.type, words), fieldHint(place, words)].filter((text) => text !== null).join(' ');
  const hintId = `${name}-hint`;
  const marks = fieldMarks({ field: name, errors: model.errors, ...(hint === '' ? {} : { hint: hintId }) });
  return html`<div class="desk-field">
<label for="${name}">${fieldLabel(place, words)}${field.required ? '' : words.console.optional}</label>
${hint === '' ? '' : html`<p class="hint" id="${hintId}">${hint}</p>`}
${errorText(name, model.errors)}
${input(drawing, { field, name, marks })}
</div>`;
}

function ownHint(type: FieldType, { consoleForm: words }: Messages): string | null {
  if (type.kind === 'date') return words.dateHint;
  if (type.kind !== 'list') return null;
  return type.item.kind === 'minor' ? words.amountsHint : words.linesHint;
}

interface Marked {
  readonly field: FormField;
  readonly name: string;
  readonly marks: Html;
}

function input(drawing: Drawing, marked: Marked): Html {
  const { model } = drawing;
  const { field, name, marks } = marked;
  const { type } = field;
  const value = typedIn(model, name);
  const chosen = choicesOf(drawing, field, name);
  if (chosen !== null) return select(drawing, marked, chosen);
  switch (type.kind) {
    case 'date':
      // What is no date would not show in a field for dates.
      return html`<input type="${/^(\d{4}-\d\d-\d\d)?$/.test(value) ? 'date' : 'text'}" id="${name}" name="${name}" value="${value}" ${marks}>`;
    case 'money':
    case 'minor':
      return html`<span class="desk-unit"><input type="text" inputmode="decimal" id="${name}" name="${name}" value="${value}" autocomplete="off" ${marks}> ${model.unit}</span>`;
    case 'count':
      return html`<input class="desk-short" type="text" inputmode="numeric" id="${name}" name="${name}" value="${value}" autocomplete="off" ${marks}>`;
    case 'list':
      return type.item.kind === 'minor'
        ? html`<span class="desk-unit"><input type="text" id="${name}" name="${name}" value="${value}" ${marks}> ${model.unit}</span>`
        : html`<textarea id="${name}" name="${name}" rows="4" ${marks}>${value}</textarea>`;
    case 'text':
      return type.max > ONE_LINE_MAX && type.pattern === null && !type.web
        ? html`<textarea id="${name}" name="${name}" rows="4" ${marks}>${value}</textarea>`
        : html`<input type="text" id="${name}" name="${name}" value="${value}" ${marks}>`;
    default:
      return html``;
  }
}

function choicesOf({ model, words }: Drawing, field: FormField, name: string): readonly FormChoice[] | null {
  const given = choicesFor(model.choices, name);
  if (given !== undefined) return given;
  const place = { kind: model.kind, path: name };
  const values = field.type.kind === 'choice' ? field.type.options : knownValues(place, field, words);
  if (values.length === 0) return null;
  return values.map((value) => ({ value, label: optionLabel(place, value, words) }));
}

// What was chosen before stays to be chosen, whatever is offered now.
function select(drawing: Drawing, { name, marks }: Marked, offered: readonly FormChoice[]): Html {
  const { model, words } = drawing;
  const value = typedIn(model, name);
  const isOffered = value === '' || offered.some((choice) => choice.value === value);
  const choices = isOffered ? offered : [...offered, { value, label: value }];
  const options = choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
  );
  return html`<select id="${name}" name="${name}" ${marks}><option value="">${words.console.choose}</option>${options}</select>${search(drawing, name)}`;
}

// Looking for more sends the form to itself, so that nothing that was typed is lost.
function search({ model, words: { consoleForm } }: Drawing, name: string): Html | string {
  const looked = searchedIn(model, name);
  if (looked === undefined) return '';
  const control = `_${name.split('.').at(-1) ?? name}`;
  return html`<p class="hint" id="${control}-hint">${consoleForm.findHint}</p>
<label class="visually-hidden" for="${control}">${consoleForm.findWords}</label>
<p class="desk-find"><input type="search" id="${control}" name="${control}" value="${looked}" maxlength="60" aria-describedby="${control}-hint"> <button class="quiet-button" type="submit" name="_find" value="${name}">${consoleForm.find}</button></p>`;
}

interface ListField {
  readonly field: FormField;
  readonly name: string;
  readonly item: FieldType;
  readonly max: number;
}

function list(drawing: Drawing, { field, name, item, max }: ListField): Html {
  const { model, words } = drawing;
  if (item.kind === 'file') return fileList(drawing, field, name);
  if (item.kind === 'choice') return choiceList(drawing, { field, name, item, max });
  if (item.kind !== 'group') return labelled(drawing, field, name);
  const rows = Array.from({ length: rowsOf(model, name, max) }, (_, row) => {
    const path = join(name, row);
    return html`<fieldset class="desk-row" id="${path}"><legend>${words.consoleForm.row(row + 1)}</legend>${controls(drawing, item.fields, path)}</fieldset>`;
  });
  const inside = [
    html`<p class="hint">${words.consoleForm.rowsHint}</p>`,
    ...rows,
    html`<p><button class="quiet-button" type="submit" name="_more" value="${name}">${words.consoleForm.moreRows}</button></p>`,
  ];
  return group(drawing, name, { required: field.required, inside });
}

function choiceList({ model, words }: Drawing, { field, name, item }: ListField): Html {
  const place = { kind: model.kind, path: name };
  const options = item.kind === 'choice' ? item.options : [];
  const hint = fieldHint(place, words);
  const boxes = options.map((value) => {
    const checked = model.typed.get(name)?.includes(value) ? html` checked` : '';
    const label = choicesFor(model.choices, name)?.find((choice) => choice.value === value)?.label;
    return html`<li><label class="desk-check"><input type="checkbox" name="${name}" value="${value}"${checked}> ${label ?? optionLabel(place, value, words)}</label></li>`;
  });
  return html`<fieldset class="desk-group" id="${name}">
<legend>${fieldLabel(place, words)}${field.required ? '' : words.console.optional}</legend>
${hint === null ? '' : html`<p class="hint">${hint}</p>`}${errorText(name, model.errors)}
<ul class="plain-list">${boxes}</ul>
</fieldset>`;
}

function fileList({ model, words }: Drawing, { required }: FormField, name: string): Html {
  const { consoleForm, console } = words;
  const place = { kind: model.kind, path: name };
  const hint = [fieldHint(place, words), consoleForm.newFilesHint].filter((text) => text !== null).join(' ');
  const hintId = `${name}-hint`;
  const chosen = model.typed.get(name) ?? [];
  const marks = describedBy({ field: name, hint: hintId, errors: model.errors });
  const boxes = model.files.map(({ value, label }) => {
    const checked = chosen.includes(value) ? html` checked` : '';
    return html`<li><label class="desk-check"><input type="checkbox" name="${name}" value="${value}"${checked}> ${label}</label></li>`;
  });
  return html`<fieldset class="desk-group" id="${name}" ${marks}>
<legend>${fieldLabel(place, words)}${required ? '' : console.optional}</legend>
<p class="hint" id="${hintId}">${hint}</p>
${errorText(name, model.errors)}
${chosen.length > 0 && model.errors['form'] !== undefined ? html`<p class="hint">${consoleForm.keptFiles}</p>` : ''}
<div class="desk-field"><label for="${name}.camera">${consoleForm.photograph}</label>
<input type="file" id="${name}.camera" name="${name}.camera" accept="image/*" capture="environment"></div>
<div class="desk-field"><label for="${name}.new">${consoleForm.fromFolder}</label>
<input type="file" id="${name}.new" name="${name}.new" accept="${PICTURES_AND_PAPERS}" multiple></div>
${fileChoices({ title: consoleForm.chosenFiles, boxes, isOpen: chosen.length > 0 })}
</fieldset>`;
}

interface FileChoices {
  readonly title: string;
  readonly boxes: readonly Html[];
  readonly isOpen: boolean;
}

// After a month a project has fifty files, and on a phone they would stand before the amount.
function fileChoices({ title, boxes, isOpen }: FileChoices): Html | string {
  if (boxes.length === 0) return '';
  const list = html`<ul class="plain-list">${boxes}</ul>`;
  if (boxes.length <= FILES_SHOWN) return html`<p>${title}</p>${list}`;
  return html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>${list}</details>`;
}

function typedIn({ typed }: FormModel, name: string): string {
  return typed.get(name)?.[0] ?? '';
}
