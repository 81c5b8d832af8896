// Which keys an audit believes, and where it has them from. A trust file of the deployment's own proves only that the
// deployment agrees with itself, from the first audit on; one that came another way proves more.

import type { Trust } from '@happy-homeland/log';
import { formatVerifierKey, parseNote, parseTrust } from '@happy-homeland/log';
import type { Text } from '../language.ts';
import type { AuditFolder } from './audit-folder.ts';
import type { LogSource } from './log-source.ts';
import { SourceError } from './log-source.ts';

/** `given` by the person, `kept` since an earlier audit, `first` seen now, `renewed`: kept, and replaced by a newer version. */
export type TrustOrigin = 'given' | 'kept' | 'first' | 'renewed';

export interface TrustedKeys {
  readonly trust: Trust;
  readonly from: TrustOrigin;
}

/** @throws SourceError where there is none, or the deployment's contradicts the one that was kept */
export async function trustedKeys(
  source: LogSource,
  { given, folder }: { readonly given: string | null; readonly folder: AuditFolder },
): Promise<TrustedKeys> {
  if (given !== null) return { trust: await readTrust(given), from: 'given' };
  const kept = await folder.trust();
  const served = await source.trust();
  const trust = await readTrust(served);
  if (kept === null) {
    await folder.keepTrust(served);
    return { trust, from: 'first' };
  }
  if (kept === served) return { trust, from: 'kept' };
  const before = await readTrust(kept);
  if (!continues(trust, before)) throw new SourceError(contradiction(before, trust));
  await folder.keepTrust(served);
  return { trust, from: 'renewed' };
}

/** A trust file, plain or inside a signed note. Whoever hands over the file vouches for it. */
export async function readTrust(text: string): Promise<Trust> {
  const inside = parseNote(text)?.text ?? text;
  const trust = await parseTrust(inside.replace(/\n$/, ''));
  if (trust === undefined) throw new SourceError({ zh: '信任文件无法读懂', en: 'the trust file cannot be read' });
  return trust;
}

/** A newer file keeps every key where it was; it may end one, and name others after it. Witnesses may change. */
function continues(now: Trust, before: Trust): boolean {
  if (now.origin !== before.origin || now.version < before.version) return false;
  return before.logKeys.every((old) => {
    const same = now.logKeys.find(({ key }) => formatVerifierKey(key) === formatVerifierKey(old.key));
    return same?.fromSize === old.fromSize && (old.toSize === undefined || old.toSize === same.toSize);
  });
}

function contradiction(before: Trust, now: Trust): Text {
  return {
    zh: `服务给出的信任文件（第 ${now.version} 版，${now.origin}）与上次核对时保存的（第 ${before.version} 版，${before.origin}）相矛盾；请向运营方核实，再用 --trust 指定`,
    en: `the deployment’s trust file (version ${now.version}, ${now.origin}) contradicts the one that was kept (version ${before.version}, ${before.origin}); ask its operator, then give the right one with --trust`,
  };
}
