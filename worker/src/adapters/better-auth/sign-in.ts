// Signing in by better-auth: passwords (scrypt), codes of the moment (RFC 6238), sessions and recovery. Its own routes are
// not served: every step is one call of ours, so that what a browser can reach is what our pages offer.

import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { hashPassword } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { PersonSession, SignIn, SignInAnswer, SignInRefusal, SignInStep } from '../../ports/index.ts';
import { PASSWORD_MAX, PASSWORD_MIN, StoreError } from '../../ports/index.ts';

const SESSION_S = 12 * 60 * 60;
const RECOVERY_S = 60 * 60;
const ISSUER = '幸福家园';

export interface SignInOptions {
  /** A Drizzle database of the people's tables, and those tables by the names the library asks for. */
  readonly people: { readonly db: Parameters<typeof drizzleAdapter>[0]; readonly schema: Record<string, unknown> };
  /** Signs the cookies and seals the secrets of the codes. At least 32 characters. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly newId: () => string;
  /** Takes a letter to somebody who asked for a new password. */
  readonly sendRecovery: (request: { readonly email: string; readonly token: string }) => Promise<void>;
}

export function createSignIn(options: SignInOptions): SignIn {
  const { api } = authOf(options);
  const headersOf = (cookie: string | null) => new Headers(cookie === null ? {} : { cookie });
  const take = (step: SignInStep, headers: Headers): Promise<Response> => {
    const call = { headers, asResponse: true } as const;
    switch (step.kind) {
      case 'password':
        return api.signInEmail({ ...call, body: { email: step.email, password: step.password } });
      case 'code':
      case 'confirm-two-factor':
        return api.verifyTOTP({ ...call, body: { code: step.code } });
      case 'spare-code':
        return api.verifyBackupCode({ ...call, body: { code: step.code } });
      case 'leave':
        return api.signOut(call);
      case 'ask-recovery':
        return api.requestPasswordReset({ ...call, body: { email: step.email } });
      case 'recover':
        return api.resetPassword({ ...call, body: { token: step.token, newPassword: step.password } });
      default:
        return api.enableTwoFactor({ ...call, body: { password: step.password } });
    }
  };
  return {
    session: async (cookie) => {
      // No cookie of ours is no session: most requests need not ask.
      if (cookie?.includes(SESSION_COOKIE) !== true) return null;
      const found = await translated(() => api.getSession({ headers: headersOf(cookie) }));
      return found === null ? null : toSession(found.user);
    },
    step: (step, cookie) => translated(async () => toAnswer(await take(step, headersOf(cookie)))),
    passwordHash: (password) => hashPassword(password),
  };
}

const SESSION_COOKIE = '__Host-hh-session';

function authOf({ people, secret, publicUrl, newId, sendRecovery }: SignInOptions) {
  const hostCookie = (name: string) => ({ name, attributes: { secure: true } });
  return betterAuth({
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    // What it says may hold addresses; what is wrong comes back as an answer.
    logger: { disabled: true },
    database: drizzleAdapter(people.db, { provider: 'sqlite', schema: people.schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      resetPasswordTokenExpiresIn: RECOVERY_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendRecovery({ email: user.email, token }),
    },
    session: { expiresIn: SESSION_S, disableSessionRefresh: true },
    // A stolen database opens no account by the tokens it holds.
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      // The prefix that it would put in front itself is another one.
      useSecureCookies: false,
      cookies: {
        session_token: hostCookie(SESSION_COOKIE),
        two_factor: hostCookie('__Host-hh-code'),
        trust_device: hostCookie('__Host-hh-device'),
        dont_remember: hostCookie('__Host-hh-once'),
        session_data: hostCookie('__Host-hh-data'),
      },
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId },
    },
    plugins: [twoFactor({ issuer: ISSUER })],
  });
}

function toSession(user: { id: string; name: string; email: string; twoFactorEnabled?: unknown }): PersonSession {
  const { id: personId, name, email, twoFactorEnabled } = user;
  return { personId, name, email, twoFactor: twoFactorEnabled === true };
}

/** Codes of the library that say more than that it was wrong. */
const REFUSALS: ReadonlyMap<unknown, SignInRefusal> = new Map<unknown, SignInRefusal>([
  ['INVALID_TOKEN', 'ended'],
  ['INVALID_TWO_FACTOR_COOKIE', 'ended'],
  ['UNAUTHORIZED', 'ended'],
  ['SESSION_EXPIRED', 'ended'],
  ['PASSWORD_TOO_SHORT', 'weak-password'],
  ['PASSWORD_TOO_LONG', 'weak-password'],
  ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ended'],
  ['ACCOUNT_TEMPORARILY_LOCKED', 'locked'],
]);

async function toAnswer(response: Response): Promise<SignInAnswer> {
  const cookies = response.headers.getSetCookie();
  const body = partOf(await response.json());
  if (response.status >= 500) throw new StoreError({ code: 'unavailable', message: 'signing in failed' });
  if (!response.ok) return { kind: 'refused', reason: REFUSALS.get(body['code']) ?? 'wrong' };
  if (body['twoFactorRedirect'] === true) return { kind: 'code-needed', cookies };
  const { totpURI, backupCodes } = body;
  if (typeof totpURI !== 'string' || !Array.isArray(backupCodes)) return { kind: 'done', cookies };
  return { kind: 'two-factor-begun', uri: totpURI, spareCodes: backupCodes.map(String), cookies };
}

function partOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

// The query builder wraps what the store threw; the store's own word decides what the request is told.
async function translated<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    for (let below: unknown = error; below instanceof Error; below = below.cause) {
      if (below instanceof StoreError) throw below;
    }
    throw error;
  }
}
