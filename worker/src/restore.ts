// `npm run restore`: a program for the operator, run while the service is stopped. Arguments instead of an environment,
// so that what is replaced is always what was typed.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from './adapters/system/clock.ts';
import { checkBackup, restoreBackup } from './backup/restore-backup.ts';
import { RESTORE_WORDS, RestoreError } from './backup/restore-error.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url));
const USAGE = [
  '用法：npm run restore -- BACKUP.db --into DATABASE.db [--server-is-stopped]',
  '      npm run restore -- BACKUP.db --check',
  'Usage as above. --check verifies a backup and changes nothing.',
].join('\n');
const NOT_UNDERSTOOD = 2;

async function main(argv: readonly string[]): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`);
    return NOT_UNDERSTOOD;
  }
  try {
    const { backup, into, isServerStopped } = asked;
    if (into === undefined) say(['备份完好', 'the backup is sound'], await checkBackup(backup, MIGRATIONS));
    else {
      const clock = systemClock;
      const { manifest, aside } = await restoreBackup({
        backup,
        database: into,
        migrationFolder: MIGRATIONS,
        isServerStopped,
        clock,
      });
      say(['已恢复并核验', 'restored and verified'], manifest);
      if (aside !== null) process.stdout.write(`原文件另存于 the old file lies in ${aside}\n`);
      process.stdout.write(`${AFTERWARDS}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error;
    const { zh, en } = RESTORE_WORDS[error.code];
    process.stderr.write(`${zh}\n${en}\n`);
    return 1;
  }
}

const AFTERWARDS = [
  '备份时刻之后的捐赠不在其中：请启动服务，再按部署说明从支付机构核对该时刻之后的付款。',
  'Gifts after that instant are not in it: start the service, then compare with the provider from that instant on.',
].join('\n');

function readArguments(argv: readonly string[]) {
  const options = {
    into: { type: 'string' },
    check: { type: 'boolean' },
    'server-is-stopped': { type: 'boolean' },
  } as const;
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [backup, surplus] = positionals;
    const { into, check = false, 'server-is-stopped': isServerStopped = false } = values;
    if (backup === undefined || surplus !== undefined || check === (into !== undefined)) return null;
    return { backup, into, isServerStopped };
  } catch {
    return null;
  }
}

function say([zh, en]: readonly [string, string], manifest: Awaited<ReturnType<typeof checkBackup>>): void {
  const { name, takenAt, schemaVersion, mode, counts } = manifest;
  process.stdout.write(`${zh} ${en}: ${name}\n`);
  process.stdout.write(`  takenAt ${takenAt} · mode ${mode} · schema ${schemaVersion}\n`);
  process.stdout.write(`  pledges ${counts.pledges} · entries ${counts.entries} · receipts ${counts.receipts}\n`);
}

process.exitCode = await main(process.argv.slice(2));
