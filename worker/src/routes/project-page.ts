import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { listComplaints } from '../domain/complaint/read-complaint.ts';
import { complianceOf } from '../domain/compliance/compliance.ts';
import { listMessages } from '../domain/message/donor-message.ts';
import { channelFor } from '../domain/project/channel.ts';
import { listDisclosures } from '../domain/project/disclosures.ts';
import { moneyTrail } from '../domain/project/money-trail.ts';
import { listUpdates, projectProgress } from '../domain/project/progress.ts';
import { getProject, latestLedger, listDonations, listProjects } from '../domain/project/project.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { qrCode } from '../http/qr-code.ts';
import { pagePolicy } from '../http/security-headers.ts';
import { sharedContextOf } from '../http/shared-context.ts';
import { homePage, noticePage, projectPage, SPENDING_ROWS } from '../pages/index.ts';
import type { ProjectFile } from '../ports/index.ts';
import { answerNoProject } from './no-project.ts';

const LEDGER_ROWS = 50;
const NAMED_GIFTS = 20;
const HOME_CARDS = 50;
const UPDATES_SHOWN = 8;
const MESSAGES_SHOWN = 12;

/** Pages that anyone reads: the list and a project. */
export function registerPublicPages(app: App): void {
  app.get('/', showHome);
  app.get('/p/:projectId', showProject);
  app.get('/p/:projectId/notice', showNotice);
}

async function showHome(c: RequestContext): Promise<Response> {
  const page = await listProjects(c.var.ports, { limit: HOME_CARDS, cursor: c.req.query('cursor') });
  if (isRefusal(page)) return answerProblemPage(c, page);
  const { items: cards, nextCursor } = page;
  const channels = await undecidedChannels(c, cards);
  return answerPage(c, homePage({ cards, channels, nextCursor, context: pageContextOf(c) }));
}

// Whether an appeal without a listing may take gifts depends on the law of the place, which a card does not say.
async function undecidedChannels(c: RequestContext, cards: readonly ProjectCard[]): Promise<Map<string, Channel>> {
  const undecided = cards.filter(({ intake, platforms }) => intake === 'open' && platforms.length === 0);
  const decided = await Promise.all(
    undecided.map(async ({ projectId }) => {
      const file = await c.var.ports.store.directory.file(projectId);
      return file && ([projectId, await ownChannel(c, file)] as const);
    }),
  );
  return new Map(decided.filter((entry) => entry !== null));
}

function ownChannel(c: RequestContext, file: ProjectFile): Promise<Channel> {
  return channelFor(c.var.ports, file, { origin: hostOrigin(c), host: hostOrigin(c) });
}

async function showNotice(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const projectId = c.req.param('projectId') ?? '';
  const [file, card] = await Promise.all([ports.store.directory.file(projectId), getProject(ports, projectId)]);
  if (!file || !card) return answerNoProject(c);
  const [compliance, complaints] = await Promise.all([complianceOf(ports, file), listComplaints(ports, projectId)]);
  if (isRefusal(complaints)) return answerProblemPage(c, complaints);
  const { figures } = complaints;
  const qrSvg = qrCode(card.links.page);
  const page = noticePage({ card, compliance, complaints: figures, qrSvg, context: pageContextOf(c) });
  return answerPage(c, page);
}

async function showProject(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const projectId = c.req.param('projectId') ?? '';
  const [file, card] = await Promise.all([ports.store.directory.file(projectId), getProject(ports, projectId)]);
  if (!file || !card) return answerNoProject(c);
  const context = await sharedContextOf(c, pagePolicy(ports.payments.pageOrigin));
  const [channel, compliance, trail, ledger, disclosures, donations, messages, complaints, updates, progress] =
    await Promise.all([
      ownChannel(c, file),
      complianceOf(ports, file),
      moneyTrail(ports, card, SPENDING_ROWS + 1),
      latestLedger(ports, projectId, LEDGER_ROWS + 1),
      listDisclosures(ports, projectId),
      listDonations(ports, projectId, { limit: NAMED_GIFTS }),
      listMessages(ports, projectId, { limit: MESSAGES_SHOWN }),
      listComplaints(ports, projectId),
      listUpdates(ports, projectId, { limit: UPDATES_SHOWN }),
      projectProgress(ports, file, card),
    ]);
  if (isRefusal(ledger)) return answerProblemPage(c, ledger);
  if (isRefusal(disclosures)) return answerProblemPage(c, disclosures);
  if (isRefusal(donations)) return answerProblemPage(c, donations);
  if (isRefusal(messages)) return answerProblemPage(c, messages);
  if (isRefusal(complaints)) return answerProblemPage(c, complaints);
  if (isRefusal(updates)) return answerProblemPage(c, updates);
  const page = projectPage({
    card,
    channel,
    compliance,
    trail,
    ledger: ledger.slice(0, LEDGER_ROWS),
    ledgerMore: ledger.length > LEDGER_ROWS,
    disclosures: disclosures.items,
    gifts: donations.items,
    giftsMore: donations.nextCursor !== null,
    messages: messages.items,
    messagesMore: messages.nextCursor !== null,
    complaints,
    updates,
    progress,
    qrSvg: qrCode(card.links.page),
    context,
  });
  return answerPage(c, page);
}
