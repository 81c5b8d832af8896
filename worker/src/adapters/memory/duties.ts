// Duties without a disk: what the migration `duties` keeps with tables and triggers.

import { unreachable } from '../../assert.ts';
import type { DutyChange, DutyListQuery, DutyReads, DutyRecord, Guard, NamedDutyRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { DutyClockRow, Tables } from './tables.ts';

/** Has the duties of something that was put judged again. */
export function moveDuties(tables: Tables, row: Pick<DutyClockRow, 'subject' | 'subjectId' | 'parentId'>): void {
  const stamp = (tables.dutyClocks.get(row.subjectId)?.stamp ?? 0) + 1;
  tables.dutyClocks.put(row.subjectId, { ...row, judgedOn: '', stamp });
}

export function applyDuties(tables: Tables, change: DutyChange): Guard | null {
  switch (change.kind) {
    case 'keep-duties':
      return keepDuties(tables, change);
    case 'recheck-duties':
      for (const row of childrenOf(tables, change.parentId)) {
        if (row.subjectId > change.after && row.subjectId <= change.upTo) moveDuties(tables, row);
      }
      return null;
    case 'append-duty-answer':
      return appendAnswer(tables, change.record);
    default:
      return unreachable(change);
  }
}

function keepDuties(tables: Tables, change: Extract<DutyChange, { readonly kind: 'keep-duties' }>): Guard | null {
  const { subjectId, stamp, judgedOn, duties } = change;
  const row = tables.dutyClocks.get(subjectId);
  if (row?.stamp !== stamp) return 'facts';
  tables.dutyClocks.put(subjectId, { ...row, judgedOn });
  if (duties === null) return null;
  for (const kept of tables.duties.all()) if (kept.subjectId === subjectId) tables.duties.remove(kept.dutyId);
  for (const record of duties) {
    requireRule(record.dueLegal >= record.dueStrict, 'a day off only moves a date later');
    if (tables.duties.has(record.dutyId)) return 'facts';
    if (tables.charities.get(record.charityId)?.tenantId !== record.tenantId) return 'parent';
    tables.duties.put(record.dutyId, structuredClone(record));
  }
  return null;
}

function appendAnswer(
  tables: Tables,
  record: Extract<DutyChange, { readonly kind: 'append-duty-answer' }>['record'],
): Guard | null {
  const { tenantId, itemId, subjectId, kind, dueOn, entryUrl, entryOn } = record;
  requireRule((entryUrl === null) === (entryOn === null), 'an entry has its address and its date');
  const isRival = tables.dutyAnswers.some(
    (other) => other.subjectId === subjectId && other.kind === kind && other.dueOn === dueOn && other.itemId !== itemId,
  );
  if (isRival && kind !== 'major-event') return 'duty';
  if (tables.workItems.get(itemId)?.tenantId !== tenantId) return 'parent';
  tables.dutyAnswers.put(String(tables.dutyAnswers.size + 1), record);
  const row = tables.dutyClocks.get(subjectId);
  if (row !== undefined) moveDuties(tables, row);
  return null;
}

function childrenOf(tables: Tables, parentId: string): DutyClockRow[] {
  return tables.dutyClocks
    .all()
    .filter((row) => row.parentId === parentId)
    .sort((a, b) => compare(a.subjectId, b.subjectId));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function dutyReads(now: () => Tables): DutyReads {
  return {
    campaignById: async (campaignId) => now().campaigns.get(campaignId) ?? null,
    federationsBelow: async (tenantId, limit) => below(now(), tenantId).slice(0, limit),
    staleDuties: async ({ today, limit }) =>
      now()
        .dutyClocks.all()
        .filter(({ judgedOn }) => judgedOn < today)
        .sort((a, b) => compare(a.judgedOn, b.judgedOn) || compare(a.subjectId, b.subjectId))
        .slice(0, limit)
        .map(({ subject, subjectId, stamp, judgedOn }) => ({ subject, subjectId, stamp, judgedOn })),
    lastOfNext: async ({ parentId, after, limit }) =>
      childrenOf(now(), parentId)
        .filter(({ subjectId }) => subjectId > after)
        .slice(0, limit)
        .at(-1)?.subjectId ?? null,
    dutiesOf: async (subjectId) =>
      now()
        .duties.all()
        .filter((duty) => duty.subjectId === subjectId)
        .sort((a, b) => Number(a.met) - Number(b.met) || byDate(a, b)),
    federationsOwing: async ({ strictOn, legalOn }, limit) => {
      const owed = now()
        .duties.all()
        .filter(({ met }) => !met);
      const owing = owed.filter((duty) => strictOn.includes(duty.dueStrict) || duty.dueLegal === legalOn);
      return [...new Set(owing.map(({ tenantId }) => tenantId))].sort(compare).slice(0, limit);
    },
    projectsUnder: async (parentId, limit) => {
      const children = childrenOf(now(), parentId);
      const below = children.flatMap((row) => (row.subject === 'project' ? [row] : childrenOf(now(), row.subjectId)));
      return below.slice(0, limit).map(({ subjectId }) => subjectId);
    },
    lastPublicEntry: async (projectIds) =>
      now()
        .journals.all()
        .filter((entry) => entry.public && entry.projectId !== null && projectIds.includes(entry.projectId))
        .reduce((last, { seq }) => Math.max(last, seq), 0),
    duties: async (query) => listed(now(), query),
    dutyAnswers: async (subjectIds) =>
      now()
        .dutyAnswers.all()
        .filter(({ subjectId }) => subjectIds.includes(subjectId)),
  };
}

function below(tables: Tables, tenantId: string): string[] {
  const children = tables.federations.all().filter(({ parentTenantId }) => parentTenantId === tenantId);
  return [tenantId, ...children.flatMap((child) => below(tables, child.tenantId))];
}

function byDate(a: DutyRecord, b: DutyRecord): number {
  return compare(a.dueLegal, b.dueLegal) || compare(a.dutyId, b.dutyId);
}

function listed(tables: Tables, query: DutyListQuery): NamedDutyRecord[] {
  const order = query.newestFirst ? -1 : 1;
  return tables.duties
    .all()
    .filter((duty) => isWanted(duty, query, order))
    .sort((a, b) => order * byDate(a, b))
    .slice(0, query.limit)
    .map((duty) => named(tables, duty));
}

function isWanted(duty: DutyRecord, query: DutyListQuery, order: number): boolean {
  const { tenantIds, charityIds, subjectIds, met, legalFrom, legalTo, strictFrom, strictTo, after } = query;
  if (duty.met !== met || !tenantIds.includes(duty.tenantId)) return false;
  if (query.told !== undefined && duty.told !== query.told) return false;
  if (charityIds !== null && !charityIds.includes(duty.charityId)) return false;
  if (subjectIds !== null && !subjectIds.includes(duty.subjectId)) return false;
  if (legalFrom !== undefined && duty.dueLegal < legalFrom) return false;
  if (legalTo !== undefined && duty.dueLegal > legalTo) return false;
  if (strictFrom !== undefined && duty.dueStrict < strictFrom) return false;
  if (strictTo !== undefined && duty.dueStrict > strictTo) return false;
  if (after === undefined) return true;
  return order * (compare(duty.dueLegal, after.dueLegal) || compare(duty.dutyId, after.dutyId)) > 0;
}

function named(tables: Tables, duty: DutyRecord): NamedDutyRecord {
  const charity = tables.charities.get(duty.charityId);
  const campaign = duty.campaignId === null ? undefined : tables.campaigns.get(duty.campaignId);
  const project = duty.projectId === null ? undefined : tables.projects.get(duty.projectId);
  return {
    ...duty,
    federation: tables.federations.get(duty.tenantId)?.externalId ?? '',
    charity: charity?.externalId ?? '',
    charityName: charity?.name ?? '',
    campaign: campaign?.externalId ?? null,
    campaignTitle: campaign?.body.filedTitle ?? null,
    project: project?.externalId ?? null,
    projectTitle: project?.title ?? null,
  };
}
