// Duties and what answers them.

import type { Change, DutyAnswerRecord, DutyRecord } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

/** The publication of a campaign's result, due on a working day. */
export function aDuty(over: Partial<DutyRecord> = {}): DutyRecord {
  const subject = { charityId: anId('charity'), campaignId: anId('campaign'), projectId: null };
  const dueStrict = over.dueStrict ?? '2026-12-01';
  return {
    dutyId: anId('duty'),
    tenantId: anId('tenant'),
    ...subject,
    subjectId: over.projectId ?? over.campaignId ?? anId('campaign'),
    rule: 'D2',
    kind: 'campaign-final',
    dueStrict,
    dueLegal: dueStrict,
    met: false,
    told: true,
    words: {
      title: { zh: '募捐结束后的全面公开', en: 'the campaign in full' },
      contents: { zh: '募得款物情况', en: 'what was received' },
      isDueCertain: true,
      articles: [],
      mark: 'V1',
      entry: null,
      publishedHereOn: null,
      wasLate: false,
    },
    ...over,
  };
}

export function aDutyAnswer(over: Partial<DutyAnswerRecord> = {}): DutyAnswerRecord {
  return {
    tenantId: anId('tenant'),
    itemId: anId('item'),
    subjectId: anId('campaign'),
    kind: 'campaign-final',
    dueOn: '2026-12-01',
    digest: 'd'.repeat(64),
    publishedOn: '2026-11-20',
    entryUrl: null,
    entryOn: null,
    recordedMs: NOW_MS,
    ...over,
  };
}

/** The item that an answer comes from. */
export function openItem(label = 'item'): Change {
  const record = {
    itemId: anId(label),
    tenantId: anId('tenant'),
    kind: 'disbursements' as const,
    projectId: anId('project'),
    partnerId: null,
    charityId: null,
    openedBy: anId('person'),
    openedMs: NOW_MS,
  };
  return { kind: 'open-work', record, content: {}, digest: 'd'.repeat(64) };
}
