import type { Trust } from '@happy-homeland/log';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { receiptLines } from '../receipt/receipt-words.ts';
import { verifyReceiptFile } from '../receipt/verify-file.ts';
import { plainJson } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import { parseTrustFile } from './log-target.ts';
import { readPublishFile } from './read-file.ts';

/** `hh verify`: a receipt file, without any network. */
export async function verify(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const receipt = new TextDecoder().decode(await readPublishFile(line.words));
  const verdict = await verifyReceiptFile(receipt, await givenTrust(line.trust));
  if (line.json) io.print(plainJson(verdict));
  else for (const text of receiptLines(verdict, lang)) io.print(text);
  return verdict.ok ? 0 : 1;
}

async function givenTrust(name: string | undefined): Promise<Trust> {
  if (name !== undefined) return parseTrustFile(name);
  throw new UsageError({
    zh: '缺少 --trust FILE：从可靠的途径取得信任文件（服务的 /log/trust.json，请另行核实）',
    en: '--trust FILE is missing: a trust file from somebody you trust (the deployment has one at /log/trust.json; confirm it by another way)',
  });
}
