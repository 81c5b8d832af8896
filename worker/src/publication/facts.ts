// Leaves of facts that move no money: what the log is called, what was planned, what was disclosed, which key signs. Each
// has a name of its own, so that it is in the log once, whoever tells it again.

import type { FactLeaf } from '@happy-homeland/log/books';
import { encodeLeaf } from '@happy-homeland/log/books';
import type { Change, ProjectRecord } from '../ports/index.ts';
import { toBase64Url } from './base64url.ts';
import type { LogPorts } from './known-past.ts';

interface Fact {
  readonly factKey: string;
  readonly leaf: FactLeaf;
}

/** The change that publishes a fact. Throws RangeError where the format cannot say it. */
export function publishing({ factKey, leaf }: Fact): Extract<Change, { readonly kind: 'append-fact' }> {
  const bytes = encodeLeaf(leaf);
  return { kind: 'append-fact', leaf: { kind: leaf.kind, projectId: leaf.project ?? null, factKey, bytes } };
}

/** A project as it was published. `digest` is the SHA-256 of its canonical JSON, hex; `date` the civil date. */
export function planPublished(
  project: ProjectRecord,
  { date, digest, filingNumber }: { readonly date: string; readonly digest: string; readonly filingNumber: string },
) {
  const { projectId, charityId, revision, title, currency, goalMinor } = project;
  const what = { charity: charityId, project: projectId, digest, title, currency, goalMinor, filingNumber };
  return publishing({
    factKey: `plan:${projectId}:${revision}`,
    leaf: { v: 1, kind: 'plan.published', date, ...what },
  });
}

/** The fact "the project has disclosed this". */
export function disclosureKey({ projectId, digest }: { readonly projectId: string; readonly digest: string }): string {
  return `disclosure:${projectId}:${digest}`;
}

/** A report or a correction that was made public. `digest` is the SHA-256 of its canonical JSON, hex. */
export function disclosurePublished(disclosed: {
  readonly date: string;
  readonly charityId: string;
  readonly projectId: string;
  readonly digest: string;
  readonly title: string;
}) {
  const { date, charityId, projectId, digest, title } = disclosed;
  return publishing({
    factKey: disclosureKey(disclosed),
    leaf: { v: 1, kind: 'disclosure.published', date, charity: charityId, project: projectId, digest, title },
  });
}

/** Gives the log its name, and says of each key that replaces another that both agree. Doing it again changes nothing. */
export async function beginLog(ports: LogPorts, date: string): Promise<void> {
  const { origin } = ports.log.keys;
  if ((await ports.store.log.ofFact('genesis')) === null) {
    const leaf: FactLeaf = { v: 1, kind: 'genesis', date, origin };
    await ports.store.commit([publishing({ factKey: 'genesis', leaf })]);
  }
  await tellRotations(ports, date);
}

async function tellRotations({ store, log }: LogPorts, date: string): Promise<void> {
  const [newKey, oldKey] = log.keys.verifierKeys;
  if (newKey === undefined || oldKey === undefined) return;
  const factKey = `key:${newKey}`;
  if ((await store.log.ofFact(factKey)) !== null) return;
  const { size: validFrom } = await store.log.head();
  const message = rotationMessage({ origin: log.keys.origin, oldKey, newKey, validFrom });
  const [oldSignature, newSignature] = await Promise.all([
    log.keys.signWith(oldKey, message),
    log.keys.signWith(newKey, message),
  ]);
  const leaf: FactLeaf = {
    v: 1,
    kind: 'key.rotation',
    date,
    oldKey,
    newKey,
    oldSignature: toBase64Url(oldSignature),
    newSignature: toBase64Url(newSignature),
    validFrom,
  };
  await store.commit([publishing({ factKey, leaf })]);
}

interface Rotation {
  readonly origin: string;
  readonly oldKey: string;
  readonly newKey: string;
  readonly validFrom: number;
}

/** What both keys sign. */
export function rotationMessage({ origin, oldKey, newKey, validFrom }: Rotation): Uint8Array {
  return new TextEncoder().encode(`fund/key-rotation/v1\n${origin}\n${oldKey}\n${newKey}\n${validFrom}\n`);
}
