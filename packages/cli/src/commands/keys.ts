import type { ApiKey, ApiKeyCreated } from '@happy-homeland/contract';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, FEDERATION, requireRole, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';

const KEY_ID = { zh: '密钥编号 KEY_ID', en: 'the KEY_ID' };
const HOURS_MAX = 720;

/** `hh keys`: keys of programs, made, listed, rotated and revoked. */
export async function keys(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action, ...words] = line.words;
  const call = { line, lang, io };
  switch (action) {
    case 'list': {
      const federation = requireWord(words, 0, FEDERATION);
      const list = answerAccess(
        call,
        (manage) => everything((page) => manage.listApiKeys({ federation, ...page })),
        (found) => found.map((key) => describe(key, lang)),
      );
      return list;
    }
    case 'create': {
      const federation = requireWord(words, 0, FEDERATION);
      const label = line.name;
      if (label === undefined) throw new UsageError({ zh: '缺少 --name 名称', en: 'give the key a --name' });
      const roles = line.role?.split(',').map(requireRole);
      return answerAccess(
        call,
        (manage) => manage.createApiKey({ federation, label, ...(roles && { roles }) }),
        (made) => shownOnce(made, lang),
      );
    }
    case 'rotate': {
      const keyId = requireWord(words, 0, KEY_ID);
      const hours = requireHours(line.hours);
      return answerAccess(
        call,
        (manage) => manage.rotateApiKey(keyId, hours),
        (made) => shownOnce(made, lang),
      );
    }
    case 'revoke': {
      const keyId = requireWord(words, 0, KEY_ID);
      return answerAccess(
        call,
        (manage) => manage.revokeApiKey(keyId),
        (key) => [describe(key, lang)],
      );
    }
    default:
      throw unknownAction(action, ['list', 'create', 'rotate', 'revoke']);
  }
}

function describe({ keyId, label, roles, createdAt, expiresAt, revokedAt }: ApiKey, lang: Language): string {
  const words = {
    zh: { until: '有效至', revoked: '已停用' },
    en: { until: 'until', revoked: 'revoked' },
  }[lang];
  const until = expiresAt === null ? '' : ` · ${words.until} ${expiresAt}`;
  const end = revokedAt === null ? until : ` · ${words.revoked} ${revokedAt}`;
  return `${keyId} · ${label} · ${roles.join(',')} · ${createdAt}${end}`;
}

function shownOnce({ keyId, key, roles }: ApiKeyCreated, lang: Language): readonly string[] {
  const once = { zh: '只显示这一次，请立即保存：', en: 'Shown this once; keep it now:' }[lang];
  return [`${keyId} · ${roles.join(',')}`, once, key];
}

/** For how long the old one goes on, hours. @throws UsageError for anything but a whole number up to 720 */
export function requireHours(text = '24'): number {
  const hours = Number(text);
  if (Number.isInteger(hours) && hours >= 0 && hours <= HOURS_MAX) return hours;
  throw new UsageError({
    zh: `--hours 应为 0 到 ${HOURS_MAX} 的整数，实际是 ${text}`,
    en: `--hours takes a whole number from 0 to ${HOURS_MAX}, found ${text}`,
  });
}
