// Signatures for WeChat's JS-SDK (微信 JS-SDK 说明文档, appendix 1): a ticket, got by a token, got by the secret; each is kept
// until shortly before it ends. The token is the stable one, which asking again does not invalidate for somebody else. Written
// after the documentation as it is remembered, and held against a stand-in: it was never run against WeChat itself.

import { toHex } from '@happy-homeland/log';
import type { Clock, Ids, Reporter, Sharing } from '../../ports/index.ts';

export interface WeChatAccount {
  readonly appId: string;
  readonly appSecret: string;
  /** Where WeChat's API is; only for tests. */
  readonly apiUrl?: string | undefined;
}

export interface WeChatPorts {
  /** Of this deployment: only its own pages are signed. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'id'>;
  readonly reporter: Reporter;
}

const API = 'https://api.weixin.qq.com';
/** For token and ticket together: a reader waits for neither. */
const WAIT_MAX_MS = 1_500;
/** After a failure nobody waits again for so long. */
const REST_MS = 60_000;
/** Before the end that was promised, because clocks differ and an answer takes its time. */
const EARLY_MS = 300_000;
const SIGNED_PATH = /^\/(?:p|give)\/[a-z2-7]{1,64}(?:\?[^#]{0,2000})?$/;
/** The token is wrong, or has ended. */
const TOKEN_ENDED: readonly unknown[] = [40001, 40014, 42001];

interface Kept {
  readonly text: string;
  readonly untilMs: number;
}

export function weChatSharing(account: WeChatAccount, { publicUrl, clock, ids, reporter }: WeChatPorts): Sharing {
  const api = weChatApi(account);
  let token: Kept | null = null;
  let ticket: Kept | null = null;
  let restUntilMs = 0;
  /** Whoever asks meanwhile waits for the same answer. */
  let refreshing: Promise<string | null> | null = null;

  const isGood = (kept: Kept | null): kept is Kept => kept !== null && kept.untilMs > clock.nowMs();
  const kept = ({ text, seconds }: Given): Kept => ({ text, untilMs: clock.nowMs() + seconds * 1000 - EARLY_MS });

  async function renew(signal: AbortSignal): Promise<string> {
    const isKept = isGood(token);
    if (!isGood(token)) token = kept(await api.token(false, signal));
    try {
      ticket = kept(await api.ticket(token.text, signal));
    } catch (error) {
      if (!(error instanceof WeChatRefusal) || !TOKEN_ENDED.includes(error.code)) throw error;
      // One that was kept may have ended early; a fresh one that does not serve has to be made anew.
      token = kept(await api.token(!isKept, signal));
      ticket = kept(await api.ticket(token.text, signal));
    }
    return ticket.text;
  }

  async function refresh(): Promise<string | null> {
    try {
      return await renew(AbortSignal.timeout(WAIT_MAX_MS));
    } catch (error) {
      token = null;
      restUntilMs = clock.nowMs() + REST_MS;
      const code = error instanceof WeChatRefusal ? error.code : 'unreachable';
      reporter.report('warn', 'wechat-not-signed', { code });
      return null;
    }
  }

  async function goodTicket(): Promise<string | null> {
    if (isGood(ticket)) return ticket.text;
    if (clock.nowMs() < restUntilMs) return null;
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  return {
    sign: async (url) => {
      if (!url.startsWith(publicUrl) || !SIGNED_PATH.test(url.slice(publicUrl.length))) return null;
      const text = await goodTicket();
      if (text === null) return null;
      const timestamp = Math.floor(clock.nowMs() / 1000);
      const nonce = ids.id();
      const signed = `jsapi_ticket=${text}&noncestr=${nonce}&timestamp=${timestamp}&url=${url}`;
      const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(signed));
      return { appId: account.appId, timestamp, nonce, signature: toHex(new Uint8Array(digest)) };
    },
  };
}

interface Given {
  readonly text: string;
  readonly seconds: number;
}

/** What WeChat answers in place of what was asked for; its words are not repeated, because they may hold a token. */
class WeChatRefusal extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`WeChat answered ${code}`);
    this.name = 'WeChatRefusal';
    this.code = code;
  }
}

function weChatApi({ appId, appSecret, apiUrl = API }: WeChatAccount) {
  return {
    token: async (isForced: boolean, signal: AbortSignal): Promise<Given> => {
      const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isForced };
      const init = { method: 'POST', body: JSON.stringify(asked), signal };
      return parseGiven(await fetch(`${apiUrl}/cgi-bin/stable_token`, init), 'access_token');
    },
    ticket: async (token: string, signal: AbortSignal): Promise<Given> => {
      const query = new URLSearchParams({ access_token: token, type: 'jsapi' });
      return parseGiven(await fetch(`${apiUrl}/cgi-bin/ticket/getticket?${query}`, { signal }), 'ticket');
    },
  };
}

async function parseGiven(answer: Response, name: string): Promise<Given> {
  const body: unknown = await answer.json();
  const { errcode = 0, expires_in: seconds, [name]: text }: Readonly<Record<string, unknown>> = Object(body);
  if (errcode !== 0) throw new WeChatRefusal(Number(errcode));
  if (typeof text !== 'string' || text === '' || typeof seconds !== 'number') throw new WeChatRefusal(answer.status);
  return { text, seconds };
}
