// The giver comes back from the payment page. What happened is asked of the provider, never read from the address.

import { refuseWayBack } from '../domain/access/way-back.ts';
import { isHeld, refundOn } from '../domain/gift/held-gift.ts';
import { settle } from '../domain/gift/settlement.ts';
import { withdrawMessageOf } from '../domain/message/donor-message.ts';
import { grantReadToken } from '../domain/pledge/pledge-reading.ts';
import { getProject } from '../domain/project/project.ts';
import { receiptOfPledge } from '../domain/receipt/receipt.ts';
import { refused } from '../domain/refusal.ts';
import { messageState } from '../domain/work-item/giver-message.ts';
import type { RequestContext } from '../http/environment.ts';
import { hostOrigin, pageOriginOf } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import type { ResultKind } from '../pages/index.ts';
import { resultPage } from '../pages/index.ts';
import type { PledgeRecord } from '../ports/index.ts';
import { PaymentsError } from '../ports/index.ts';

/** GET /give/{projectId}/return?session=…: settles, then shows the result or goes back to the page that asked. */
export async function showReturn(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const sessionRef = c.req.query('session') ?? '';
  const known = sessionRef === '' ? null : await ports.store.pledges.bySession(sessionRef);
  if (known?.projectId !== c.req.param('projectId') || known === null) {
    return answerProblemPage(c, refused('not-found'));
  }
  const tooMany = await refuseWayBack(ports, known.pledgeId);
  if (tooMany !== null) return answerProblemPage(c, tooMany);
  const pledge = await settleNow(c, known);
  if (pledge.returnUrl !== null && pledge.origin !== null && pledge.origin !== hostOrigin(c)) {
    return c.redirect(await backHref(c, pledge, pledge.returnUrl), 303);
  }
  return showResult(c, pledge);
}

// An unreachable provider is not the giver's trouble: the page says that it is being confirmed, and the sweep goes on.
async function settleNow(c: RequestContext, known: PledgeRecord): Promise<PledgeRecord> {
  try {
    const settlement = await settle(c.var.ports, known.pledgeId);
    return settlement?.pledge ?? known;
  } catch (error) {
    if (!(error instanceof PaymentsError)) throw error;
    c.var.ports.reporter.report('warn', 'return-not-settled', { pledgeId: known.pledgeId, code: error.code });
    return known;
  }
}

/** POST to the same address: the giver takes the message back. The address is only known to whoever came from paying. */
export async function withdrawHere(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const { origin } = pageOriginOf(c);
  const isFromHere = origin === null || origin === hostOrigin(c) || origin === ports.settings.publicUrl;
  if (!isFromHere) return answerProblemPage(c, refused('origin-not-allowed'));
  const known = await ports.store.pledges.bySession(c.req.query('session') ?? '');
  if (known === null || known.projectId !== c.req.param('projectId')) return answerProblemPage(c, refused('not-found'));
  await withdrawMessageOf(ports, known.pledgeId);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname}${search}`, 303);
}

async function showResult(c: RequestContext, pledge: PledgeRecord): Promise<Response> {
  const { ports } = c.var;
  const [card, receipt, back, message] = await Promise.all([
    getProject(ports, pledge.projectId),
    receiptOfPledge(ports, pledge.pledgeId),
    backOf(c, pledge),
    messageState(ports, pledge.pledgeId),
  ]);
  if (!card) return answerProblemPage(c, refused('not-found'));
  const { amountMinor, currency } = pledge;
  const kind = resultKind(pledge);
  const on = refundOn(pledge);
  const readToken = kind === 'paid' && receipt ? await grantReadToken(ports, pledge) : null;
  const page = resultPage({
    kind,
    card,
    amount: { amountMinor, currency },
    fiscal: pledge.receiptChoice,
    context: pageContextOf(c),
    ...(receipt ? { receipt } : {}),
    ...(readToken === null ? {} : { readToken }),
    ...(back ? { back } : {}),
    ...(message === null ? {} : { message }),
    ...(on === null ? {} : { refundOn: on }),
    ...(kind === 'failed' || kind === 'expired' ? { retryHref: retryHref(pledge) } : {}),
  });
  c.header('cache-control', 'no-store');
  return answerPage(c, page);
}

// As the page was when it was left: the amount, and the community site that the giver came from.
function retryHref({ projectId, amountMinor, siteId, returnUrl }: PledgeRecord): string {
  const query = new URLSearchParams({ amountMinor: String(amountMinor) });
  if (siteId !== null) query.set('site', siteId);
  if (returnUrl !== null) query.set('returnUrl', returnUrl);
  return `/give/${projectId}?${query}`;
}

function resultKind(pledge: PledgeRecord): ResultKind {
  const { paymentState } = pledge;
  if (isHeld(pledge) && pledge.refundedMinor > 0) return 'refunded';
  return paymentState === 'created' || paymentState === 'awaiting_payment' ? 'processing' : paymentState;
}

async function backOf(c: RequestContext, pledge: PledgeRecord) {
  if (pledge.returnUrl === null || pledge.siteId === null) return null;
  const site = await c.var.ports.store.directory.siteById(pledge.siteId);
  return site && { href: await backHref(c, pledge, pledge.returnUrl), siteName: site.name };
}

// The fragment never reaches a server, and the token in it reads this one pledge once.
async function backHref(c: RequestContext, pledge: PledgeRecord, returnUrl: string): Promise<string> {
  const token = await grantReadToken(c.var.ports, pledge);
  const [address] = returnUrl.split('#');
  return `${address}#hh-pledge=${pledge.pledgeId}&hh-token=${token}`;
}
