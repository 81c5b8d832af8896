// How a person becomes known to the computer: by a password, and by a code of the moment where the person wants it so.

/** Whose session the cookies carry. */
export interface PersonSession {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
}

/** One step of signing in, or of keeping one's own access. Those from `begin-two-factor` on need a session. */
export type SignInStep =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'spare-code'; readonly code: string }
  | { readonly kind: 'leave' }
  /** Sends a letter where the address is known, and says the same where it is not. */
  | { readonly kind: 'ask-recovery'; readonly email: string }
  /** Ends every session of the person. */
  | { readonly kind: 'recover'; readonly token: string; readonly password: string }
  | { readonly kind: 'begin-two-factor'; readonly password: string }
  | { readonly kind: 'confirm-two-factor'; readonly code: string };

/** `wrong` says no more than that: not whether the address is known. */
export type SignInRefusal = 'wrong' | 'ended' | 'weak-password' | 'locked';

/** `cookies` are whole `Set-Cookie` values for the browser. */
export type SignInAnswer =
  | { readonly kind: 'done'; readonly cookies: readonly string[] }
  /** The password was right, and a code is needed too. */
  | { readonly kind: 'code-needed'; readonly cookies: readonly string[] }
  | {
      readonly kind: 'two-factor-begun';
      /** `otpauth:` address for the program that shows the codes. */
      readonly uri: string;
      /** Each good once, for a day without the phone. */
      readonly spareCodes: readonly string[];
      readonly cookies: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: SignInRefusal };

/** Fewer characters are refused. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/**
 * Obligations. A session is asked of the store every time and lasts at most twelve hours from its beginning, whatever is
 * done with it: what ended counts no more at the next request. A cookie cannot be made from what the store holds. A wrong
 * password takes as long as a wrong address. Throws StoreError.
 */
export interface SignIn {
  session(cookie: string | null): Promise<PersonSession | null>;
  step(step: SignInStep, cookie: string | null): Promise<SignInAnswer>;
  /** Salted and slow to make. */
  passwordHash(password: string): Promise<string>;
}
