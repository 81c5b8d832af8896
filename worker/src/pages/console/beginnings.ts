// What somebody may begin, by what it is about: with twenty kinds in one row nobody finds theirs.

import type { WorkKind } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { kindName } from './work-words.ts';

type Group = keyof Messages['consoleToday']['groups'];

const GROUPS: readonly Group[] = ['plans', 'money', 'progress', 'answers'];

const GROUP_OF: Readonly<Record<WorkKind, Group>> = {
  'campaign-plans': 'plans',
  'project-plans': 'plans',
  'project-lives': 'plans',
  'changes-of-use': 'plans',
  disbursements: 'money',
  spendings: 'money',
  reimbursements: 'money',
  'advance-returns': 'money',
  corrections: 'money',
  surpluses: 'money',
  refunds: 'money',
  'unmatched-money': 'money',
  managements: 'money',
  financings: 'money',
  'bank-entries': 'money',
  reconciliations: 'money',
  updates: 'progress',
  visits: 'progress',
  'spot-checks': 'progress',
  acceptances: 'progress',
  complaints: 'answers',
  disclosures: 'answers',
  'donor-messages': 'answers',
  'site-requests': 'answers',
};

/** Links to the forms that open these kinds, grouped where they are of more than one group; nothing where there are none. */
export function beginnings(kinds: readonly WorkKind[], query: string, context: PageContext): Html {
  if (kinds.length === 0) return html``;
  const { consoleToday: words } = messagesFor(context.lang);
  const groups = GROUPS.map((group) => ({ group, of: kinds.filter((kind) => GROUP_OF[kind] === group) })).filter(
    ({ of }) => of.length > 0,
  );
  const lists = groups.map(({ group, of }) => {
    const links = of.map(
      (kind) =>
        html`<li><a href="${pageHref(`/console/open/${kind}${query}`, context)}">${kindName(kind, context.lang)}</a></li>`,
    );
    const heading = groups.length === 1 ? '' : html`<h3>${words.groups[group]}</h3>`;
    return html`${heading}<ul class="desk-links">${links}</ul>`;
  });
  return html`<section class="screen-only"><h2>${words.openTitle}</h2>${lists}</section>`;
}
