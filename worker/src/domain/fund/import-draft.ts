// A statement on its way through the screens: all of it is tried, somebody says yes, all of it is booked. It goes on for a
// short stretch at a time, so that no request takes long, and continues wherever it stopped: what names a row names its entry,
// so a stretch that was lost half-way is done again and counts nothing twice.

import type { ImportOutcome, ImportResult, Role } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type {
  ImportDraftRecord,
  ImportNote,
  ImportProgress,
  ImportRequest,
  Ports,
  ProjectFile,
} from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { refuseUnlessMay } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { importMoney } from './money-import.ts';

/** How long one request works on it; what it has begun it ends. */
const STRETCH_MS = 4_000;
const NOTES_KEPT = 100;

export interface OpeningImport
  extends Pick<
    ImportDraftRecord,
    'columnNames' | 'document' | 'draftId' | 'name' | 'projectId' | 'projectNames' | 'source'
  > {
  /** Sums, empty rows and money that went out. */
  readonly left: number;
  readonly requests: readonly ImportRequest[];
}

/** Keeps the rows of a statement. The same form sent twice is one draft; with another file in it, it is another. */
export async function openImport(
  ports: Ports,
  actor: Actor,
  { requests, left, ...opening }: OpeningImport,
): Promise<ImportDraftRecord | Refusal> {
  const file = await fileToImport(ports, actor, opening.projectId);
  if ('reason' in file) return file;
  const rows = requests.flat();
  const nowMs = ports.clock.nowMs();
  const record: ImportDraftRecord = {
    ...opening,
    tenantId: file.project.tenantId,
    openedBy: actor.id,
    figures: {
      rows: rows.reduce((sum, { numbers }) => sum + numbers.length, 0),
      amountMinor: rows.reduce((sum, { row }) => sum + row.amountMinor, 0),
      left,
      requests: requests.length,
    },
    phase: 'trying',
    answered: 0,
    outcome: NOTHING_YET,
    revision: 1,
    createdMs: nowMs,
    updatedMs: nowMs,
  };
  const committed = await ports.store.commit([{ kind: 'insert-import', record, requests }]);
  if (committed.kind === 'committed') return record;
  const before = await ports.store.work.importDraft(opening.draftId);
  if (before === null || saidBy(before) === saidBy(record)) return draftToImport(ports, actor, opening.draftId);
  // Somebody went back to the form and chose another file: what is confirmed must be what was sent last.
  const draftId = await ports.ids.named('import', opening.draftId, saidBy(record));
  return openImport(ports, actor, { ...opening, draftId, left, requests });
}

/** What the form and its file said, for comparing. */
function saidBy({ projectId, source, name, document, columnNames, projectNames }: ImportDraftRecord): string {
  return canonicalJson({ projectId, source, name, document, columnNames: { ...columnNames }, projectNames });
}

/** Who may import. */
export function importRoles(): readonly Role[] {
  const roles = OPERATION_ROLES.importMoney;
  return roles === 'anyone' ? [] : roles;
}

/** The project whose books a statement is for, where the actor may import into them. */
export async function fileToImport(ports: Ports, actor: Actor, projectId: string): Promise<ProjectFile | Refusal> {
  const file = await ports.store.directory.file(projectId);
  if (file === null) return refused('not-found');
  const { tenantId, charityId } = file.project;
  const ancestors = await ports.store.directory.ancestors(tenantId);
  return refuseUnlessMay(actor, { tenantId, ancestors, roles: importRoles(), charityId }) ?? file;
}

/** A draft, for whoever may import into its books. */
export async function draftToImport(ports: Ports, actor: Actor, draftId: string): Promise<ImportDraftRecord | Refusal> {
  const draft = await ports.store.work.importDraft(draftId);
  if (draft === null) return refused('not-found');
  const file = await fileToImport(ports, actor, draft.projectId);
  return 'reason' in file ? file : draft;
}

/** One stretch further, where there is something to do. Whoever comes second finds what the first has done. */
export async function continueImport(
  ports: Ports,
  actor: Actor,
  draft: ImportDraftRecord,
): Promise<ImportDraftRecord | Refusal> {
  if (draft.phase === 'tried' || draft.phase === 'done') return draft;
  const requests = await ports.store.work.importRequests(draft.draftId);
  const startMs = ports.clock.nowMs();
  let { answered, outcome } = draft;
  while (answered < requests.length) {
    const request = requests[answered] ?? [];
    const result = await answer(ports, actor, { draft, request });
    if (isRefusal(result)) return result;
    outcome = withOutcomes(outcome, request, result);
    answered += 1;
    if (ports.clock.nowMs() - startMs >= STRETCH_MS) break;
  }
  const isOver = answered >= requests.length;
  const over = draft.phase === 'trying' ? 'tried' : 'done';
  return moved(ports, draft, { answered, outcome, phase: isOver ? over : draft.phase });
}

/** Somebody has seen what would become of it and says yes. Not while one row would be refused. */
export async function confirmImport(ports: Ports, actor: Actor, draftId: string): Promise<ImportDraftRecord | Refusal> {
  const draft = await draftToImport(ports, actor, draftId);
  // Sent twice, or by two: it is under way.
  if ('reason' in draft || draft.phase === 'booking' || draft.phase === 'done') return draft;
  if (draft.phase !== 'tried' || draft.outcome.counts.refused.rows > 0) return refused('illegal-transition');
  return moved(ports, draft, { answered: 0, outcome: NOTHING_YET, phase: 'booking' });
}

async function moved(
  { store, clock }: Ports,
  draft: ImportDraftRecord,
  to: Pick<ImportDraftRecord, 'answered' | 'outcome' | 'phase'>,
): Promise<ImportDraftRecord> {
  const record = { ...draft, ...to, revision: draft.revision + 1, updatedMs: clock.nowMs() };
  const committed = await store.commit([{ kind: 'move-import', record }]);
  return committed.kind === 'committed' ? record : ((await store.work.importDraft(draft.draftId)) ?? draft);
}

interface Asked {
  readonly draft: ImportDraftRecord;
  readonly request: ImportRequest;
}

function answer(ports: Ports, actor: Actor, { draft, request }: Asked): Promise<ImportResult | Refusal> {
  const { tenantId, projectId, source, name, document, phase } = draft;
  const rows = request.map(({ row }) => row);
  const platform = source === 'platform' ? name : null;
  const input = { projectId, source, platform, document, dryRun: phase === 'trying', rows };
  // That it may was asked of the draft; a person with roles in several federations acts in this one.
  return importMoney(ports, { ...actor, tenantId }, input);
}

const NONE = { rows: 0, amountMinor: 0 };
const NOTHING_YET: ImportProgress = {
  counts: { counted: NONE, waiting: NONE, already: NONE, refused: NONE },
  notes: [],
  furtherNotes: 0,
};

function withOutcomes(before: ImportProgress, request: ImportRequest, { rows }: ImportResult): ImportProgress {
  const answers = new Map(rows.map((row) => [row.ref, row]));
  const counts: Record<ImportOutcome, { rows: number; amountMinor: number }> = { ...before.counts };
  const notes = [...before.notes];
  let { furtherNotes } = before;
  for (const { row, numbers } of request) {
    const { outcome = 'refused', reason = 'no-answer', item } = answers.get(row.ref) ?? {};
    const sum = counts[outcome];
    counts[outcome] = { rows: sum.rows + numbers.length, amountMinor: sum.amountMinor + row.amountMinor };
    if (reason === null) continue;
    if (notes.length < NOTES_KEPT)
      notes.push({ ...noteOf(numbers, outcome, reason), ...(item !== undefined && { item }) });
    else furtherNotes += 1;
  }
  return { counts, notes, furtherNotes };
}

function noteOf(numbers: readonly number[], outcome: ImportOutcome, reason: string): ImportNote {
  const [firstRow = 0] = numbers;
  return { firstRow, lastRow: numbers.at(-1) ?? firstRow, rows: numbers.length, outcome, reason };
}
