// Screens that read files: statements and filings.

import type { ConsoleFrame } from '../console/console-page.ts';
import { filingNotice, filingPage } from '../console/filing-page.ts';
import { importPage } from '../console/import-page.ts';
import { importProgressPage } from '../console/import-progress-page.ts';
import type { WorkFormPageOptions } from '../console/work-form-page.ts';
import { workFormPage } from '../console/work-form-page.ts';
import type { Html } from '../page-context.ts';

const AT = '2026-11-20T02:00:00.000Z';

/** Pasting a filing, and the form that it filled in. */
export function filingPages(
  frame: ConsoleFrame,
  form: Omit<WorkFormPageOptions, 'frame'>,
): readonly (readonly [string, Html])[] {
  const text = form.submit;
  const said = { understood: [{ label: text }], left: [{ label: text, words: text, why: 'unread' }] } as const;
  const about = filingNotice({ ...said, isCut: true, again: '/console' }, frame.context);
  return [
    ['desk, filing', filingPage({ frame, action: '/console/filing/project-plans', errors: { text } })],
    ['desk, filed', workFormPage({ ...form, frame, about })],
  ];
}

/** A form, a file that does not fit, and an import on its way. */
export function importPages(frame: ConsoleFrame, text: string): readonly (readonly [string, Html])[] {
  const chosen = [{ value: text, label: text }];
  const listed = { path: '/console/import/a', source: 'bank', name: text, rows: 2, amount: '¥2.00', at: AT } as const;
  const reason = { zh: text, en: text };
  const trouble = {
    findings: [{ sheet: text, cell: 'B2', row: 2, field: 'amount', reason }],
    heads: [text, 'column:B'],
    names: { date: text },
    strangers: [text],
  } as const;
  const form = { frame, platforms: [text], federation: 'shili', projects: chosen, key: 'k', typed: new Map() };
  const none = { latest: [], errors: {}, trouble: null, searched: null };
  const counts = [
    { outcome: 'waiting', rows: 1, amount: '¥1.00' },
    { outcome: 'refused', rows: 1, amount: '¥1.00' },
  ] as const;
  const note = { firstRow: 2, lastRow: 5, rows: 2, outcome: 'refused', reason: text } as const;
  const progress = { frame, charity: text, columnNames: { date: text }, left: 1, doneRows: 1, furtherNotes: 2 };
  const tried = { ...progress, listed: { ...listed, phase: 'tried' }, notes: [], stopped: false } as const;
  const fit = [{ outcome: 'counted', rows: 2, amount: '¥2.00' }] as const;
  return [
    ['desk, import', importPage({ ...form, ...none })],
    [
      'desk, import again',
      importPage({
        ...form,
        searched: { text, isMore: true },
        latest: [{ ...listed, phase: 'done' }],
        errors: { form: text, file: text },
        trouble,
      }),
    ],
    ['desk, import tried', importProgressPage({ ...tried, counts: fit, confirm: { rows: 2, amount: '¥2.00' } })],
    [
      'desk, import stopped',
      importProgressPage({
        ...{ ...progress, listed: { ...listed, phase: 'booking' }, notes: [note], stopped: true, counts },
        confirm: null,
      }),
    ],
  ];
}
