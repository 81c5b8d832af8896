// Sends a pledge so that a deployment under attack can tell a person from a robot: with the value of this tab, and, when
// it asks, with a proof of work. The same request under the same key goes out again; nothing is asked of the giver.

import { ApiError } from './api-error.ts';
import { tabSession } from './tab-session.ts';
import type { Call, Transport } from './transport.ts';
import { send } from './transport.ts';

export type Send = <Answer>(transport: Transport, call: Call) => Promise<Answer>;

/** @throws ApiError; `challenge-required` where a proof did not help, or cannot be made (a page over plain http) */
export async function sendProven<Answer>(transport: Transport, call: Call): Promise<Answer> {
  const session = tabSession();
  const headers = { ...call.headers, ...(session && { 'HH-Session': session }) };
  try {
    return await send(transport, { ...call, headers });
  } catch (error) {
    const challenge = error instanceof ApiError && crypto.subtle ? error.problem?.challenge : undefined;
    if (!challenge) throw error;
    // Loaded when it is needed, which is hardly ever.
    const { solveChallenge } = await import('./proof.ts');
    return send(transport, { ...call, headers: { ...headers, 'HH-Proof': await solveChallenge(challenge) } });
  }
}
