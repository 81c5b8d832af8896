// What became of a pledge. Whoever holds its secret may ask as often as they like; a read token answers once.

import type { Pledge, PledgeStatus } from '@happy-homeland/contract';
import type { PledgeRecord, Ports } from '../../ports/index.ts';
import { refundOn } from '../gift/held-gift.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { liveToken } from './live-token.ts';

/** How long the way back to a community site may take. */
export const READ_TOKEN_LIFE_MS = 15 * 60_000;

/** Makes a token that reads one pledge once. Only its keyed hash is kept. */
export async function grantReadToken(ports: Ports, pledge: PledgeRecord): Promise<string> {
  const token = ports.ids.id();
  const { tenantId, pledgeId } = pledge;
  const tokenHash = await ports.secrets.fingerprint('read-token', token);
  const record = { tokenHash, tenantId, pledgeId, expiresMs: ports.clock.nowMs() + READ_TOKEN_LIFE_MS };
  await ports.store.commit([{ kind: 'insert-read-token', record }]);
  return token;
}

/** What became of a pledge, for whoever holds its secret or an unused read token. */
export async function readPledge(ports: Ports, pledgeId: string, bearer: string | null): Promise<Pledge | Refusal> {
  if (bearer === null) return refused('unauthorized');
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (!pledge || !(await allowsReading(ports, pledge, { bearer, spends: true }))) return refused('not-found');
  return publicPledge(ports, pledge);
}

/** Whether this is the pledge's secret or an unused read token of it; a token is used up where it `spends`. */
export async function allowsReading(
  ports: Ports,
  pledge: PledgeRecord,
  { bearer, spends }: { readonly bearer: string; readonly spends: boolean },
): Promise<boolean> {
  const secret = await ports.secrets.pledgeSecret(pledge.pledgeId);
  if (equalText(secret, bearer)) return true;
  return spends ? spendReadToken(ports, pledge, bearer) : (await readTokenOf(ports, pledge, bearer)) !== null;
}

async function publicPledge(ports: Ports, pledge: PledgeRecord): Promise<Pledge> {
  const { pledgeId, projectId, amountMinor, currency } = pledge;
  const receipt = await ports.store.pledges.receiptOf(pledgeId);
  const on = refundOn(pledge);
  const held = on === null ? {} : { refundOn: on };
  const base = { pledgeId, status: publicStatus(pledge), amount: { amountMinor, currency }, projectId, ...held };
  if (!receipt) return base;
  const href = `${ports.settings.publicUrl}/receipts/${receipt.receiptNo}`;
  return { ...base, receipt: { receiptNo: receipt.receiptNo, href } };
}

/** The public status: refunds and disputes are facts of their own beside the payment state. */
export function publicStatus(pledge: PledgeRecord): PledgeStatus {
  if (pledge.disputed) return 'disputed';
  if (pledge.refundedMinor > 0) return pledge.refundedMinor < pledge.amountMinor ? 'partially_refunded' : 'refunded';
  return pledge.paymentState;
}

async function spendReadToken(ports: Ports, pledge: PledgeRecord, token: string): Promise<boolean> {
  const tokenHash = await readTokenOf(ports, pledge, token);
  if (tokenHash === null) return false;
  const atMs = ports.clock.nowMs();
  const outcome = await ports.store.commit([{ kind: 'use-read-token', tokenHash, atMs }]);
  return outcome.kind === 'committed';
}

/** Its hash, or null where it is no token of this pledge, or one whose time is over. */
async function readTokenOf(ports: Ports, pledge: PledgeRecord, token: string): Promise<string | null> {
  const record = await liveToken(ports, 'read-token', token);
  return record?.pledgeId === pledge.pledgeId ? record.tokenHash : null;
}

// Compares in time that depends on the length only.
export function equalText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
