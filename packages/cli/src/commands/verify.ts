import type { Trust } from '@happy-homeland/log';
import { examineEvidence } from '@happy-homeland/log/evidence';
import { evidenceTexts } from '../evidence/evidence-words.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { receiptTexts } from '../receipt/receipt-words.ts';
import { verifyReceiptFile } from '../receipt/verify-file.ts';
import { plainJson, plainLine } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import { parseTrustFile } from './log-target.ts';
import { readPublishFile } from './read-file.ts';

/** `hh verify`: a receipt, or evidence that a log contradicts itself, without any network. */
export async function verify(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const file = new TextDecoder().decode(await readPublishFile(line.words));
  const trust = await givenTrust(line.trust);
  const { isRight, json, texts } = isEvidence(file)
    ? await verifyEvidence(file, trust, io)
    : await verifyReceipt(file, trust, io);
  if (line.json) io.print(plainJson(json));
  else for (const text of texts) io.print(plainLine(text[lang]));
  return isRight ? 0 : 1;
}

interface Verified {
  readonly isRight: boolean;
  readonly json: Parameters<typeof plainJson>[0];
  readonly texts: readonly Text[];
}

async function verifyReceipt(file: string, trust: Trust, { timeZone }: Io): Promise<Verified> {
  const verdict = await verifyReceiptFile(file, trust);
  return { isRight: verdict.ok, json: verdict, texts: receiptTexts(verdict, timeZone) };
}

/** A receipt has no such line: what stands in its parts is base64. */
function isEvidence(file: string): boolean {
  return /^happy-homeland\/evidence\//m.test(file);
}

async function verifyEvidence(file: string, trust: Trust, { timeZone }: Io): Promise<Verified> {
  const found = await examineEvidence(file, trust.logKeys);
  const examined = found?.first.origin === trust.origin ? found : undefined;
  const verdict = examined?.verdict ?? 'nothing';
  const isRight = verdict === 'fork' || verdict === 'rewritten';
  const sizes = examined && { first: String(examined.first.size), second: String(examined.second.size) };
  const json = { ok: isRight, evidence: verdict, origin: trust.origin, ...sizes };
  return { isRight, json, texts: evidenceTexts(examined, trust, timeZone) };
}

async function givenTrust(name: string | undefined): Promise<Trust> {
  if (name !== undefined) return parseTrustFile(name);
  throw new UsageError({
    zh: '缺少 --trust FILE：从可靠的途径取得信任文件（服务的 /log/trust.json，请另行核实）',
    en: '--trust FILE is missing: a trust file from somebody you trust (the deployment has one at /log/trust.json; confirm it by another way)',
  });
}
