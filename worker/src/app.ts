// The application on one screen: what every request passes through, then one register(...) per resource. It knows no
// environment; the entries build the ports.

import { Hono } from 'hono';
import { refused } from './domain/refusal.ts';
import type { Environment, RequestContext } from './http/environment.ts';
import type { App } from './http/operation-route.ts';
import { answerProblemPage } from './http/page-response.ts';
import { answerRefusal, refusalOfError } from './http/problem-response.ts';
import { requestLog } from './http/request-log.ts';
import { FolderRouter } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import type { Ports } from './ports/index.ts';
import { registerApiKeys } from './routes/api-key.ts';
import { registerAssets } from './routes/assets.ts';
import { registerBackups } from './routes/backup.ts';
import { registerComplaints } from './routes/complaint.ts';
import { registerComplaintPages } from './routes/complaint-page.ts';
import { registerConsole } from './routes/console.ts';
import { registerDocs } from './routes/docs.ts';
import { registerDonorMessages } from './routes/donor-message.ts';
import { registerDuties } from './routes/duty.ts';
import { registerEmbedFrame } from './routes/embed-frame.ts';
import { registerEmbedPage } from './routes/embed-page.ts';
import { registerErasures } from './routes/erasure.ts';
import { registerGivePage } from './routes/give-page.ts';
import { registerGiverCopies } from './routes/giver-copy.ts';
import { registerHeld } from './routes/held.ts';
import { registerImports } from './routes/import.ts';
import { registerLog } from './routes/log.ts';
import { registerManage } from './routes/manage.ts';
import { registerNewsPage } from './routes/news-page.ts';
import { registerOembed } from './routes/oembed.ts';
import { registerPeople } from './routes/people.ts';
import { registerPledges } from './routes/pledge.ts';
import { registerProjects } from './routes/project.ts';
import { registerPublicPages } from './routes/project-page.ts';
import { registerReceipts } from './routes/receipt.ts';
import { registerReceiptPages } from './routes/receipt-page.ts';
import { registerRecovery } from './routes/recovery.ts';
import { registerRegions } from './routes/region.ts';
import { registerRulesPage } from './routes/rules-page.ts';
import { registerService } from './routes/service.ts';
import { registerSignIn } from './routes/sign-in.ts';
import { registerSiteRequests } from './routes/site-request.ts';
import { registerStripeWebhook } from './routes/stripe-webhook.ts';
import { registerUploads } from './routes/upload.ts';
import { registerWebhookEndpoints } from './routes/webhook-endpoint.ts';
import { registerWork } from './routes/work.ts';

/** All methods that any route of ours may have. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The whole HTTP application on the given ports. */
export function createApp(ports: Ports): App {
  const app = new Hono<Environment>({ router: new FolderRouter() });
  app.use(requestLog(ports), securityHeaders);
  app.onError((error, c) => answerFault(c, refusalOfError(c, error)));
  app.notFound((c) => answerFault(c, refusalOfPath(app, c)));
  registerService(app);
  registerProjects(app);
  registerPledges(app);
  registerReceipts(app);
  registerLog(app);
  registerStripeWebhook(app);
  registerManage(app);
  registerApiKeys(app);
  registerPeople(app);
  registerWebhookEndpoints(app);
  registerDuties(app);
  registerImports(app);
  registerHeld(app);
  registerErasures(app);
  registerGiverCopies(app);
  registerUploads(app);
  registerBackups(app);
  registerSiteRequests(app);
  registerGivePage(app);
  registerPublicPages(app);
  registerRegions(app);
  registerReceiptPages(app);
  registerComplaints(app);
  registerComplaintPages(app);
  registerDonorMessages(app);
  registerNewsPage(app);
  registerRulesPage(app);
  registerSignIn(app);
  registerRecovery(app);
  registerConsole(app);
  registerDocs(app);
  registerEmbedPage(app);
  registerEmbedFrame(app);
  registerOembed(app);
  registerWork(app);
  registerAssets(app);
  return app;
}

// People get a page, programs get a problem document.
function answerFault(c: RequestContext, refusal: ReturnType<typeof refused>): Response | Promise<Response> {
  const wantsPage = c.req.header('accept')?.includes('text/html') ?? false;
  return wantsPage && !c.req.path.startsWith('/v1/') ? answerProblemPage(c, refusal) : answerRefusal(c, refusal);
}

// A path that exists under another method is 405 and says which methods it has. The router itself is asked, so that no
// path, page or file can be forgotten.
function refusalOfPath(app: App, c: RequestContext) {
  const has = (method: string) =>
    app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method);
  const methods = METHODS.filter(has).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  if (methods.length === 0) return refused('not-found');
  c.header('allow', methods.join(', '));
  return refused('method-not-allowed', { detail: `allowed: ${methods.join(', ')}` });
}
