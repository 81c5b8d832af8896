// The doors by which people come in: plain forms that work without a script. A form counts only where a page of ours sent
// it; nothing here is kept by a cache, found by a search engine, or told to another site.

import { renderSVG } from 'uqr';
import type { Attempt } from '../domain/access/entry.ts';
import { tryEntry } from '../domain/access/entry.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { readForm } from '../http/form.ts';
import type { App } from '../http/operation-route.ts';
import { isOwnPage } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import type { PageStatus } from '../http/page-response.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { ENTRY_POLICY } from '../http/security-headers.ts';
import type { EntryPageOptions, Html } from '../pages/index.ts';
import { accountPage, entryPage, messagesFor, twoFactorSection } from '../pages/index.ts';
import type { PersonSession, SignInAnswer, SignInStep } from '../ports/index.ts';

const SIGN_IN = '/sign-in';
/** Where whoever came in begins, unless they wanted to go elsewhere. */
const CONSOLE = '/console';
const CODE = '/sign-in/code';
const TWO_FACTOR = '/sign-in/two-factor';
const SIGN_OUT = '/sign-out';
/** Limits are by the minute. */
const RETRY_AFTER_S = '60';

export function registerSignIn(app: App): void {
  app.get(SIGN_IN, showSignIn);
  app.post(SIGN_IN, smallBody, fromOwnPage(enter));
  app.get(CODE, (c) => answerEntry(c, codePage(c, {})));
  app.post(CODE, smallBody, fromOwnPage(enterCode));
  app.get(TWO_FACTOR, showTwoFactor);
  app.post(TWO_FACTOR, smallBody, fromOwnPage(setTwoFactor));
  app.get(SIGN_OUT, showSignOut);
  app.post(SIGN_OUT, smallBody, fromOwnPage(leave));
}

type FormHandler = (c: RequestContext, form: URLSearchParams) => Promise<Response>;

/** A form that another site sent is no form of ours, whatever cookie came with it. */
export function fromOwnPage(handle: FormHandler): (c: RequestContext) => Promise<Response> {
  return async (c) => {
    if (!isOwnPage(c)) return answerProblemPage(c, refused('origin-not-allowed'));
    return handle(c, await readForm(c));
  };
}

/** A page of signing in, with what keeps it to itself. */
export async function answerEntry(c: RequestContext, page: Html, status?: PageStatus): Promise<Response> {
  c.header('content-security-policy', ENTRY_POLICY);
  // The address may hold a token; pages of ours still learn that a form is ours.
  c.header('referrer-policy', 'same-origin');
  c.header('cache-control', 'no-store');
  if (status === 429) c.header('retry-after', RETRY_AFTER_S);
  return answerPage(c, page, status);
}

/** One step of signing in, in the name of this browser. */
export function stepOf(c: RequestContext, step: SignInStep): Promise<SignInAnswer | Refusal> {
  const attempt: Attempt = { step, caller: callerOf(c), cookie: c.req.header('cookie') ?? null };
  return tryEntry(c.var.ports, attempt);
}

/** Leads on, with the cookies that were given. */
export function leadTo(c: RequestContext, path: string, cookies: readonly string[]): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  c.header('cache-control', 'no-store');
  return c.redirect(path, 303);
}

/** What is wrong, in words, and the status that says so. */
export function wrongOf(c: RequestContext, answer: { readonly reason: string }): { text: string; status: PageStatus } {
  const words = messagesFor(pageContextOf(c).lang).people;
  switch (answer.reason) {
    case 'too-many-requests':
    case 'locked':
      return { text: words.locked, status: 429 };
    case 'weak-password':
      return { text: words.weak, status: 422 };
    case 'ended':
      return { text: words.ended, status: 409 };
    default:
      return { text: words.wrong, status: 422 };
  }
}

async function sessionOf(c: RequestContext): Promise<PersonSession | null> {
  return c.var.ports.signIn.session(c.req.header('cookie') ?? null);
}

async function showSignIn(c: RequestContext): Promise<Response> {
  const session = await sessionOf(c);
  if (session === null) {
    const words = messagesFor(pageContextOf(c).lang).people;
    const done = c.req.query('done');
    const notice = {
      ...(done === 'password' && { notice: words.chosen }),
      ...(done === 'out' && { notice: words.signedOut }),
    };
    return answerEntry(c, signInPage(c, { ...notice, hidden: hiddenNext(c.req.query('next')) }));
  }
  const { directory } = c.var.ports.store;
  const grants = await directory.grantsOf(session.personId);
  const roles = await Promise.all(
    grants.map(async ({ tenantId, role }) => {
      const federation = tenantId === null ? null : await directory.federationById(tenantId);
      return { role, federation: federation?.name ?? c.var.ports.settings.publicUrl };
    }),
  );
  return answerEntry(c, accountPage({ ...session, roles, context: pageContextOf(c) }));
}

async function enter(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const words = messagesFor(pageContextOf(c).lang).people;
  const [email, password] = [(form.get('email') ?? '').trim(), form.get('password') ?? ''];
  const next = form.get('next') ?? undefined;
  const missing = {
    ...(email === '' && { email: words.missing }),
    ...(password === '' && { password: words.missing }),
  };
  const again = (errors: Readonly<Record<string, string>>, status: PageStatus) =>
    answerEntry(c, signInPage(c, { errors, hidden: hiddenNext(next) }, email), status);
  if (Object.keys(missing).length > 0) return again(missing, 422);
  const answer = await stepOf(c, { kind: 'password', email, password });
  if (answer.kind === 'refused') {
    const { text, status } = wrongOf(c, answer);
    return again({ form: text }, status);
  }
  const onward = placeAfter(next);
  if (answer.kind === 'code-needed') return leadTo(c, `${CODE}?next=${encodeURIComponent(onward)}`, answer.cookies);
  return leadTo(c, onward, answer.cookies);
}

async function enterCode(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const code = (form.get('code') ?? '').trim();
  const next = form.get('next') ?? undefined;
  const kind = /^\d{6}$/.test(code) ? 'code' : 'spare-code';
  const answer = await stepOf(c, { kind, code });
  if (answer.kind !== 'refused') return leadTo(c, placeAfter(next), answer.cookies);
  const { text, status } = wrongOf(c, answer);
  const words = messagesFor(pageContextOf(c).lang).people;
  const errors = { code: answer.reason === 'wrong' ? words.wrongCode : text };
  return answerEntry(c, codePage(c, { errors, hidden: hiddenNext(next) }), status);
}

async function showTwoFactor(c: RequestContext): Promise<Response> {
  if ((await sessionOf(c)) === null) return leadTo(c, `${SIGN_IN}?next=${encodeURIComponent(TWO_FACTOR)}`, []);
  return answerEntry(c, beginPage(c, {}));
}

async function setTwoFactor(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const messages = messagesFor(pageContextOf(c).lang);
  const words = messages.people;
  const code = form.get('code')?.trim();
  if (code !== undefined) {
    const answer = await stepOf(c, { kind: 'confirm-two-factor', code });
    if (answer.kind !== 'refused') return leadTo(c, SIGN_IN, answer.cookies);
    const { text, status } = wrongOf(c, answer);
    const errors = { code: answer.reason === 'wrong' ? words.wrongCode : text };
    return answerEntry(c, codePage(c, { errors, action: TWO_FACTOR }), status);
  }
  const answer = await stepOf(c, { kind: 'begin-two-factor', password: form.get('password') ?? '' });
  if (answer.kind === 'refused') {
    const { text, status } = wrongOf(c, answer);
    const errors = { password: answer.reason === 'wrong' ? words.wrongPassword : text };
    return answerEntry(c, beginPage(c, { errors }), status);
  }
  if (answer.kind !== 'two-factor-begun') return leadTo(c, SIGN_IN, answer.cookies);
  const { uri, spareCodes } = answer;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const extra = twoFactorSection({ qrSvg: renderSVG(uri), secret, spareCodes }, messages);
  return answerEntry(c, codePage(c, { title: words.twoFactor, action: TWO_FACTOR, extra }));
}

async function showSignOut(c: RequestContext): Promise<Response> {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  const page = { title: words.signOut, lead: words.signOutLead, action: SIGN_OUT, fields: [], submit: words.signOut };
  return answerEntry(c, entryPage({ ...page, context }));
}

async function leave(c: RequestContext): Promise<Response> {
  const answer = await stepOf(c, { kind: 'leave' });
  return leadTo(c, `${SIGN_IN}?done=out`, answer.kind === 'refused' ? [] : answer.cookies);
}

type Told = Partial<Omit<EntryPageOptions, 'context' | 'fields'>>;

function signInPage(c: RequestContext, told: Told, email = ''): Html {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  return entryPage({
    title: words.signIn,
    lead: words.signInLead,
    action: SIGN_IN,
    fields: [
      { name: 'email', type: 'email', label: words.email, autocomplete: 'username', value: email },
      { name: 'password', type: 'password', label: words.password, autocomplete: 'current-password' },
    ],
    submit: words.signIn,
    links: [{ path: '/recover', label: words.forgot }],
    ...told,
    context,
  });
}

function codePage(c: RequestContext, told: Told): Html {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  return entryPage({
    title: words.codeTitle,
    lead: words.codeLead,
    action: CODE,
    fields: [{ name: 'code', type: 'text', label: words.code, hint: words.codeHint, autocomplete: 'one-time-code' }],
    submit: words.codeSubmit,
    hidden: hiddenNext(c.req.query('next')),
    links: [{ path: SIGN_IN, label: words.backToSignIn }],
    ...told,
    context,
  });
}

function beginPage(c: RequestContext, told: Told): Html {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  return entryPage({
    title: words.twoFactor,
    lead: words.twoFactorLead,
    action: TWO_FACTOR,
    fields: [{ name: 'password', type: 'password', label: words.password, autocomplete: 'current-password' }],
    submit: words.twoFactorBegin,
    ...told,
    context,
  });
}

// Only a path of ours: whoever makes a link to this page must not choose where it leads.
function placeAfter(next: string | undefined): string {
  return next !== undefined && /^\/(?!\/)[\w\-./?=&%]{0,200}$/.test(next) ? next : CONSOLE;
}

function hiddenNext(next: string | undefined): Readonly<Record<string, string>> {
  const place = placeAfter(next);
  return place === CONSOLE ? {} : { next: place };
}
