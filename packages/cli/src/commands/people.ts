import type { Person, PersonGrant } from '@happy-homeland/contract';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, FEDERATION, requireRole, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';

/** `hh people`: who has which role in a federation; inviting, giving and withdrawing. */
export async function people(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action, ...words] = line.words;
  const call = { line, lang, io };
  const only = { ...(line.partner && { partner: line.partner }), ...(line.charity && { charity: line.charity }) };
  switch (action) {
    case 'list': {
      const federation = requireWord(words, 0, FEDERATION);
      return answerAccess(
        call,
        (manage) => everything((page) => manage.listPeople({ federation, ...page })),
        (found) => found.flatMap((person) => describe(person, lang)),
      );
    }
    case 'invite': {
      const federation = requireWord(words, 0, FEDERATION);
      const email = requireWord(words, 1, { zh: '邮箱 EMAIL', en: 'the EMAIL' });
      const { name } = line;
      if (name === undefined) throw new UsageError({ zh: '缺少 --name 姓名', en: 'give the person’s --name' });
      const role = requireRole(line.role);
      return answerAccess(
        call,
        (manage) => manage.invitePerson({ federation, email, name, role, ...only }),
        ({ expiresAt }) => [
          { zh: `邀请已发往 ${email}，${expiresAt} 前有效`, en: `Invited ${email}; the link holds until ${expiresAt}` }[
            lang
          ],
        ],
      );
    }
    case 'grant': {
      const federation = requireWord(words, 0, FEDERATION);
      const personId = requireWord(words, 1, { zh: '人员编号 PERSON_ID', en: 'the PERSON_ID' });
      const role = requireRole(line.role);
      return answerAccess(
        call,
        (manage) => manage.giveGrant(personId, { federation, role, ...only }),
        (grant) => [grantText(grant)],
      );
    }
    case 'withdraw': {
      const grantId = requireWord(words, 0, { zh: '权限编号 GRANT_ID', en: 'the GRANT_ID' });
      return answerAccess(
        call,
        (manage) => manage.withdrawGrant(grantId),
        (grant) => [`${{ zh: '已收回：', en: 'Withdrawn: ' }[lang]}${grantText(grant)}`],
      );
    }
    default:
      throw unknownAction(action, ['list', 'invite', 'grant', 'withdraw']);
  }
}

function describe({ personId, name, email, twoFactor, grants }: Person, lang: Language): readonly string[] {
  const second = twoFactor ? ` · ${{ zh: '两步验证', en: 'two-step sign-in' }[lang]}` : '';
  return [`${personId} · ${name} · ${email}${second}`, ...grants.map((grant) => `  ${grantText(grant)}`)];
}

function grantText({ grantId, role, partner, charity, givenAt }: PersonGrant): string {
  const only = [partner, charity].filter((name) => name !== null).join(' ');
  return `${grantId} · ${role}${only === '' ? '' : ` (${only})`} · ${givenAt}`;
}
