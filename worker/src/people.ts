// Signing in as both entries build it. The library behind it is large and most requests are of people who give, so it is
// loaded at the first request that brings a cookie of ours or opens the door, never at the start.

import type { LibsqlStore } from './adapters/libsql/store.ts';
import { recoveryLetter } from './domain/access/letters.ts';
import type { Ids, Mail, Reporter, Secrets, SignIn } from './ports/index.ts';
import { MailError } from './ports/index.ts';

interface People {
  readonly store: LibsqlStore;
  readonly secrets: Secrets;
  readonly ids: Ids;
  readonly reporter: Reporter;
  readonly mail?: Mail | undefined;
  readonly publicUrl: string;
}

const COOKIE = '__Host-hh-session=';

/** The port of signing in, on the store's own database. */
export function openSignIn(people: People): SignIn {
  // A value, never a promise: one request of an isolate must not wait for the input and output of another.
  let opened: SignIn | null = null;
  const open = async () => {
    opened ??= await build(people);
    return opened;
  };
  return {
    session: async (cookie) => (cookie?.includes(COOKIE) === true ? (await open()).session(cookie) : null),
    step: async (step, cookie) => (await open()).step(step, cookie),
    passwordHash: async (password) => (await open()).passwordHash(password),
  };
}

async function build({ store, secrets, ids, reporter, mail, publicUrl }: People): Promise<SignIn> {
  const { createSignIn } = await import('./adapters/better-auth/sign-in.ts');
  return createSignIn({
    people: await store.people(),
    // Derived: a new key of the deployment ends every session, and there is no further secret to keep.
    secret: await secrets.fingerprint('sign-in', 'sessions of people'),
    publicUrl,
    newId: ids.id,
    sendRecovery: async ({ email, token }) => {
      try {
        await mail?.send(recoveryLetter({ to: email, href: `${publicUrl}/recover/${token}` }));
      } catch (error) {
        // Whoever asks hears the same whether the address is known or not, so only the operator hears of this.
        if (!(error instanceof MailError)) throw error;
        reporter.report('error', 'mail-unavailable', {});
      }
    },
  });
}
