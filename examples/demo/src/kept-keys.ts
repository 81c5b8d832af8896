// What a real deployment is given by its operator, the demo makes once and keeps: its keys, and the day of its first
// start, so that a second start changes nothing. The file is written whole under another name and then renamed: a crash
// leaves either no file or a good one.

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDateAt } from './civil-date.ts';
import { DemoError } from './demo-error.ts';

export interface KeptKeys {
  /** Civil date in Asia/Shanghai. */
  readonly startedOn: string;
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecret: string;
  readonly pledgeKey: string;
  readonly bootstrapKey: string;
  /** Seed of the key that signs the demo's public log, hex. */
  readonly logSeed: string;
  /** Of the made-up people who carry the demo's work. */
  readonly officerPassword: string;
}

const FILE_NAME = 'demo.json';
const KEY_BYTES = 32;
/** Short enough to be typed from a terminal into a phone. */
const PASSWORD_BYTES = 6;

/** @throws DemoError `data-dir` or `keys-file` */
export function keepKeys(dataDir: string, nowMs: number): KeptKeys {
  const name = join(dataDir, FILE_NAME);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const text = readIfThere(name);
    if (text !== null) return completed(parseKept(text, name), name);
    const keys = newKeys(nowMs);
    write(name, keys);
    return keys;
  } catch (cause) {
    throw cause instanceof DemoError ? cause : unusable(dataDir, cause);
  }
}

function newKeys(nowMs: number): KeptKeys {
  const key = () => randomBytes(KEY_BYTES).toString('hex');
  return {
    startedOn: civilDateAt(nowMs),
    stripeSecretKey: `sk_test_${key()}`,
    stripeWebhookSecret: `whsec_${key()}`,
    pledgeKey: key(),
    bootstrapKey: `hhk_${key()}`,
    logSeed: key(),
    officerPassword: newPassword(),
  };
}

function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('hex');
}

// A folder from before there was a public log, or from before there were people, keeps its keys and gets what it lacks.
function completed(kept: KeptKeys, name: string): KeptKeys {
  const { logSeed = randomBytes(KEY_BYTES).toString('hex'), officerPassword = newPassword() }: Partial<KeptKeys> = kept;
  if (kept.logSeed === logSeed && kept.officerPassword === officerPassword) return kept;
  const keys = { ...kept, logSeed, officerPassword };
  write(name, keys);
  return keys;
}

function write(name: string, keys: KeptKeys): void {
  const draft = `${name}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(draft, name);
}

function readIfThere(name: string): string | null {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseKept(text: string, name: string): KeptKeys {
  let kept: Partial<KeptKeys> = {};
  try {
    kept = Object(JSON.parse(text)) as Partial<KeptKeys>;
  } catch {
    // Falls through to the same sentence as a file with a part missing.
  }
  const { startedOn, stripeSecretKey, stripeWebhookSecret, pledgeKey, bootstrapKey } = kept;
  const all = [startedOn, stripeSecretKey, stripeWebhookSecret, pledgeKey, bootstrapKey];
  if (all.every((part) => typeof part === 'string')) return kept as KeptKeys;
  throw new DemoError({
    code: 'keys-file',
    zh: `${name} 不完整。请从备份恢复它；若演示数据可以丢弃，请删除整个数据目录后重新启动。`,
    en: `${name} is damaged. Restore it, or delete the whole data directory if its demo data may go, and start again.`,
  });
}

function unusable(dataDir: string, cause: unknown): DemoError {
  const why = cause instanceof Error && 'code' in cause ? cause.code : cause;
  return new DemoError(
    {
      code: 'data-dir',
      zh: `不能写入数据目录 ${dataDir}（${why}）。请检查权限和磁盘空间，或用 DATA_DIR 指定另一个目录。`,
      en: `Cannot write to the data directory ${dataDir} (${why}). Check rights and disk space, or set DATA_DIR.`,
    },
    { cause },
  );
}
