// Signing in, with its guesses counted: by where they come from and by the account they are at, so that neither one machine
// with many names nor many machines with one get further than ten a minute.

import type { Ports, SignInAnswer, SignInStep } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import type { Caller } from './caller.ts';
import { UNKNOWN_CALLER } from './caller.ts';
import { limitFailures } from './failed-access.ts';

/** An answer to a request for a new password takes at least this long, whether there was a letter to send or not. */
export const RECOVERY_MIN_MS = 400;

export interface Attempt {
  readonly step: SignInStep;
  readonly caller: Caller;
  readonly cookie: string | null;
}

/** One step of signing in. `too-many-requests` says nothing of whether it was right. */
export async function tryEntry(ports: Ports, attempt: Attempt): Promise<SignInAnswer | Refusal> {
  const { step, caller } = attempt;
  // Whoever asks for letters fills somebody's mailbox, right or wrong.
  const isFailure = (answer: SignInAnswer | Refusal) =>
    step.kind === 'ask-recovery' || (answer.kind === 'refused' && GUESSES.includes(answer.reason));
  const account = accountOf(step);
  const atAccount = account === null ? null : { ...UNKNOWN_CALLER, network: account };
  const take = () => takeStep(ports, attempt);
  const access =
    atAccount === null
      ? take
      : () => limitFailures<SignInAnswer | Refusal>(ports, atAccount, { access: take, isFailure });
  return limitFailures<SignInAnswer | Refusal>(ports, caller, { access, isFailure });
}

const GUESSES: readonly string[] = ['wrong', 'ended', 'locked', 'not-found'];

function accountOf(step: SignInStep): string | null {
  return step.kind === 'password' || step.kind === 'ask-recovery' ? `account ${step.email.toLowerCase()}` : null;
}

async function takeStep({ signIn }: Ports, { step, cookie }: Attempt): Promise<SignInAnswer> {
  if (step.kind !== 'ask-recovery') return signIn.step(step, cookie);
  const pause = new Promise((resolve) => setTimeout(resolve, RECOVERY_MIN_MS));
  const [answer] = await Promise.all([signIn.step(step, cookie), pause]);
  return answer;
}
