// Every refusal that any test provokes must be one that the API document promises for its operation: what a client may
// be told is part of the contract, and a list kept by hand forgets.

import type { Operation } from '@happy-homeland/contract';
import { OPERATIONS } from '@happy-homeland/contract';

/** What any operation may answer, whatever it is for; the document says so once, not at each. */
export const EVERYWHERE: readonly string[] = [
  'malformed-request',
  'method-not-allowed',
  'not-found',
  'origin-not-allowed',
  'payload-too-large',
  'internal',
  'overloaded',
  'storage-unavailable',
];

const PATTERNS = Object.values(OPERATIONS).map((operation: Operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Throws where the answer of an operation is a problem that its row in the contract does not list. */
export function requirePromised(asked: string, answer: { readonly status: number; readonly json: unknown }): void {
  if (answer.status < 400) return;
  const [method = '', path = ''] = asked.split(/[ ?]/);
  const found = PATTERNS.find(
    ({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(path),
  );
  const { type } = (answer.json ?? {}) as { readonly type?: string };
  const slug = type?.split('#').at(-1);
  if (!found || slug === undefined || EVERYWHERE.includes(slug)) return;
  const promised: readonly string[] = found.operation.problems;
  if (!promised.includes(slug)) throw new Error(`${asked} answered ${slug}, which its operation does not promise`);
}
