// Two doors that open by a letter: an invitation, and a new password. The token stands in the address and nowhere else.

import { ROLE_WORDS } from '@happy-homeland/contract';
import { acceptInvitation, viewInvitation } from '../domain/access/invitation.ts';
import { smallBody } from '../http/body-limit.ts';
import { callerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { pageContextOf } from '../http/page-context.ts';
import type { PageStatus } from '../http/page-response.ts';
import { answerProblemPage } from '../http/page-response.ts';
import type { EntryPageOptions, Html } from '../pages/index.ts';
import { entryPage, messagesFor } from '../pages/index.ts';
import { answerEntry, fromOwnPage, leadTo, stepOf, wrongOf } from './sign-in.ts';

const RECOVER = '/recover';
const RECOVER_BY = '/recover/:token';
const INVITATION = '/invitation/:token';
const SIGN_IN = '/sign-in';

export function registerRecovery(app: App): void {
  app.get(RECOVER, (c) => answerEntry(c, askPage(c, {})));
  app.post(RECOVER, smallBody, fromOwnPage(ask));
  app.get(RECOVER_BY, (c) => answerEntry(c, choosePage(c, {})));
  app.post(RECOVER_BY, smallBody, fromOwnPage(choose));
  app.get(INVITATION, (c) => showInvitation(c));
  app.post(INVITATION, smallBody, fromOwnPage(accept));
}

type Told = Pick<Partial<EntryPageOptions>, 'errors' | 'notice'>;

async function ask(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const words = messagesFor(pageContextOf(c).lang).people;
  const email = (form.get('email') ?? '').trim();
  if (email === '') return answerEntry(c, askPage(c, { errors: { email: words.missing } }), 422);
  const answer = await stepOf(c, { kind: 'ask-recovery', email });
  // What is no address is told like one that nobody has.
  if (answer.kind === 'refused' && answer.reason === 'too-many-requests') {
    return answerEntry(c, askPage(c, { errors: { form: words.locked } }), 429);
  }
  return answerEntry(c, askPage(c, { notice: words.recoverSent }));
}

async function choose(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const answer = await stepOf(c, { kind: 'recover', token, password: form.get('password') ?? '' });
  if (answer.kind !== 'refused') return leadTo(c, `${SIGN_IN}?done=password`, answer.cookies);
  const { text, status } = wrongOf(c, answer);
  const field = answer.reason === 'weak-password' ? 'password' : 'form';
  return answerEntry(c, choosePage(c, { errors: { [field]: text } }), status);
}

async function showInvitation(c: RequestContext, told: Told = {}, status: PageStatus = 200): Promise<Response> {
  const { ports } = c.var;
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  const token = c.req.param('token') ?? '';
  const view = await viewInvitation(ports, { token, caller: callerOf(c) });
  if ('kind' in view) {
    const isOver = view.reason === 'invitation-ended' || view.reason === 'not-found';
    return answerProblemPage(c, isOver ? { ...view, detail: words.invitationEnded } : view);
  }
  const { zh, en } = ROLE_WORDS[view.role];
  const page = entryPage({
    title: words.invitationTitle,
    lead: words.invitationLead(view.federation, context.lang === 'en' ? en : zh),
    action: `/invitation/${token}`,
    fields: [passwordField(c, { isNew: !view.isKnown })],
    submit: words.accept,
    ...told,
    notice: view.isKnown ? words.invitationKnown : words.invitationNew,
    context,
  });
  return answerEntry(c, page, status);
}

async function accept(c: RequestContext, form: URLSearchParams): Promise<Response> {
  const answer = await acceptInvitation(c.var.ports, {
    token: c.req.param('token') ?? '',
    password: form.get('password') ?? '',
    caller: callerOf(c),
    cookie: c.req.header('cookie') ?? null,
  });
  if (answer.kind !== 'refused') {
    return leadTo(c, answer.kind === 'code-needed' ? '/sign-in/code' : SIGN_IN, answer.cookies);
  }
  const { text, status } = wrongOf(c, answer);
  const words = messagesFor(pageContextOf(c).lang).people;
  return showInvitation(c, { errors: { password: answer.reason === 'wrong' ? words.wrongPassword : text } }, status);
}

function askPage(c: RequestContext, told: Told): Html {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  return entryPage({
    title: words.recoverTitle,
    lead: words.recoverLead,
    action: RECOVER,
    fields: [{ name: 'email', type: 'email', label: words.email, autocomplete: 'username' }],
    submit: words.recoverSubmit,
    links: [{ path: SIGN_IN, label: words.backToSignIn }],
    ...told,
    context,
  });
}

function choosePage(c: RequestContext, told: Told): Html {
  const context = pageContextOf(c);
  const words = messagesFor(context.lang).people;
  return entryPage({
    title: words.chooseTitle,
    lead: words.chooseLead,
    action: `/recover/${encodeURIComponent(c.req.param('token') ?? '')}`,
    fields: [passwordField(c, { isNew: true })],
    submit: words.chooseSubmit,
    links: [{ path: RECOVER, label: words.forgot }],
    ...told,
    context,
  });
}

function passwordField(c: RequestContext, { isNew }: { readonly isNew: boolean }): EntryPageOptions['fields'][number] {
  const words = messagesFor(pageContextOf(c).lang).people;
  const common = { name: 'password', type: 'password' } as const;
  if (!isNew) return { ...common, label: words.password, autocomplete: 'current-password' };
  return { ...common, label: words.newPassword, hint: words.newPasswordHint, autocomplete: 'new-password' };
}
