import type { Context } from 'hono';
import { Hono } from 'hono';
import { limitBody } from '../api/limit-body.ts';
import { isOutcome } from '../control/control-body.ts';
import { isPaymentMethod } from '../currencies.ts';
import type { HostBindings } from '../host.ts';
import { parseForm } from '../params/form.ts';
import { isDeclineReason } from '../payments/decline.ts';
import { expireDueSessions } from '../payments/expire.ts';
import { paySession } from '../payments/pay.ts';
import { successAddress } from '../payments/return-address.ts';
import type { SessionRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { World } from '../world.ts';
import type { Language } from './copy.ts';
import { chooseLanguage } from './copy.ts';
import type { Notice } from './page.ts';
import { payPage, statePage } from './page.ts';
import { STYLESHEET } from './stylesheet.ts';

/**
 * No script, no inline style, no frame. There is no `form-action`: browsers apply it to every redirect that follows the
 * form, and where a payer goes after paying is the merchant's business. Values in the page are escaped instead.
 */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The page that a session's `url` leads to. */
export function payRoutes(world: World): Hono<{ Bindings: HostBindings }> {
  const app = new Hono<{ Bindings: HostBindings }>();
  app.get('/pay.css', (c) =>
    c.body(STYLESHEET, 200, {
      'cache-control': 'no-cache',
      'content-type': 'text/css; charset=utf-8',
      'x-content-type-options': 'nosniff',
    }),
  );
  app.get('/pay/:id', async (c) => {
    expireDueSessions(world);
    await world.store.flushed();
    return showPage(c, { world, id: c.req.param('id'), step: c.req.query('step') });
  });
  app.post('/pay/:id', limitBody(), async (c) => takePayment(c, world));
  return app;
}

async function takePayment(c: Context, world: World): Promise<Response> {
  const sessionId = c.req.param('id') ?? '';
  const form = parseForm(await c.req.text());
  const [method, outcome] = [form.get('method') ?? 'card', form.get('outcome')];
  const again = (step: string): Response => c.redirect(pageAddress(c, { sessionId, step }), 303);
  // The page always sends both; something else was typed by hand and gets the page once more.
  if (!isPaymentMethod(method) || !isOutcome(outcome)) return again('method-not-offered');
  const reason = form.get('reason') ?? 'generic_decline';
  if (!isDeclineReason(reason)) return again('reason-not-for-method');
  const result = paySession(world, { sessionId, method, outcome, reason });
  await world.store.flushed();
  switch (result.kind) {
    case 'paid':
      return c.redirect(successAddress(result.session) ?? pageAddress(c, { sessionId }), 303);
    case 'abandoned':
      return result.session.cancel_url === null ? again('abandoned') : c.redirect(result.session.cancel_url, 303);
    case 'declined':
      return again('declined');
    case 'refused':
      return result.reason === 'method-not-offered' || result.reason === 'reason-not-for-method'
        ? again(result.reason)
        : afterTheEnd(c, { world, sessionId });
  }
}

/** A second press of the button, or a form that was left open. Whoever has paid goes on; the others see how it stands. */
function afterTheEnd(c: Context, given: { world: World; sessionId: string }): Response {
  const session = given.world.store.get('sessions', given.sessionId)?.session;
  const address = session?.status === 'complete' ? successAddress(session) : null;
  return c.redirect(address ?? pageAddress(c, { sessionId: given.sessionId }), 303);
}

function pageAddress(c: Context, page: { sessionId: string; step?: string }): string {
  const query = new URLSearchParams();
  const language = c.req.query('lang');
  if (language !== undefined) query.set('lang', language);
  if (page.step !== undefined) query.set('step', page.step);
  const suffix = query.size === 0 ? '' : `?${query.toString()}`;
  return `/_sandbox/pay/${encodeURIComponent(page.sessionId)}${suffix}`;
}

function showPage(c: Context, given: { world: World; id: string; step: string | undefined }): Response {
  const { store } = given.world;
  const row = store.get('sessions', given.id);
  const language = chooseLanguage(c.req.query('lang'), row?.session.locale ?? null);
  if (row === undefined) {
    return c.html(statePage({ language, state: 'missing', href: null }), 404, SECURITY_HEADERS);
  }
  return c.html(pageFor({ row, store, language, step: given.step }), 200, SECURITY_HEADERS);
}

function pageFor(given: { row: SessionRow; store: Store; language: Language; step: string | undefined }): string {
  const { language, row } = given;
  const { session, lineItems } = row;
  if (session.status === 'complete') {
    return statePage({ language, state: 'complete', href: successAddress(session) });
  }
  if (session.status === 'expired') {
    return statePage({ language, state: 'expired', href: session.cancel_url });
  }
  const itemNames = lineItems.map((item) => item.description ?? '');
  return payPage({ language, session, itemNames, notice: noticeOf(given.step, given) });
}

function noticeOf(step: string | undefined, given: { row: SessionRow; store: Store }): Notice | null {
  if (step === 'abandoned') return { kind: 'abandoned' };
  if (step === 'method-not-offered' || step === 'reason-not-for-method') return { kind: step };
  // A declined attempt is remembered by the payment intent, so a reload or a second visit still tells of it.
  const intentId = given.row.session.payment_intent;
  const intent = typeof intentId === 'string' ? given.store.get('paymentIntents', intentId) : undefined;
  const error = intent?.last_payment_error;
  if (error === undefined || error === null) return null;
  const method = error.payment_method_type;
  return {
    kind: 'declined',
    reason: error.decline_code ?? error.code ?? '',
    method: isPaymentMethod(method) ? method : 'card',
  };
}
