// The environment, read once and refused with the names of what is wrong. A deployment that starts with a missing or
// weak key would find out with the first gift.

import { PLEDGE_KEY_MIN_CHARS } from './adapters/system/secrets.ts';

export interface Config {
  readonly port: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly libsqlUrl: string;
  readonly stripeSecretKey: string;
  readonly stripeWebhookSecrets: readonly string[];
  readonly stripeApiUrl: string | undefined;
  readonly pledgeKey: string;
  readonly bootstrapKey: string | undefined;
  readonly logLevel: 'info' | 'warn' | 'error';
  /** Where figures are served, on the loopback address only; undefined for nowhere. */
  readonly metricsPort: number | undefined;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** What is wrong with the environment, one sentence a variable. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the configuration is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const BOOTSTRAP_KEY_MIN_CHARS = 32;

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
    stripeSecretKey: stripeKeyOf(env, faults),
    stripeWebhookSecrets: webhookSecretsOf(env, faults),
    stripeApiUrl: env['STRIPE_API_URL'] ? originOf(env['STRIPE_API_URL'], 'STRIPE_API_URL', faults) : undefined,
    pledgeKey: longText(env, 'PLEDGE_KEY', { least: PLEDGE_KEY_MIN_CHARS, faults }),
    bootstrapKey: env['HH_BOOTSTRAP_KEY'] || undefined,
    logLevel: levelOf(env['LOG_LEVEL']),
    metricsPort: env['METRICS_PORT'] ? portOf(env['METRICS_PORT'], 'METRICS_PORT', faults) : undefined,
  };
  if (config.bootstrapKey !== undefined && config.bootstrapKey.length < BOOTSTRAP_KEY_MIN_CHARS) {
    faults.push(`HH_BOOTSTRAP_KEY must have at least ${BOOTSTRAP_KEY_MIN_CHARS} characters`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function portOf(text: string, name: string, faults: string[]): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) faults.push(`${name} must be a port number, got ${text}`);
  return port;
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
