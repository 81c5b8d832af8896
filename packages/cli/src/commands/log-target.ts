// Which log a command reads: a deployment by its address, or a file by its name; and where what it keeps of it lies.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trust } from '@happy-homeland/log';
import { parseCheckpoint } from '@happy-homeland/log';
import { AuditFolder } from '../audit/audit-folder.ts';
import { bundleSource } from '../audit/bundle-file.ts';
import { deploymentSource } from '../audit/deployment-source.ts';
import type { LogSource } from '../audit/log-source.ts';
import { SourceError } from '../audit/log-source.ts';
import { keepMemorySmall } from '../audit/small-memory.ts';
import { readTrust } from '../audit/trusted-keys.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { CommandLine } from './command-options.ts';
import { requireAddress } from './target.ts';

const FILE_NAME_MAX = 200;

export interface LogTarget extends AsyncDisposable {
  readonly source: LogSource;
  readonly folder: AuditFolder;
  /** The text of `--trust`, or null. */
  readonly trust: string | null;
}

/** @throws UsageError when the word is neither an address nor a file that somebody exported */
export async function openLogTarget(line: CommandLine, io: Io): Promise<LogTarget> {
  keepMemorySmall();
  const [word, surplus] = line.words;
  if (surplus !== undefined) throw new UsageError({ zh: `多出 ${surplus}`, en: `${surplus} is too many` });
  const trust = line.trust === undefined ? null : await readTrustFile(line.trust);
  if (word !== undefined && !/^https?:/i.test(word)) {
    const file = await bundleSource(word);
    // By the log's name, which nobody has verified yet: files of two logs must not be held against each other.
    const origin = parseCheckpoint(await file.checkpoint())?.origin ?? '';
    const folder = new AuditFolder(folderFor(line, io, `exported-${fileName(origin)}`));
    return { source: file, folder, trust, [Symbol.asyncDispose]: () => file.close() };
  }
  const baseUrl = requireAddress(word === undefined ? line : { ...line, api: word }, io.env);
  const folder = new AuditFolder(folderFor(line, io, fileName(new URL(baseUrl).host)));
  return { source: deploymentSource(baseUrl, io), folder, trust, [Symbol.asyncDispose]: async () => undefined };
}

function fileName(name: string): string {
  return name.slice(0, FILE_NAME_MAX).replaceAll(/[^a-z0-9.-]/gi, '_');
}

function folderFor({ data }: CommandLine, { env }: Io, name: string): string {
  if (data !== undefined) return data;
  const shared = env['XDG_DATA_HOME'] || (env['HOME'] && join(env['HOME'], '.local', 'share'));
  if (!shared) {
    throw new UsageError({
      zh: '不知道把核对进度存在哪里：请用 --data DIR 指定',
      en: 'there is no place to keep what is audited: give --data DIR',
    });
  }
  return join(shared, 'happy-homeland', 'audit', name);
}

/** @throws UsageError when it cannot be read, or is none */
export async function parseTrustFile(name: string): Promise<Trust> {
  try {
    return await readTrust(await readTrustFile(name));
  } catch (cause) {
    if (!(cause instanceof SourceError)) throw cause;
    const { zh, en } = cause.text;
    throw new UsageError({ zh: `${name}：${zh}`, en: `${name}: ${en}` }, { cause });
  }
}

async function readTrustFile(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (cause) {
    throw new UsageError({ zh: `不能读取信任文件 ${name}`, en: `cannot read the trust file ${name}` }, { cause });
  }
}
