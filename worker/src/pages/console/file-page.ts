// One file of a project: what it is, whether the public sees it, and showing it or taking it back.

import type { Upload } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';
import { fileKindText } from '../text/file-kind-text.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { FormModel } from './form-model.ts';
import { plainForm } from './work-form-page.ts';

export interface FilePageOptions {
  readonly frame: ConsoleFrame;
  readonly file: Upload;
  /** Asks for the consent; shown while the file may become public. */
  readonly form: FormModel;
}

export function filePage({ frame, file, form }: FilePageOptions): Html {
  const { context } = frame;
  const { consoleFile: words } = messagesFor(context.lang);
  return consolePage(
    { ...frame, failed: Object.keys(form.errors).length > 0 },
    html`${facts({ frame, file })}
${deeds({ frame, file, form }, words)}
<p class="screen-only"><a href="${pageHref(`/console/projects/${file.projectId}`, context)}">${words.back}</a></p>`,
  );
}

function facts({ frame: { context }, file }: Omit<FilePageOptions, 'form'>): Html {
  const { consoleFile: words } = messagesFor(context.lang);
  const { href, label, mime, uploadedAt, purpose, publication } = file;
  const shown = isPublic(file) ? html`<a href="${publication?.href ?? ''}">${words.isPublic}</a>` : words.isPrivate;
  return html`<dl class="rows">
<div><dt>${words.file}</dt><dd><a href="${href}">${label === null ? fileKindText(mime, context.lang) : sourceText(label, context)}</a></dd></div>
<div><dt>${words.purpose}</dt><dd>${words.purposes[purpose]}</dd></div>
<div><dt>${words.uploaded}</dt><dd><time datetime="${uploadedAt}">${instantText(uploadedAt, context.lang)}</time></dd></div>
<div><dt>${words.seen}</dt><dd>${shown}</dd></div></dl>`;
}

function deeds({ frame: { context }, file, form }: FilePageOptions, words: Messages['consoleFile']): Html {
  const path = `/console/files/${file.uploadId}`;
  if (file.purpose === 'evidence') return html`<p class="notice">${words.evidence}</p>`;
  if (isPublic(file)) {
    return html`<form class="screen-only" method="post" action="${pageHref(`${path}/withdraw`, context)}">
<p class="main-action"><button class="button" type="submit">${words.withdraw}</button></p><p class="hint">${words.withdrawHint}</p></form>`;
  }
  return html`<section class="screen-only"><h2>${words.show}</h2><p class="hint">${words.showLead}</p>
${plainForm({ form, action: path, hidden: {}, submit: words.show }, context)}</section>`;
}

function isPublic({ publication }: Upload): boolean {
  return publication !== null && publication.withdrawnAt === null;
}
