// The page of one import. Looking at it does the next stretch of what somebody has said yes to, and the page looks again by
// itself until there is nothing left to do: no script, and nothing that a closed window could lose.

import { formatMoney } from '@happy-homeland/contract/money';
import type { OUTCOMES } from '@happy-homeland/sheet';
import { confirmImport, continueImport, draftToImport, fileToImport } from '../../domain/fund/import-draft.ts';
import { smallBody } from '../../http/body-limit.ts';
import type { App } from '../../http/operation-route.ts';
import type { ImportProgressOptions, ListedImport } from '../../pages/index.ts';
import { importProgressPage } from '../../pages/index.ts';
import type { ImportDraftRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';

const PATH = '/console/import';
const AGAIN_S = '1';
const ORDER = ['counted', 'waiting', 'already', 'refused'] as const satisfies readonly (keyof typeof OUTCOMES)[];

export function registerImportProgress(app: App): void {
  app.get(`${PATH}/:draftId`, atDesk(showProgress));
  app.post(`${PATH}/:draftId`, smallBody, atDesk(confirm));
}

async function showProgress(desk: Desk): Promise<Response> {
  const { ports, actor, c, words } = desk;
  const known = await draftToImport(ports, actor, c.req.param('draftId') ?? '');
  if ('reason' in known) return answerRefused(desk, known);
  const further = await continueImport(ports, actor, known);
  const stopped = 'reason' in further;
  const draft = stopped ? known : further;
  const isMoving = draft.phase === 'trying' || draft.phase === 'booking';
  if (isMoving && !stopped) c.header('refresh', AGAIN_S);
  const file = await fileToImport(ports, actor, draft.projectId);
  if ('reason' in file) return answerRefused(desk, file);
  const options = { ...progressOf(desk, draft), charity: file.charity.name, stopped };
  const frame = frameOf(desk, [words.consoleImport.title, file.federation.name], 'import');
  return answerDesk(desk, importProgressPage({ ...options, frame }));
}

function progressOf(
  desk: Desk,
  draft: ImportDraftRecord,
): Omit<ImportProgressOptions, 'charity' | 'frame' | 'stopped'> {
  const { columnNames, figures, outcome, phase } = draft;
  const { counts, notes, furtherNotes } = outcome;
  const isReady = phase === 'tried' && counts.refused.rows === 0;
  const news = { rows: 0, amountMinor: 0 };
  for (const one of [counts.counted, counts.waiting]) {
    news.rows += one.rows;
    news.amountMinor += one.amountMinor;
  }
  return {
    listed: listedImport(desk, draft),
    columnNames,
    left: figures.left,
    doneRows: ORDER.reduce((sum, one) => sum + counts[one].rows, 0),
    counts: ORDER.map((one) => ({
      outcome: one,
      rows: counts[one].rows,
      amount: yuan(desk, counts[one].amountMinor),
    })),
    notes,
    furtherNotes,
    confirm: isReady ? { rows: news.rows, amount: yuan(desk, news.amountMinor) } : null,
  };
}

/** An import as a list shows it. */
export function listedImport(desk: Desk, draft: ImportDraftRecord): ListedImport {
  const { draftId, source, name, phase, figures, createdMs } = draft;
  const at = new Date(createdMs).toISOString();
  return {
    path: `${PATH}/${draftId}`,
    ...{ source, name, phase, at },
    rows: figures.rows,
    amount: yuan(desk, figures.amountMinor),
  };
}

function yuan({ context }: Desk, amountMinor: number): string {
  return formatMoney({ amountMinor, currency: 'CNY' }, context.lang);
}

async function confirm(desk: Desk): Promise<Response> {
  const { ports, actor, c } = desk;
  const draft = await confirmImport(ports, actor, c.req.param('draftId') ?? '');
  return 'reason' in draft ? answerRefused(desk, draft) : leadOn(desk, `${PATH}/${draft.draftId}`);
}
