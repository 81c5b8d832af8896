// Gifts of the story: made with the client, paid in the sandbox, booked by its notices. Nothing here knows the books.

import { createClient } from '@happy-homeland/sdk';
import type { Past } from './past.ts';

type Method = 'alipay' | 'card' | 'wechat_pay';

export interface GiftFacts {
  readonly projectId: string;
  readonly amountMinor: number;
  readonly method?: Method;
  /** As the giver wants to be shown; absent for nobody's name. */
  readonly name?: string;
  /** Waits until somebody has read it. */
  readonly message?: string;
}

/** Gives and pays; answers the sandbox's name for the payment. */
export async function give(past: Past, { projectId, amountMinor, method = 'wechat_pay', name, message }: GiftFacts) {
  const client = createClient({ baseUrl: past.ports.settings.publicUrl, fetch: past.fetch });
  const { next } = await client.pledges.create({
    projectId,
    amount: { amountMinor, currency: 'CNY' },
    display: name === undefined ? { mode: 'anonymous' } : { mode: 'name', name },
    fiscalReceipt: { mode: 'waived' },
    ...(message !== undefined && { message, showMessage: true }),
  });
  if (next.kind !== 'redirect') throw new Error('a gift of the story has no payment page');
  const session = new URL(next.url).pathname.split('/').at(-1) ?? '';
  await ask(past, `/_sandbox/checkout/sessions/${session}/pay`, JSON.stringify({ method, outcome: 'succeed' }));
  await past.sandbox.drain();
  return session;
}

/** Gives a whole payment back, as the charity does in the provider's own dashboard. */
export async function giveBack(past: Past, session: string): Promise<void> {
  const intent = parseIntent(await ask(past, `/v1/checkout/sessions/${session}`));
  await ask(past, '/v1/refunds', new URLSearchParams({ payment_intent: intent }));
  await past.sandbox.drain();
}

/** The payment behind a session, as the sandbox told it. */
function parseIntent(session: unknown): string {
  return (session as { readonly payment_intent: string }).payment_intent;
}

async function ask({ sandbox }: Past, path: string, body?: string | URLSearchParams): Promise<unknown> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${sandbox.secretKey}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${path}`);
  return response.json();
}
