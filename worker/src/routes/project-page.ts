import { OPERATIONS, PROBLEMS } from '@happy-homeland/contract';
import { renderSVG } from 'uqr';
import { getProject, listDisclosures, listLedger, listProjects } from '../domain/project.ts';
import { getReceipt } from '../domain/receipt.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { docsPage, homePage, projectPage, receiptPage } from '../pages/index.ts';

const LEDGER_ROWS = 50;
const HOME_CARDS = 50;

/** Pages that anyone reads: the list, a project, a receipt, the API reference. */
export function registerPublicPages(app: App): void {
  app.get('/', showHome);
  app.get('/p/:projectId', showProject);
  app.get('/receipts/:receiptNo', showReceipt);
  app.get('/docs', (c) =>
    answerPage(c, docsPage({ operations: OPERATIONS, problems: PROBLEMS, context: pageContextOf(c) })),
  );
}

async function showHome(c: RequestContext): Promise<Response> {
  const page = await listProjects(c.var.ports, { limit: HOME_CARDS });
  if (isRefusal(page)) return answerProblemPage(c, page);
  return answerPage(c, homePage({ cards: page.items, context: pageContextOf(c) }));
}

async function showProject(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const projectId = c.req.param('projectId') ?? '';
  const card = await getProject(ports, projectId);
  if (!card) return answerProblemPage(c, refused('not-found'));
  const [ledger, disclosures] = await Promise.all([
    listLedger(ports, projectId, { limit: LEDGER_ROWS }),
    listDisclosures(ports, projectId),
  ]);
  if (isRefusal(ledger)) return answerProblemPage(c, ledger);
  if (isRefusal(disclosures)) return answerProblemPage(c, disclosures);
  const context = pageContextOf(c);
  const ledgerMore = ledger.nextCursor !== null;
  return answerPage(
    c,
    projectPage({ card, ledger: ledger.items, ledgerMore, disclosures: disclosures.items, context }),
  );
}

async function showReceipt(c: RequestContext): Promise<Response> {
  const receipt = await getReceipt(c.var.ports, (c.req.param('receiptNo') ?? '').toLowerCase());
  if (!receipt) return answerProblemPage(c, refused('not-found'));
  const context = pageContextOf(c);
  const qrSvg = renderSVG(`${context.publicUrl}/receipts/${receipt.receiptNo}`);
  return answerPage(c, receiptPage({ receipt, qrSvg, context }));
}
