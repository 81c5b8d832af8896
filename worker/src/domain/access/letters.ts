// The letters that people get: plain text, both languages, no more than needed to know what it is and what to do.

import type { Role } from '@happy-homeland/contract';
import { ROLE_WORDS } from '@happy-homeland/contract/role';
import type { Letter } from '../../ports/index.ts';

/** Days for which an invitation holds. */
export const INVITATION_DAYS = 7;

interface Invited {
  readonly to: string;
  readonly name: string;
  readonly federation: string;
  readonly role: Role;
  readonly href: string;
}

/** To somebody who was invited. */
export function invitationLetter({ to, name, federation, role, href }: Invited): Letter {
  const { zh, en } = ROLE_WORDS[role];
  const text = [
    `${name}：`,
    '',
    `${federation}邀请您担任“${zh}”。请在 ${INVITATION_DAYS} 天内打开下面的链接，设置密码：`,
    href,
    '如果您不认识这个机构，请不要理会这封邮件。',
    '',
    `${federation} invites you as ${en}. Open the link within ${INVITATION_DAYS} days and choose a password:`,
    href,
    'If you do not know this organisation, take no notice of this message.',
    '',
  ];
  return { to, subject: `${federation}：邀请您担任${zh} / Invitation`, text: text.join('\n') };
}

/** To somebody who asked for a new password. */
export function recoveryLetter({ to, href }: { readonly to: string; readonly href: string }): Letter {
  const text = [
    '有人请求为这个邮箱重设密码。请在一小时内打开下面的链接：',
    href,
    '如果不是您本人，请不要理会这封邮件，密码不会改变。',
    '',
    'Somebody asked for a new password for this address. Open the link within one hour:',
    href,
    'If it was not you, take no notice of this message: your password stays as it is.',
    '',
  ];
  return { to, subject: '重设密码 / New password', text: text.join('\n') };
}
