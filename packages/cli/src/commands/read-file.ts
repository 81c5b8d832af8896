import { readFile } from 'node:fs/promises';
import { UsageError } from '../io.ts';

/** @throws UsageError when there is not exactly one file name, or it cannot be read */
export async function readPublishFile(words: readonly string[]): Promise<Uint8Array> {
  const [name, surplus] = words;
  if (name === undefined) throw new UsageError({ zh: '缺少文件名 FILE', en: 'FILE is missing' });
  if (surplus !== undefined) {
    throw new UsageError({
      zh: `一次只处理一个文件，多出 ${surplus}`,
      en: `one file at a time; ${surplus} is too many`,
    });
  }
  try {
    return await readFile(name);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
    throw new UsageError({ zh: `不能读取文件 ${name}（${code}）`, en: `cannot read ${name} (${code})` }, { cause });
  }
}
