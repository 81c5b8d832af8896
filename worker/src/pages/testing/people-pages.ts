// The pages by which people come in, with one text in every place that somebody else fills in.

import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { accountPage } from '../people/account-page.ts';
import { entryPage } from '../people/entry-page.ts';
import { twoFactorSection } from '../people/two-factor-section.ts';

interface Material {
  /** As a QR encoder makes it: squares, and no text of anybody. */
  readonly qrSvg: string;
  readonly context: PageContext;
  readonly text?: string;
}

export function peoplePages({ context, qrSvg, text = '示例' }: Material): readonly (readonly [string, Html])[] {
  const entry = {
    title: text,
    lead: text,
    action: '/sign-in',
    fields: [
      { name: 'email', type: 'email', label: text, autocomplete: 'username', value: text },
      { name: 'password', type: 'password', label: text, hint: text, autocomplete: 'new-password' },
    ],
    submit: text,
    hidden: { next: text },
    context,
  } as const;
  const begun = { qrSvg, secret: text, spareCodes: [text] };
  const roles = [{ federation: text, role: 'reviewer' }] as const;
  return [
    ['sign-in', entryPage({ ...entry, links: [{ path: '/recover', label: text }] })],
    ['sign-in, failed', entryPage({ ...entry, errors: { form: text, email: text } })],
    [
      'sign-in, begun',
      entryPage({ ...entry, notice: text, extra: twoFactorSection(begun, messagesFor(context.lang)) }),
    ],
    ['account', accountPage({ name: text, email: text, twoFactor: false, roles, context })],
    ['account, nothing', accountPage({ name: text, email: text, twoFactor: true, roles: [], context })],
  ];
}
