// People of a federation with their roles, invitations, and keys of its programs.

import type { ApiKey, Person, PersonGrant } from '@happy-homeland/contract';
import { ROLE_WORDS } from '@happy-homeland/contract/role';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { civilDateOf, dateText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { FormModel } from './form-model.ts';
import { plainForm } from './work-form-page.ts';
import { roleNames, said } from './work-words.ts';

export interface PeopleDeskOptions {
  readonly frame: ConsoleFrame;
  /** External id; every form says it. */
  readonly federation: string;
  readonly people: readonly Person[];
  readonly keys: readonly ApiKey[];
  /** Names of partners and charities by external id, of grants that are narrowed. */
  readonly names: Readonly<Record<string, string>>;
  readonly invite: FormModel;
  readonly newKey: FormModel;
  /** A key that was made just now. */
  readonly made?: string;
  /** Civil date on which keys are judged. */
  readonly today: string;
}

const PATH = '/console/people';

export function peopleDeskPage(options: PeopleDeskOptions): Html {
  const { frame, people, keys, invite, newKey, federation, made } = options;
  const { context } = frame;
  const { consolePeople: words } = messagesFor(context.lang);
  const keyList = keys.map((key) => keyItem(options, key));
  return consolePage(
    { ...frame, failed: [invite, newKey].some(({ errors }) => Object.keys(errors).length > 0) },
    html`${made === undefined ? '' : html`<section class="notice notice-ok" role="status"><h2>${words.created}</h2><p><code class="code">${made}</code></p></section>`}
<section><h2>${words.list}</h2><ul class="plain-list desk-list">${people.map((person) => personItem(options, person))}</ul></section>
<section class="screen-only"><h2>${words.invite}</h2><p class="hint">${words.inviteLead}</p>
${plainForm({ form: invite, action: `${PATH}/invite?federation=${federation}`, hidden: {}, submit: words.inviteSubmit }, context)}</section>
<section><h2>${words.keys}</h2><p class="hint">${words.keysLead}</p>
${keys.length === 0 ? html`<p class="hint">${words.noKeys}</p>` : html`<ul class="plain-list desk-list">${keyList}</ul>`}</section>
<section class="screen-only"><h2>${words.create}</h2>
${plainForm({ form: newKey, action: `${PATH}/keys?federation=${federation}`, hidden: {}, submit: words.createSubmit }, context)}</section>`,
  );
}

function personItem(options: PeopleDeskOptions, person: Person): Html {
  const { context } = options.frame;
  const words = messagesFor(context.lang);
  const { name, email, twoFactor, grants, personId } = person;
  const steps = twoFactor ? words.consolePeople.twoFactor : words.consolePeople.noTwoFactor;
  return html`<li class="desk-item"><strong>${sourceText(name, context)}</strong> <span class="fact-note">${email} · ${steps}</span>
<ul class="plain-list">${grants.map((grant) => grantItem(options, grant, name))}</ul>
${giving({ personId, name }, options, words)}</li>`;
}

function grantItem({ frame, names, federation }: PeopleDeskOptions, grant: PersonGrant, name: string): Html {
  const { context } = frame;
  const { consolePeople: words } = messagesFor(context.lang);
  const role = roleNames([grant.role], context.lang);
  const narrowed = [grant.partner, grant.charity].flatMap((one) => (one === null ? [] : [names[one] ?? one]));
  const of = narrowed.map((one) => html` <span class="hint">${words.of(one)}</span>`);
  const action = pageHref(`${PATH}/withdraw?federation=${federation}`, context);
  return html`<li><form class="desk-inline" method="post" action="${action}"><input type="hidden" name="grant" value="${grant.grantId}">${role}${of} <button class="quiet-button" type="submit">${words.withdraw}<span class="visually-hidden">${words.withdrawOf(role, name)}</span></button></form></li>`;
}

function giving(
  { personId, name }: Pick<Person, 'name' | 'personId'>,
  { frame, invite, federation }: PeopleDeskOptions,
  { consolePeople: words }: Messages,
): Html {
  const { context } = frame;
  const role = invite.fields.find((field) => field.name === 'role');
  const roles = role?.type.kind === 'choice' ? role.type.options : [];
  const options = roles.map((one) => html`<option value="${one}">${roleWord(one, context)}</option>`);
  const id = `give-${personId}`;
  const action = pageHref(`${PATH}/give?federation=${federation}`, context);
  return html`<form class="desk-inline screen-only" method="post" action="${action}"><input type="hidden" name="person" value="${personId}"><label for="${id}">${words.giveTo(name)}</label> <select id="${id}" name="role">${options}</select> <button class="quiet-button" type="submit">${words.give}</button></form>`;
}

function roleWord(role: string, { lang }: PageContext): string {
  const words = Object.entries(ROLE_WORDS).find(([name]) => name === role)?.[1];
  return words === undefined ? role : said(words, lang);
}

function keyItem({ frame, federation, today }: PeopleDeskOptions, key: ApiKey): Html {
  const { context } = frame;
  const { lang } = context;
  const { consolePeople: words } = messagesFor(lang);
  const { keyId, label, roles, expiresAt, revokedAt } = key;
  const ends = expiresAt === null ? words.always : words.expires(dateText(lastDayOf(expiresAt), lang));
  const isOver = revokedAt !== null || (expiresAt !== null && lastDayOf(expiresAt) < today);
  const change = (deed: 'revoke' | 'rotate', name: string, spoken: string) =>
    html`<form class="desk-inline" method="post" action="${pageHref(`${PATH}/keys/${keyId}/${deed}?federation=${federation}`, context)}"><button class="quiet-button" type="submit">${name}<span class="visually-hidden">${spoken}</span></button></form>`;
  return html`<li class="desk-item"><strong>${sourceText(label, context)}</strong> <span class="fact-note">${roleNames(roles, lang)} · ${revokedAt === null ? ends : words.revoked}</span>
${isOver ? '' : html`${change('rotate', words.rotate, words.ofKey(label))} ${change('revoke', words.revoke, words.ofKey(label))}`}</li>`;
}

// A key that ends with a day ends as the next one begins.
function lastDayOf(expiresAt: string): string {
  return civilDateOf(new Date(Date.parse(expiresAt) - 1).toISOString());
}
