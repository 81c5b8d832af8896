// The first screen of an import: where the file is from, and the file. What did not fit comes back with its rows, and with
// what the columns and projects were taken for, to be said otherwise.

import type { ColumnNames, Field, RowFinding } from '@happy-homeland/sheet';
import { FIELD_WORDS, FIELDS, REQUEST_LIMITS } from '@happy-homeland/sheet';
import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { FormChoice, Typed } from './form-model.ts';
import type { ListedImport } from './import-list.ts';
import { importList } from './import-list.ts';
import { said } from './work-words.ts';

export interface ImportPageOptions {
  readonly frame: ConsoleFrame;
  /** As the filed plans name them. */
  readonly platforms: readonly string[];
  /** Whose imports these are, by its external id. */
  readonly federation: string;
  readonly projects: readonly FormChoice[];
  /** What was looked for among the projects, where not all are offered. */
  readonly searched: { readonly text: string; readonly isMore: boolean } | null;
  readonly latest: readonly ListedImport[];
  readonly typed: Typed;
  /** By control; `form` for what belongs to none. */
  readonly errors: Readonly<Record<string, string>>;
  readonly key: string;
  /** What the file said, where one was read and did not fit. */
  readonly trouble: ImportTrouble | null;
}

export interface ImportTrouble {
  readonly findings: readonly RowFinding[];
  /** What heads each column. */
  readonly heads: readonly string[];
  /** What the columns were taken for. */
  readonly names: ColumnNames;
  /** Names of projects that say nothing here. */
  readonly strangers: readonly string[];
}

type ImportWords = Messages['consoleImport'];

const FAULTS_SHOWN = 100;
const SOURCES = ['platform', 'bank', 'cash'] as const;

export function importPage(options: ImportPageOptions): Html {
  const { frame, errors, trouble, latest } = options;
  const { context } = frame;
  const { consoleImport: words, console } = messagesFor(context.lang);
  const order = ['form', 'source', 'platform', 'account', 'project', 'file'];
  return consolePage(
    { ...frame, failed: Object.keys(errors).length > 0 },
    html`${trouble === null ? html`<p class="lead">${words.lead}</p>` : ''}
${errorSummary({ title: console.errorsTitle, errors, order })}
${trouble === null ? '' : faults(options, trouble)}
${projectSearch(options, words)}
<form class="paper desk-form screen-only" method="post" action="${pageHref(formPath(options), context)}" enctype="multipart/form-data" accept-charset="utf-8" novalidate>
<input type="hidden" name="_key" value="${options.key}">
${sources(options, words)}
${platforms(options, words)}
${accountField(options, words)}
${projectField(options, words)}
${trouble === null ? '' : columnFields(options, trouble)}
${trouble === null ? '' : strangerFields(options, trouble)}
${fileField(options, words)}
<p class="hint">${words.privacy}</p>
<p class="main-action"><button class="button" type="submit">${trouble === null ? words.submit : words.again}</button></p>
</form>
<section><h2>${words.latest}</h2>${importList(latest, context)}</section>`,
  );
}

// The list stays as it was looked for, also where the file does not fit.
function formPath({ federation, searched }: ImportPageOptions): string {
  const query = new URLSearchParams({ federation, ...(searched === null ? {} : { q: searched.text }) });
  return `/console/import?${query}`;
}

function projectSearch({ frame: { context }, federation, searched, projects }: ImportPageOptions, words: ImportWords) {
  if (searched === null) return '';
  const { consoleProjects } = messagesFor(context.lang);
  const carried = [
    ...new URL(pageHref(`/console/import?federation=${federation}`, context), 'http://page.invalid').searchParams,
  ];
  const hidden = carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const found = projects.length === 0 ? words.foundNone : words.foundSome(projects.length, searched.isMore);
  return html`<form class="screen-only" method="get" action="/console/import" accept-charset="utf-8">${hidden}
<div class="desk-field"><label for="q">${words.search}</label><p class="hint" id="q-hint">${words.searchHint} ${found}</p>
<input type="search" id="q" name="q" value="${searched.text}" maxlength="60" aria-describedby="q-hint"></div>
<p><button class="quiet-button" type="submit">${consoleProjects.submit}</button></p></form>`;
}

function faults({ frame: { context } }: ImportPageOptions, { findings }: ImportTrouble): Html | string {
  if (findings.length === 0) return '';
  const { consoleImport: words } = messagesFor(context.lang);
  const rows = findings
    .slice(0, FAULTS_SHOWN)
    .map(
      ({ sheet, cell, row, field, reason }) =>
        html`<tr><th scope="row">${row}</th><td><span class="begun">${said(FIELD_WORDS[field], context.lang)}</span></td><td>${sourceText(words.rowPlace(sheet, cell), context)}</td><td>${said(reason, context.lang)}</td></tr>`,
    );
  const more = findings.length - FAULTS_SHOWN;
  return html`<section><h2>${words.faults(findings.length)}</h2><p class="begun">${words.faultsLead}</p>
<div class="table-scroll"><table class="ledger desk-faults"><thead><tr><th scope="col">${words.row}</th><th scope="col">${words.field}</th><th scope="col">${words.place}</th><th scope="col">${words.reason}</th></tr></thead><tbody>${rows}</tbody></table></div>
${more > 0 ? html`<p class="hint">${words.faultsMore(more)}</p>` : ''}</section>`;
}

function sources({ typed, errors }: ImportPageOptions, words: ImportWords): Html {
  const chosen = typed.get('source')?.[0] ?? 'platform';
  const radios = SOURCES.map(
    (source) =>
      html`<li><label class="desk-check"><input type="radio" name="source" value="${source}"${source === chosen ? html` checked` : ''}> ${words.kinds[source]}</label></li>`,
  );
  return html`<fieldset class="desk-group" id="source"><legend>${words.kind}</legend>${errorText('source', errors)}<ul class="plain-list">${radios}</ul></fieldset>`;
}

interface Select {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly FormChoice[];
  readonly none: string;
  readonly value: string;
}

function select({ name, label, hint, choices, none, value }: Select, errors: ImportPageOptions['errors']): Html {
  const isOffered = value === '' || choices.some((choice) => choice.value === value);
  const all = isOffered ? choices : [...choices, { value, label: value }];
  const options = all.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
  );
  const marks = fieldMarks({ field: name, errors, ...(hint === undefined ? {} : { hint: `${name}-hint` }) });
  return html`<div class="desk-field"><label for="${name}">${label}</label>
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}${errorText(name, errors)}
<select id="${name}" name="${name}" ${marks}><option value="">${none}</option>${options}</select></div>`;
}

function platforms({ platforms: names, typed, errors, frame }: ImportPageOptions, words: ImportWords) {
  const { console } = messagesFor(frame.context.lang);
  const choices = names.map((name) => ({ value: name, label: name }));
  const value = typed.get('platform')?.[0] ?? (names.length === 1 ? (names[0] ?? '') : '');
  const { platform: label, platformHint: hint } = words;
  return select({ name: 'platform', label, hint, choices, none: console.choose, value }, errors);
}

function accountField({ typed, errors }: ImportPageOptions, { account, accountHint }: ImportWords): Html {
  const marks = fieldMarks({ field: 'account', errors, hint: 'account-hint' });
  return html`<div class="desk-field"><label for="account">${account}</label><p class="hint" id="account-hint">${accountHint}</p>${errorText('account', errors)}
<input type="text" id="account" name="account" maxlength="40" autocomplete="off" value="${typed.get('account')?.[0] ?? ''}" ${marks}></div>`;
}

function projectField({ projects, typed, errors, frame }: ImportPageOptions, words: ImportWords): Html {
  const { console } = messagesFor(frame.context.lang);
  const value = typed.get('project')?.[0] ?? (projects.length === 1 ? (projects[0]?.value ?? '') : '');
  const { project: label, projectHint: hint } = words;
  return select({ name: 'project', label, hint, choices: projects, none: console.choose, value }, errors);
}

function columnFields({ frame: { context } }: ImportPageOptions, { heads, names }: ImportTrouble): Html | string {
  if (heads.length === 0) return '';
  const { consoleImport: words } = messagesFor(context.lang);
  const choices = [...new Set(heads)].map((head) => ({ value: head, label: headLabel(head, words) }));
  const fields = FIELDS.map((field: Field) =>
    select(
      {
        name: `column.${field}`,
        label: said(FIELD_WORDS[field], context.lang),
        choices,
        none: words.columnNone,
        value: names[field] ?? '',
      },
      {},
    ),
  );
  return html`<fieldset class="desk-group desk-pairs" id="columns"><legend>${words.columns}</legend><p class="hint">${words.columnsLead}</p>${fields}</fieldset>`;
}

function headLabel(head: string, words: ImportWords): string {
  return head.startsWith('column:') ? words.columnLetter(head.slice('column:'.length)) : head;
}

function strangerFields({ frame, projects, typed }: ImportPageOptions, { strangers }: ImportTrouble): Html | string {
  if (strangers.length === 0) return '';
  const { consoleImport: words } = messagesFor(frame.context.lang);
  const fields = strangers.map((stranger, at) => {
    const name = `stranger.${at}`;
    const value = typed.get(`${name}.project`)?.[0] ?? '';
    return html`<input type="hidden" name="${name}" value="${stranger}">${select(
      { name: `${name}.project`, label: stranger, choices: projects, none: words.strangerNone, value },
      {},
    )}`;
  });
  return html`<fieldset class="desk-group" id="strangers"><legend>${words.strangers}</legend><p class="hint">${words.strangersLead}</p>${fields}</fieldset>`;
}

function fileField({ errors, trouble }: ImportPageOptions, words: ImportWords): Html {
  const { fileMaxBytes, rowsMax } = REQUEST_LIMITS;
  const limits = words.fileHint(fileMaxBytes / 1024 / 1024, rowsMax);
  const marks = fieldMarks({ field: 'file', errors, hint: 'file-hint' });
  return html`<div class="desk-field"><label for="file">${words.file}</label><p class="hint" id="file-hint">${trouble === null ? '' : html`${words.againHint} `}${limits}</p>${errorText('file', errors)}
<input type="file" id="file" name="file" accept=".xlsx,.csv,.txt,text/csv" ${marks}></div>`;
}
