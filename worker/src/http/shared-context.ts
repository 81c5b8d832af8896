// The context of a page whose link people send on. Inside WeChat, where an account is set, it holds what WeChat's script asks
// for, and only then does the policy of the page let that script in. Everywhere else, and if WeChat does not answer, the page is
// what it always is: its Open Graph facts do without.

import type { PageContext } from '../pages/index.ts';
import type { RequestContext } from './environment.ts';
import { pageContextOf } from './page-context.ts';
import { withWeChat } from './security-headers.ts';

/** @param policy the policy of the page, which is set here */
export async function sharedContextOf(c: RequestContext, policy: string): Promise<PageContext> {
  const context = pageContextOf(c);
  const { sharing } = c.var.ports;
  const signature = context.inWeChat ? await sharing?.sign(`${context.publicUrl}${context.path}`) : null;
  c.header('content-security-policy', signature ? withWeChat(policy) : policy);
  return signature ? { ...context, sharing: signature } : context;
}
