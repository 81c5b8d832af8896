// Reports about projects, and the other pages that a secret in the address opens, with one text in every place that somebody else fills in.

import type { ComplaintPage, OwnComplaint, ProjectCard } from '@happy-homeland/contract';
import { complaintFormPage } from '../complaint/complaint-form.ts';
import { complaintPage } from '../complaint/complaint-page.ts';
import type { Html, PageContext } from '../page-context.ts';
import { giverCopyPage } from '../service/giver-copy-page.ts';
import { newsPage } from '../service/news-page.ts';

const COMPLAINT = {
  complaintNo: 'abcdefghijklmnop',
  about: 'progress',
  state: 'received',
  receivedOn: '2026-11-16',
  dueOn: '2026-11-23',
  answeredOn: null,
  answer: null,
  isLate: false,
} as const;

export const NO_COMPLAINTS: ComplaintPage = {
  items: [],
  nextCursor: null,
  figures: { received: 0, open: 0, overdue: 0, answeredInTime: 0, answeredLate: 0 },
};

export function sampleComplaints(text = '扶手本周装好（示例）。'): ComplaintPage {
  const upheld = { ...COMPLAINT, state: 'upheld', answeredOn: '2026-11-20', answer: text } as const;
  return {
    items: [COMPLAINT, upheld, { ...upheld, state: 'dismissed', answeredOn: '2026-11-30', isLate: true }],
    nextCursor: '3',
    figures: { received: 4, open: 2, overdue: 1, answeredInTime: 1, answeredLate: 1 },
  };
}

interface Material {
  readonly card: ProjectCard;
  readonly context: PageContext;
  readonly text?: string;
}

export function complaintPages({ card, context, text = '示例' }: Material): readonly (readonly [string, Html])[] {
  const form = { card, formKey: text, context };
  const errors = { form: text, about: text, text, contact: text };
  const own = { projectId: card.projectId, projectTitle: text, path: '/reports/abcdefghijklmnop/x', context };
  const copy = { path: '/copy/abcdefghijklmnopqrstuvwxyz', expiresAt: '2026-11-23T09:15:00.000Z', context };
  const waiting: OwnComplaint = { complaint: { ...COMPLAINT, isLate: true }, words: { text, contact: text } };
  const answered = { ...COMPLAINT, state: 'answered', answeredOn: '2026-11-20', answer: text } as const;
  return [
    ['news', newsPage({ ...own, isEnded: false })],
    ['news, ended', newsPage({ ...own, isEnded: true })],
    ['copy', giverCopyPage(copy)],
    ['copy, over', giverCopyPage({ ...copy, expiresAt: null })],
    ['copy, WeChat', giverCopyPage({ ...copy, context: { ...context, inWeChat: true } })],
    ['report', complaintFormPage(form)],
    ['report, errors', complaintFormPage({ ...form, errors, values: { about: 'money', text, contact: text } })],
    ['report, own', complaintPage({ ...own, own: waiting })],
    ['report, answered', complaintPage({ ...own, own: { complaint: answered, words: null } })],
  ];
}
