// Which deployment, and with which key.

import type { Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { CommandLine } from './command-options.ts';

export interface Target {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** @throws UsageError when there is no address or key, or the key would travel in the clear */
export function requireTarget(line: CommandLine, env: Io['env']): Target {
  const address = givenAddress(line, env);
  const apiKey = givenKey(line, env);
  if (apiKey === null) {
    throw new UsageError({ zh: '缺少密钥：HH_API_KEY 或 --key KEY', en: 'no key: give HH_API_KEY or --key KEY' });
  }
  return { baseUrl: checkedAddress(address), apiKey };
}

/** @throws UsageError when there is no address, or a key would travel in the clear */
export function requireAddress(line: CommandLine, env: Io['env']): string {
  return checkedAddress(givenAddress(line, env));
}

/** @throws UsageError when there is a key that no header can carry */
export function givenKey(line: CommandLine, env: Io['env']): string | null {
  const apiKey = line.key ?? env['HH_API_KEY'];
  if (!apiKey) return null;
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new UsageError({
    zh: '密钥含有空格或非 ASCII 字符，请重新复制',
    en: 'the key has spaces or non-ASCII characters; copy it again',
  });
}

function givenAddress(line: CommandLine, env: Io['env']): string {
  const address = line.api ?? env['HH_API_URL'];
  if (address) return address;
  throw new UsageError({ zh: '缺少服务地址：--api URL 或 HH_API_URL', en: 'no address: give --api URL or HH_API_URL' });
}

function checkedAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || isLocal)) {
    throw new UsageError({
      zh: `服务地址应为 https 网址（本机可用 http），实际是 ${address}`,
      en: `the address must be https (http on this machine only), found ${address}`,
    });
  }
  return url.href.replace(/\/$/, '');
}
