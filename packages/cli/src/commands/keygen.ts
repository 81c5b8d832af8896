import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { KeyRole } from '@happy-homeland/log';
import { createSigningKey, formatSigningKey, formatVerifierKey, LogError } from '@happy-homeland/log';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import type { CommandLine } from './command-options.ts';
import { requireOut } from './export.ts';

const SEED_BYTES = 32;
/** The operator alone reads it. */
const PRIVATE_MODE = 0o600;

/** `hh keygen`: a new signing key of a log or a witness, into a file that nobody else can read. */
export async function keygen(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [surplus] = line.words;
  if (surplus !== undefined) throw new UsageError({ zh: `多出 ${surplus}`, en: `${surplus} is too many` });
  const role = requireRole(line.role);
  const out = requireOut(line);
  const key = { name: line.name ?? '', role, seed: new Uint8Array(randomBytes(SEED_BYTES)) };
  const verifierKey = await namedKey(key);
  await putSecret(out, `${await formatSigningKey(key)}\n`);
  io.print(verifierKey);
  io.warn(
    {
      zh: `私钥在 ${out}，请离线另存一份；上面一行是公钥，可以公开。`,
      en: `The private key is in ${out}; keep a copy offline. The line above is the public key.`,
    }[lang],
  );
  return 0;
}

function requireRole(role: string | undefined): KeyRole {
  if (role === 'log' || role === 'witness') return role;
  throw new UsageError({
    zh: `--role 应为 log 或 witness，实际是 ${role ?? '空'}`,
    en: `--role takes log or witness, found ${role ?? 'nothing'}`,
  });
}

async function namedKey(key: Parameters<typeof createSigningKey>[0]): Promise<string> {
  try {
    return formatVerifierKey((await createSigningKey(key)).verifierKey);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw new UsageError(
      {
        zh: '--name 应为没有空格和加号的名称，如 log.example.org/shili',
        en: '--name takes a name without spaces or plus, such as log.example.org/shili',
      },
      { cause: error },
    );
  }
}

async function putSecret(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: PRIVATE_MODE, flag: 'wx' });
  } catch (cause) {
    const isThere = Object(cause).code === 'EEXIST';
    throw new UsageError(
      {
        zh: isThere ? `${path} 已存在，不覆盖` : `不能写 ${path}`,
        en: isThere ? `${path} is there already and is not overwritten` : `cannot write ${path}`,
      },
      { cause },
    );
  }
}
