import type { Ports, ReadTokenRecord } from '../../ports/index.ts';

/** The record of a token of this purpose; null where it is none, was used or is over. */
export async function liveToken(
  { store, secrets, clock }: Pick<Ports, 'store' | 'secrets' | 'clock'>,
  purpose: 'read-token' | 'giver-copy',
  token: string,
): Promise<ReadTokenRecord | null> {
  const record = await store.pledges.readToken(await secrets.fingerprint(purpose, token));
  return record !== null && record.expiresMs > clock.nowMs() ? record : null;
}
