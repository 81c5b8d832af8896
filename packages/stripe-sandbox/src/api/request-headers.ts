import { timingSafeEqual } from 'node:crypto';
import { API_VERSION } from '../api-version.ts';
import { ApiError } from './api-error.ts';

/**
 * Checks who asks and in which version. The key comes as `Bearer` or as the user name of `Basic`, as curl sends it.
 * Throws 401 for a missing or foreign key, 403 for an account that does not exist, 400 for another API version.
 */
export function checkRequestHeaders(headers: Headers, secretKey: string): void {
  const given = keyOf(headers.get('authorization'));
  if (given === undefined) {
    throw unauthorized('No API key was given. Send it as `Authorization: Bearer sk_test_…`.');
  }
  if (!isSameText(given, secretKey)) throw unauthorized(`Invalid API Key provided: ${masked(given)}`);
  const account = headers.get('stripe-account');
  if (account !== null) {
    throw new ApiError({
      status: 403,
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The sandbox has no connected accounts, so it has no access to '${account}'.`,
    });
  }
  const version = headers.get('stripe-version') ?? API_VERSION;
  if (version !== API_VERSION) {
    throw new ApiError({
      status: 400,
      type: 'invalid_request_error',
      message: `The sandbox speaks API version ${API_VERSION} only; the request asks for ${version}.`,
    });
  }
}

function keyOf(authorization: string | null): string | undefined {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ', 2);
  if (credentials === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [user = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1);
  return user === '' ? undefined : user;
}

function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Enough of a key to recognise it, not enough to use it. */
function masked(key: string): string {
  return key.length <= 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
}

function unauthorized(message: string): ApiError {
  return new ApiError({ status: 401, type: 'invalid_request_error', message });
}
