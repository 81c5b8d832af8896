// The screens of those who carry the work, with one text in every place that somebody else fills in.

import type { ListedDuty, ProjectCard, Upload, WorkEvent, WorkItem } from '@happy-homeland/contract';
import { bodiesOf, consentInput, formFieldsOf } from '@happy-homeland/contract';
import type { ConsoleFrame } from '../console/console-page.ts';
import { CONSOLE_PLACES } from '../console/console-page.ts';
import { dutiesPage } from '../console/duties-page.ts';
import { filePage } from '../console/file-page.ts';
import type { FormModel } from '../console/form-model.ts';
import { itemPage } from '../console/item-page.ts';
import { peopleDeskPage } from '../console/people-desk-page.ts';
import { projectDeskPage } from '../console/project-desk-page.ts';
import { projectListPage } from '../console/project-list.ts';
import { sitesPage } from '../console/sites-page.ts';
import { spentNotice } from '../console/spent-notice.ts';
import type { TodayStage } from '../console/today-page.ts';
import { todayPage } from '../console/today-page.ts';
import { workFormPage } from '../console/work-form-page.ts';
import { workListPage } from '../console/work-list-page.ts';
import type { Html, PageContext } from '../page-context.ts';
import { aHeldGift, heldPages } from './held-pages.ts';
import { filingPages, importPages } from './import-pages.ts';
import { sampleProgress } from './sample-progress.ts';

interface Material {
  readonly card: ProjectCard;
  readonly context: PageContext;
  readonly text?: string;
}

const TODAY = '2026-11-22';
const AT = '2026-11-20T02:00:00.000Z';
const DIGEST = 'ab'.repeat(32);

function anArticle(label: { readonly zh: string; readonly en: string }) {
  return { instrument: 'CL23', article: 79, clause: null, label, effectiveFrom: '2024-09-05', effectiveTo: null };
}

function dutyPages(frame: ConsoleFrame, text: string): readonly (readonly [string, Html])[] {
  return [
    [
      'desk, duties',
      dutiesPage({
        frame,
        federation: 'shili',
        state: null,
        duties: [aListedDuty(text)],
        nextCursor: 'c',
        mayReport: true,
      }),
    ],
    [
      'desk, no duties',
      dutiesPage({ frame, federation: 'shili', state: 'met', duties: [], nextCursor: null, mayReport: false }),
    ],
  ];
}

function aListedDuty(text: string): ListedDuty {
  const words = { zh: text, en: text };
  return {
    ...{ dutyId: 'd', state: 'overdue', subject: 'project', federation: 'shili', charity: 'c', campaign: 'c' },
    ...{ project: 'p', projectId: 'p', name: text },
    duty: {
      ...{ rule: 'D1', kind: 'project-final', title: words, contents: words, dueStrict: TODAY, dueLegal: TODAY },
      ...{
        isDueCertain: true,
        articles: [anArticle(words)],
        mark: 'V1',
        status: 'published-here',
      },
      ...{ entry: { url: 'https://cszg.mca.gov.cn/x', on: TODAY }, publishedHereOn: TODAY, wasLate: true },
    },
  };
}

const A_PUBLICATION = { consent: {}, publishedAt: AT, withdrawnAt: null, href: '/v1/files/f' };

function aFile(label: string): Upload {
  return {
    ...{
      uploadId: 'f',
      projectId: 'p',
      purpose: 'photograph',
      copyOf: null,
      sha256: DIGEST,
      bytes: 1,
      mime: 'image/png',
    },
    ...{ width: 1, height: 1, label, saltedHash: DIGEST, uploadedAt: AT, href: '/v1/manage/uploads/f/file' },
    publication: null,
  };
}

function filePages(frame: ConsoleFrame, form: FormModel, text: string): readonly (readonly [string, Html])[] {
  const file = aFile(text);
  return [
    ['desk, file', filePage({ frame, file, form })],
    ['desk, file that is public', filePage({ frame, file: { ...file, publication: A_PUBLICATION }, form })],
  ];
}

export function consolePages({ card, context, text = '示例' }: Material): readonly (readonly [string, Html])[] {
  const frame = aFrame(context, text);
  const item = anItem(text);
  const form = aForm(text);
  const line = { item, project: text, federation: text };
  const stage = { kind: 'spendings', state: 'submitted', total: 3, waiting: [line] } as const;
  const kind = { kind: 'spendings', items: [item], more: true, mayOpen: true } as const;
  const project = {
    projectId: 'p',
    title: text,
    community: text,
    federation: text,
    status: 'open',
    path: '/console',
  } as const;
  const page = { form, action: '/console/open/spendings', hidden: { _key: text }, submit: text, back: '/console' };
  const plain = { ...form, kind: 'people', fields: [], errors: {} };
  return [
    ...dutyPages(frame, text),
    ...importPages(frame, text),
    ...filingPages(frame, page),
    ...todayPages(frame, text, stage),
    ...heldPages(frame, text),
    ['desk, item', anItemPage(frame, item, text)],
    ['desk, form', workFormPage({ ...page, frame, about: spentNotice(null, context) })],
    ['desk, form again', workFormPage({ ...page, frame, about: spentNotice('/console', context) })],
    [
      'desk, projects',
      projectListPage({
        frame,
        projects: [project],
        searched: text,
        nextCursor: text,
        lead: text,
        links: [{ path: '/console', label: text }],
      }),
    ],
    [
      'desk, project',
      projectDeskPage({
        ...{ frame, card, progress: sampleProgress(text).progress, work: [kind] },
        ...{ files: [aFile(text)], mayShowFiles: true, today: TODAY },
      }),
    ],
    ...filePages(frame, { ...form, kind: 'files', fields: formFieldsOf(consentInput), errors: {} }, text),
    ['desk, list', workListPage({ frame, items: [item], nextCursor: text, today: TODAY })],
    ['desk, people', aPeoplePage(frame, plain, text)],
    [
      'desk, sites',
      sitesPage({
        frame,
        federation: 'a',
        asking: [{ requestId: 'r', origin: text, name: text, contact: text, askedAt: AT }],
        sites: [{ name: text, origin: text }],
        form: plain,
      }),
    ],
  ];
}

function todayPages(frame: ConsoleFrame, text: string, stage: TodayStage): readonly (readonly [string, Html])[] {
  return [
    [
      'desk, today',
      todayPage({
        frame: { ...frame, notice: text },
        stages: [stage],
        money: [{ seq: 12, amount: { amountMinor: 30_000, currency: 'CNY' }, on: TODAY }],
        held: [aHeldGift(text)],
        mayListHeld: true,
        today: TODAY,
        mayOpen: ['spendings'],
        roles: ['finance'],
      }),
    ],
    [
      'desk, nothing',
      todayPage({ frame, stages: [], money: [], held: [], mayListHeld: false, today: TODAY, mayOpen: [], roles: [] }),
    ],
  ];
}

function aFrame(context: PageContext, text: string): ConsoleFrame {
  return { context, title: text, subject: text, here: 'today', places: CONSOLE_PLACES, person: text };
}

function anItem(text: string): WorkItem {
  const content = {
    partner: text,
    category: text,
    amount: { amountMinor: 100, currency: 'CNY' },
    spentOn: TODAY,
    note: text,
  };
  return {
    ...{ itemId: 'i', kind: 'spendings', state: 'submitted', revision: 1, projectId: 'p', waitsFor: ['supervisor'] },
    ...{ dueOn: '2026-11-21', content, digest: DIGEST, outcome: { projectId: text }, next: ['sign'], openedBy: text },
    ...{ openedAt: AT, updatedAt: AT },
  };
}

function anItemPage(frame: ConsoleFrame, item: WorkItem, text: string): Html {
  const { context } = frame;
  const event = {
    revision: 1,
    step: 'return',
    from: 'a',
    to: 'returned',
    by: text,
    role: 'finance',
    at: AT,
    digest: DIGEST,
  } as const;
  const events: readonly (WorkEvent & { readonly name: string })[] = [
    { ...event, input: { reason: text, paidOn: TODAY }, name: text },
  ];
  const fields = formFieldsOf(bodiesOf('spendings').open);
  const content = {
    kind: 'spendings',
    fields,
    content: item.content,
    choices: {},
    files: [],
    currency: 'CNY',
    context,
  } as const;
  const steps = [
    { step: 'sign', asks: false },
    { step: 'return', asks: true },
  ];
  const project = { projectId: 'p', title: text };
  return itemPage({
    frame,
    kind: 'spendings',
    item,
    events,
    content,
    said: { text, from: { kind: 'contact', text } },
    steps,
    key: text,
    project,
    federation: text,
    today: TODAY,
  });
}

function aForm(text: string): FormModel {
  const fields = [...formFieldsOf(bodiesOf('spendings').open), ...formFieldsOf(bodiesOf('project-plans').open)];
  const typed = new Map(
    ['amount', 'note', 'spentOn', 'project.title', 'project.budget.0.item'].map((name) => [name, [text]]),
  );
  const errors = { form: text, amount: text, evidence: text, 'project.title': text };
  const choices = { partner: [{ value: text, label: text }] };
  return {
    kind: 'spendings',
    fields,
    typed,
    errors,
    choices,
    fixed: [],
    files: [{ value: text, label: text }],
    unit: '元',
    spareRows: 1,
  };
}

function aPeoplePage(frame: ConsoleFrame, form: FormModel, text: string): Html {
  const grant = { grantId: 'g', role: 'finance', partner: 'a', charity: null, givenAt: AT } as const;
  const person = { personId: 'q', name: text, email: text, twoFactor: false, grants: [grant] };
  const key = { keyId: 'k', federation: 'a', label: text, roles: [], createdAt: AT, expiresAt: AT, revokedAt: null };
  const keys = [key, { ...key, expiresAt: null }];
  return peopleDeskPage({
    frame,
    federation: 'a',
    people: [person],
    keys,
    names: { a: text },
    invite: form,
    newKey: form,
    made: text,
    today: TODAY,
  });
}
