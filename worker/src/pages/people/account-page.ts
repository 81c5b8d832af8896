// Who is signed in, with which roles, and the way out.

import type { Role } from '@happy-homeland/contract';
import { ROLE_WORDS } from '@happy-homeland/contract/role';
import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

export interface AccountPageOptions {
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  readonly roles: readonly { readonly federation: string; readonly role: Role }[];
  readonly context: PageContext;
}

export function accountPage({ name, email, twoFactor, roles, context }: AccountPageOptions): Html {
  const words = messagesFor(context.lang).people;
  return layout({
    context,
    title: words.signedIn,
    description: words.description,
    speaker: null,
    indexed: false,
    body: html`<div class="page entry">
<h1>${words.signedIn}</h1>
<p class="lead">${words.signedInAs(name, email)}</p>
<h2>${words.roles}</h2>
${roles.length === 0 ? html`<p>${words.noRoles}</p>` : html`<ul>${roles.map((one) => roleItem(one, context))}</ul>`}
<h2>${words.twoFactor}</h2>
<p>${twoFactor ? words.twoFactorOn : words.twoFactorLead}</p>
${twoFactor ? '' : html`<p><a href="${pageHref('/sign-in/two-factor', context)}">${words.twoFactorBegin}</a></p>`}
<form method="post" action="${pageHref('/sign-out', context)}"><p class="main-action"><button class="button" type="submit">${words.signOut}</button></p></form>
</div>`,
  });
}

function roleItem({ federation, role }: AccountPageOptions['roles'][number], { lang }: PageContext): Html {
  const { zh, en } = ROLE_WORDS[role];
  return html`<li>${federation} · ${lang === 'en' ? en : zh}</li>`;
}
