import { readFile } from 'node:fs/promises';
import type { WorkItem } from '@happy-homeland/contract';
import type { SigningKey } from '@happy-homeland/log';
import { formatVerifierKey, parseSigningKey } from '@happy-homeland/log';
import { attestationMessage } from '@happy-homeland/log/books';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, requireWord } from './access-call.ts';
import type { CommandLine } from './command-options.ts';

/** `hh attest`: an auditor's own signature under a spot check. The private key is read here and sent nowhere. */
export async function attest(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const itemId = requireWord(line.words, 0, { zh: '抽查编号 ITEM', en: 'the ITEM' });
  const key = await readKey(requireWord(line.words, 1, { zh: '私钥文件 KEYFILE', en: 'the KEYFILE' }));
  const { name: by = '' } = line;
  if (by === '') throw new UsageError({ zh: '缺少 --name（签名的审计机构）', en: '--name is missing: who attests' });
  return answerAccess(
    { line, lang, io },
    async (manage) => {
      const checks = manage.work('spot-checks');
      const { item } = await checks.get(itemId);
      const input = { by, ...(await signatureUnder(item, { by, key })), seenRevision: item.revision };
      return checks.take({ itemId, step: 'attest', input });
    },
    ({ digest }) => [{ zh: `已签名公布：${digest}`, en: `attested: ${digest}` }[lang]],
  );
}

async function readKey(path: string): Promise<SigningKey> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError({ zh: `不能读取 ${path}`, en: `cannot read ${path}` }, { cause });
  }
  const key = await parseSigningKey(text.trim());
  if (key?.verifierKey.role === 'log') return key;
  throw new UsageError({
    zh: `${path} 里不是签名私钥，用 hh keygen --role log 生成`,
    en: `${path} holds no key that signs; make one with hh keygen --role log`,
  });
}

async function signatureUnder(
  { digest, content }: WorkItem,
  { by, key }: { readonly by: string; readonly key: SigningKey },
): Promise<{ readonly verifierKey: string; readonly signature: string }> {
  const named = (field: string): string => String(Reflect.get(Object(content['of']), field));
  const [origin, charity, project] = [named('origin'), named('charity'), named('project')];
  const message = attestationMessage({ origin, by, digest, charity, project, title: String(content['looked']) });
  const signature = Buffer.from(await key.sign(message)).toString('base64url');
  return { verifierKey: formatVerifierKey(key.verifierKey), signature };
}
