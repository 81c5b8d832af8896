// Where the demo's parts listen and keep their data. What the environment says wins over what the demo makes itself.

import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { DemoError } from './demo-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly port: number;
  readonly sitePort: number;
  readonly sandboxPort: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly siteUrl: string;
  /** False when the environment brings a payment provider of its own. */
  readonly sandbox: boolean;
}

/** `0` takes a free port. @throws DemoError `setting` or `port-in-use` */
export async function readSettings(env: Environment): Promise<Settings> {
  const sandbox = !env['STRIPE_API_URL'] && !env['STRIPE_SECRET_KEY'];
  const port = await requirePort(env, 'PORT', 8787);
  const sitePort = await requirePort(env, 'SITE_PORT', 8788);
  const sandboxPort = sandbox ? await requirePort(env, 'SANDBOX_PORT', 8789) : 0;
  if (port === sitePort || port === sandboxPort || sitePort === sandboxPort) {
    throw new DemoError({
      code: 'setting',
      zh: 'PORT、SITE_PORT 和 SANDBOX_PORT 必须各不相同。',
      en: 'PORT, SITE_PORT and SANDBOX_PORT have to differ.',
    });
  }
  return {
    port,
    sitePort,
    sandboxPort,
    sandbox,
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    publicUrl: requireUrl(env, 'PUBLIC_URL', port),
    siteUrl: requireUrl(env, 'SITE_URL', sitePort),
  };
}

async function requirePort(env: Environment, name: string, standard: number): Promise<number> {
  const text = env[name] || String(standard);
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new DemoError({
      code: 'setting',
      zh: `${name} 应为 0 至 65535 的端口号，实际是“${text}”。`,
      en: `${name} takes a port from 0 to 65535, found “${text}”.`,
    });
  }
  // Asked before anything is started, so that a second demo ends with this sentence and no half of it running.
  return tryPort(port).catch((cause: unknown) => {
    throw new DemoError(
      {
        code: 'port-in-use',
        zh: `端口 ${port} 不能使用（可能演示已在运行）。请先停止占用它的程序，或用 ${name} 指定另一个端口。`,
        en: `Port ${port} cannot be had (is the demo running already?). Stop what uses it, or set ${name}.`,
      },
      { cause },
    );
  });
}

function tryPort(port: number): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function requireUrl(env: Environment, name: string, port: number): string {
  const text = (env[name] || `http://127.0.0.1:${port}`).replace(/\/+$/, '');
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text) return text;
  throw new DemoError({
    code: 'setting',
    zh: `${name} 应为网站来源，例如 http://127.0.0.1:${port}，实际是“${text}”。`,
    en: `${name} takes an origin such as http://127.0.0.1:${port}, found “${text}”.`,
  });
}
