// The environment, read once and refused with the names of what is wrong. A deployment that starts with a missing or
// weak key would find out with the first gift.

import type { Range } from './adapters/system/network.ts';
import { parseRange } from './adapters/system/network.ts';
import { PLEDGE_KEY_MIN_CHARS } from './adapters/system/secrets.ts';
import type { WeChatAccount } from './adapters/wechat/wechat-sharing.ts';
import type { Env, LogConfig } from './config-log.ts';
import { readLogConfig } from './config-log.ts';
import type { MailConfig } from './config-mail.ts';
import { readMailConfig } from './config-mail.ts';
import { readWeChatConfig } from './config-wechat.ts';
import { LIMITS_DEFAULT } from './domain/access/limits.ts';
import type { Limits } from './ports/index.ts';

export type { Env } from './config-log.ts';

/** What a deployment is told, wherever it runs. */
export interface SharedConfig {
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecrets: readonly string[];
  readonly stripeApiUrl: string | undefined;
  readonly pledgeKey: string;
  readonly bootstrapKey: string | undefined;
  readonly logLevel: 'info' | 'warn' | 'error';
  readonly limits: Limits;
  readonly log: LogConfig;
  /** Undefined: no mail server. On Node letters go into a folder then; on Workers there are none. */
  readonly mail: MailConfig | undefined;
}

/** On Node: a port, a folder, a file. */
export interface Config extends SharedConfig {
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly libsqlUrl: string;
  /** Where figures are served, on the loopback address only; undefined for nowhere. */
  readonly metricsPort: number | undefined;
  readonly trustedProxies: readonly Range[];
  /** Undefined: no backups are taken. */
  readonly backups: BackupConfig | undefined;
  /** Undefined: pages have no trace of WeChat's script. */
  readonly weChat: WeChatAccount | undefined;
}

/** On Workers: a database across the network. */
export interface EdgeConfig extends SharedConfig {
  readonly publicUrl: string;
  readonly libsqlUrl: string;
  readonly libsqlAuthToken: string | undefined;
}

export interface BackupConfig {
  readonly folder: string;
  /** 0: only on request. */
  readonly everyHours: number;
  readonly keep: number;
}

/** What is wrong with the environment, one sentence a variable. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the configuration is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** What a request can carry (RFC 6750): it is kept once, and one that nobody can send would lock the operator out. */
const BOOTSTRAP_KEY = /^[A-Za-z0-9._~+/=-]{32,200}$/;

/** Reads and checks the environment. Throws ConfigError that names every fault at once. */
export function readConfig(env: Env): Config {
  const faults: string[] = [];
  const port = portOf(env['PORT'] || '8787', 'PORT', faults);
  const dataDir = env['DATA_DIR'] || '.data';
  const config: Config = {
    port,
    dataDir,
    publicUrl: originOf(env['PUBLIC_URL'] || `http://127.0.0.1:${port}`, 'PUBLIC_URL', faults),
    libsqlUrl: env['LIBSQL_URL'] || `file:${dataDir}/happy-homeland.db`,
    metricsPort: env['METRICS_PORT'] ? portOf(env['METRICS_PORT'], 'METRICS_PORT', faults) : undefined,
    trustedProxies: proxiesOf(env, faults),
    backups: backupsOf(env, faults),
    weChat: readWeChatConfig(env, faults),
    ...readShared(env, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The same for a Worker, where nothing has a default that could be reached from outside. Throws ConfigError. */
export function readEdgeConfig(env: Env): EdgeConfig {
  const faults: string[] = [];
  const config: EdgeConfig = {
    publicUrl: originOf(env['PUBLIC_URL'] ?? '', 'PUBLIC_URL', faults),
    libsqlUrl: remoteUrlOf(env, faults),
    libsqlAuthToken: env['LIBSQL_AUTH_TOKEN'] || undefined,
    ...readShared(env, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function readShared(env: Env, faults: string[]): SharedConfig {
  const shared: SharedConfig = {
    stripeSecretKey: stripeKeyOf(env, faults),
    stripeWebhookSecrets: webhookSecretsOf(env, faults),
    stripeApiUrl: env['STRIPE_API_URL'] ? originOf(env['STRIPE_API_URL'], 'STRIPE_API_URL', faults) : undefined,
    pledgeKey: longText(env, 'PLEDGE_KEY', { least: PLEDGE_KEY_MIN_CHARS, faults }),
    bootstrapKey: env['HH_BOOTSTRAP_KEY'] || undefined,
    logLevel: levelOf(env['LOG_LEVEL']),
    limits: limitsOf(env, faults),
    log: readLogConfig(env, faults),
    mail: readMailConfig(env, faults),
  };
  if (shared.bootstrapKey !== undefined && !BOOTSTRAP_KEY.test(shared.bootstrapKey)) {
    faults.push('HH_BOOTSTRAP_KEY must have 32 to 200 characters, all of them of A-Z a-z 0-9 . _ ~ + / = -');
  }
  return shared;
}

// A token that crosses a network in the clear is not a secret any more.
function remoteUrlOf(env: Env, faults: string[]): string {
  const url = env['LIBSQL_URL'] ?? '';
  const isRemote = /^(?:libsql|https):\/\/./.test(url) || /^http:\/\/127\.0\.0\.1:\d+/.test(url);
  if (!isRemote) faults.push('LIBSQL_URL must be the address of a remote database: libsql://… or https://…');
  if (url.startsWith('https:') || url.startsWith('libsql:')) {
    if (!env['LIBSQL_AUTH_TOKEN']) faults.push('LIBSQL_AUTH_TOKEN must be set for a remote database');
  }
  return url;
}

function portOf(text: string, name: string, faults: string[]): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) faults.push(`${name} must be a port number, got ${text}`);
  return port;
}

function backupsOf(env: Env, faults: string[]): BackupConfig | undefined {
  const folder = env['BACKUP_DIR'];
  if (!folder) return undefined;
  const everyHours = countOf(env, { name: 'BACKUP_EVERY_HOURS', usual: 24, least: 0 }, faults);
  return { folder, everyHours, keep: countOf(env, { name: 'BACKUP_KEEP', usual: 14, least: 1 }, faults) };
}

interface CountShape {
  readonly name: string;
  readonly usual: number;
  readonly least: number;
}

function countOf(env: Env, { name, usual, least }: CountShape, faults: string[]): number {
  const text = env[name] || String(usual);
  const count = Number(text);
  if (!/^\d{1,4}$/.test(text) || count < least)
    faults.push(`${name} must be a whole number from ${least}, got ${text}`);
  return count;
}

function originOf(text: string, name: string, faults: string[]): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null') faults.push(`${name} must be an origin such as https://give.example.org`);
  return origin;
}

function stripeKeyOf(env: Env, faults: string[]): string {
  const key = env['STRIPE_SECRET_KEY'] ?? '';
  if (!/^(sk|rk)_(test|live)_/.test(key)) {
    faults.push(
      'STRIPE_SECRET_KEY must be set (sk_test_… or sk_live_…); for a try without keys run the demo: npm start',
    );
  }
  return key;
}

function webhookSecretsOf(env: Env, faults: string[]): readonly string[] {
  const secrets = (env['STRIPE_WEBHOOK_SECRET'] ?? '').split(',').map((secret) => secret.trim());
  if (secrets.some((secret) => !secret.startsWith('whsec_'))) {
    faults.push('STRIPE_WEBHOOK_SECRET must be set (whsec_…; two of them, separated by a comma, while rotating)');
  }
  return secrets;
}

function longText(env: Env, name: string, { least, faults }: { least: number; faults: string[] }): string {
  const text = env[name] ?? '';
  if (text.length < least) faults.push(`${name} must be set to at least ${least} random characters`);
  return text;
}

function levelOf(text: string | undefined): Config['logLevel'] {
  return text === 'warn' || text === 'error' ? text : 'info';
}

// The server listens on this machine alone, so a public https address means a proxy in front; unnamed, it would make one
// caller of all donors, and one limit for all of them.
function proxiesOf(env: Env, faults: string[]): readonly Range[] {
  const text = env['TRUSTED_PROXIES'] ?? '';
  if (text === '' && env['PUBLIC_URL']?.startsWith('https:')) {
    faults.push('TRUSTED_PROXIES must name the proxy that ends TLS for PUBLIC_URL, such as 127.0.0.1, or say none');
  }
  if (text === '' || text === 'none') return [];
  const ranges = text.split(',').map((part) => parseRange(part));
  const known = ranges.filter((range) => range !== null);
  if (known.length < ranges.length) {
    faults.push('TRUSTED_PROXIES must be addresses or ranges separated by commas, such as 127.0.0.1,10.0.0.0/8');
  }
  return known;
}

const LIMIT_MAX = 1_000_000;

function limitsOf(env: Env, faults: string[]): Limits {
  const limit = (name: string, standard: number) => {
    const text = env[name] || String(standard);
    const value = Number(text);
    const isLimit = /^\d{1,7}$/.test(text) && value >= 1 && value <= LIMIT_MAX;
    if (!isLimit) faults.push(`${name} must be a whole number from 1 to ${LIMIT_MAX}, got ${text}`);
    return value;
  };
  return {
    address: limit('LIMIT_ADDRESS', LIMITS_DEFAULT.address),
    session: limit('LIMIT_SESSION', LIMITS_DEFAULT.session),
    project: limit('LIMIT_PROJECT', LIMITS_DEFAULT.project),
    tenant: limit('LIMIT_TENANT', LIMITS_DEFAULT.tenant),
    declines: limit('LIMIT_DECLINES', LIMITS_DEFAULT.declines),
    failures: limit('LIMIT_FAILURES', LIMITS_DEFAULT.failures),
    siteRequests: limit('LIMIT_SITE_REQUESTS', LIMITS_DEFAULT.siteRequests),
    complaints: limit('LIMIT_COMPLAINTS', LIMITS_DEFAULT.complaints),
  };
}
