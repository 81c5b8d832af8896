import { open, rename, rm } from 'node:fs/promises';
import { exportTo } from '../audit/export-log.ts';
import { progressPrinter } from '../audit/progress.ts';
import { systemNowMs } from '../clock.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { saidWhy } from './audit.ts';
import type { CommandLine } from './command-options.ts';
import { openLogTarget } from './log-target.ts';

/** `hh export`: the public log as one file that can be audited without the deployment. */
export async function exportLog(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const name = requireOut(line);
  await using target = await openLogTarget(line, io);
  if (target.source.isFile)
    throw new UsageError({ zh: '导出需要服务的网址', en: 'an address of a deployment is needed' });
  return await saidWhy(lang, io, async () => {
    const part = `${name}.part`;
    const file = await openNew(part);
    try {
      const onProgress = progressPrinter(io, lang, io.nowMs ?? systemNowMs);
      const { size, projects } = await exportTo(file, { ...target, signal: io.signal, onProgress });
      await file.sync();
      await rename(part, name);
      io.print(
        {
          zh: `已写出 ${name}：${size} 条记录，${projects} 个项目。核对：hh audit ${name}`,
          en: `Wrote ${name}: ${size} entries, ${projects} projects. Audit it: hh audit ${name}`,
        }[lang],
      );
      return 0;
    } finally {
      await file.close();
      await rm(part, { force: true });
    }
  });
}

/** @throws UsageError without `--out` */
export function requireOut({ out }: CommandLine): string {
  if (out !== undefined && out !== '') return out;
  throw new UsageError({ zh: '缺少 --out：写到哪里', en: '--out is missing: where to write' });
}

async function openNew(name: string) {
  try {
    return await open(name, 'w');
  } catch (cause) {
    throw new UsageError({ zh: `不能写 ${name}`, en: `cannot write ${name}` }, { cause });
  }
}
