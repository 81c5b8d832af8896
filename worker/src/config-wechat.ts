// The official account by which shared links have their card inside WeChat, where the charity has filed its domain there.

import type { WeChatAccount } from './adapters/wechat/wechat-sharing.ts';
import type { Env } from './config-log.ts';

const APP_ID = /^wx[0-9a-f]{16}$/;

/** Undefined: there is none, and pages have no trace of it. What is wrong is added to `faults`; the secret is not repeated. */
export function readWeChatConfig(env: Env, faults: string[]): WeChatAccount | undefined {
  const appId = env['WECHAT_APP_ID'] ?? '';
  const appSecret = env['WECHAT_APP_SECRET'] ?? '';
  if (appId === '' && appSecret === '') return undefined;
  if (!APP_ID.test(appId)) faults.push('WECHAT_APP_ID must be that of an official account, wx and 16 characters');
  if (appSecret === '') faults.push('WECHAT_APP_SECRET must be set where WECHAT_APP_ID is');
  const apiUrl = env['WECHAT_API_URL'] || undefined;
  if (apiUrl !== undefined && !URL.canParse(apiUrl)) faults.push('WECHAT_API_URL must be an address');
  return { appId, appSecret, apiUrl };
}
