// Everything about one project: figures from the books, the plan, what is under way by kind, files, and what the public sees.

import type { ProjectCard, ProjectProgress, Upload, WorkItem, WorkKind } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { financingSection } from '../project/financing-section.ts';
import { outcomesPart } from '../project/outcomes-part.ts';
import { dateText, instantText } from '../text/date-text.ts';
import { fileKindText } from '../text/file-kind-text.ts';
import { moneyText } from '../text/money-text.ts';
import { sourceParagraphs, sourceText } from '../text/source-text.ts';
import { beginnings } from './beginnings.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import { itemLine } from './item-line.ts';
import { kindName } from './work-words.ts';

export interface KindWork {
  readonly kind: WorkKind;
  readonly items: readonly WorkItem[];
  /** There are older ones. */
  readonly more: boolean;
  readonly mayOpen: boolean;
}

export interface ProjectDeskOptions {
  readonly frame: ConsoleFrame;
  readonly card: ProjectCard;
  readonly progress: ProjectProgress;
  readonly work: readonly KindWork[];
  readonly files: readonly Upload[];
  /** Whoever looks may show files to the public and take them back. */
  readonly mayShowFiles: boolean;
  readonly today: string;
}

export function projectDeskPage(options: ProjectDeskOptions): Html {
  const { frame, card, progress, work, today } = options;
  const { context } = frame;
  const { consoleProjects: words } = messagesFor(context.lang);
  return consolePage(
    frame,
    html`<p class="lead">${sourceText(card.community, context)} · ${sourceText(card.federation.name, context)} · ${words.state}${context.lang === 'en' ? ': ' : '：'}${words.states[card.status]}</p>
<section><h2>${words.figures}</h2>${figures(card, context)}${outcomesPart(progress, messagesFor(context.lang))}</section>
${financingSection(progress, card, context)}
${work.map((one) => kindSection(one, { card, today }, context))}
${beginnings(unbegun(work), `?project=${card.projectId}`, context)}
<section><h2>${words.plan}</h2>${plan(card, context)}</section>
<section><h2>${words.files}</h2>${fileList(options)}</section>
<section class="screen-only"><h2>${words.links}</h2>${links(card, context)}</section>`,
  );
}

function figures(card: ProjectCard, context: PageContext): Html {
  const { currency, goal, raisedMinor, fundUse } = card;
  const words = messagesFor(context.lang);
  const money = (amountMinor: number) => moneyText({ amountMinor, currency }, context.lang);
  const rows = [
    [words.consoleProjects.goal, moneyText(goal, context.lang)],
    [words.consoleProjects.raised, money(raisedMinor)],
    [words.card.spent, money(fundUse.spentMinor)],
    [words.card.advances, money(fundUse.advancesMinor)],
    [words.consoleProjects.left, money(fundUse.heldMinor)],
  ];
  return html`<dl class="desk-figures">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

// A section for each of twenty kinds with nothing in it would bury those that have something.
function unbegun(work: readonly KindWork[]): readonly WorkKind[] {
  return work.filter(({ items, mayOpen }) => items.length === 0 && mayOpen).map(({ kind }) => kind);
}

interface Of {
  readonly card: ProjectCard;
  readonly today: string;
}

function kindSection({ kind, items, more, mayOpen }: KindWork, { card, today }: Of, context: PageContext): Html {
  if (items.length === 0) return html``;
  const { consoleProjects: words } = messagesFor(context.lang);
  const name = kindName(kind, context.lang);
  const { projectId } = card;
  return html`<section><h2>${name}</h2>
<ul class="plain-list desk-list">${items.map((item) => itemLine({ item, of: null, withState: true }, today, context))}</ul>
<p class="screen-only">${mayOpen ? html`<a class="quiet-button" href="${pageHref(`/console/open/${kind}?project=${projectId}`, context)}">${words.open}${context.lang === 'en' ? ': ' : '：'}${name}</a> ` : ''}${more ? html`<a href="${pageHref(`/console/projects/${projectId}/${kind}`, context)}">${words.allOf(name)}</a>` : ''}</p>
</section>`;
}

function plan(
  { summary, filedTitle, filingNumber, budget, milestones, dates }: ProjectCard,
  context: PageContext,
): Html {
  const { lang } = context;
  const words = messagesFor(lang);
  const lines = budget.map(
    ({ item, amount }) =>
      html`<tr><th scope="row">${sourceText(item, context)}</th><td class="amount">${moneyText(amount, lang)}</td></tr>`,
  );
  return html`${sourceParagraphs(summary, context)}
<p>${sourceText(filedTitle, context)} · <span class="code">${filingNumber}</span> · ${dateText(dates.startsOn, lang)} – ${dateText(dates.endsOn, lang)}</p>
${lines.length === 0 ? '' : html`<table class="ledger"><caption class="visually-hidden">${words.workFields.budget}</caption><tbody>${lines}</tbody></table>`}
${milestones.length === 0 ? '' : html`<ol>${milestones.map((milestone) => html`<li>${sourceText(milestone, context)}</li>`)}</ol>`}`;
}

function fileList({ files, mayShowFiles, frame: { context } }: ProjectDeskOptions): Html {
  const { consoleProjects: words, consoleItem } = messagesFor(context.lang);
  if (files.length === 0) return html`<p class="hint">${words.noFiles}</p>`;
  const items = files.map(
    ({ uploadId, href, label, mime, uploadedAt, purpose }) =>
      html`<li class="desk-item"><a href="${href}">${label === null ? fileKindText(mime, context.lang) : sourceText(label, context)}</a> <span class="fact-note">${instantText(uploadedAt, context.lang)}</span>${
        mayShowFiles && purpose !== 'evidence'
          ? html` <a class="screen-only" href="${pageHref(`/console/files/${uploadId}`, context)}">${words.showFile}</a>`
          : ''
      }</li>`,
  );
  return html`<p class="hint">${consoleItem.fileHint}</p><ul class="plain-list desk-list">${items}</ul>`;
}

function links({ projectId }: ProjectCard, context: PageContext): Html {
  const { consoleProjects: words } = messagesFor(context.lang);
  const all = [
    [`/p/${projectId}`, words.publicPage],
    [`/give/${projectId}`, words.givePage],
    ['/verify', words.proof],
    [`/embed/${projectId}`, words.embed],
    [`/v1/projects/${projectId}/ledger.csv`, words.csv],
  ] as const;
  return html`<ul class="desk-links">${all.map(([path, label]) => html`<li><a href="${pageHref(path, context)}">${label}</a></li>`)}</ul>`;
}
