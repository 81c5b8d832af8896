// WebKitGTK by WebDriver: its own driver and its smallest browser, on a display that nobody sees.

import { existsSync } from 'node:fs';
import { freePort } from '../free-port.ts';
import { launch } from '../launched-process.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { Engine, EngineOffer } from './engine.ts';
import { findProgram } from './find-program.ts';

const READY_LIMIT_MS = 30_000;
const SCRIPT_LIMIT_MS = 15_000;
const CALL_LIMIT_MS = 20_000;
const DRIVER = findProgram(['WebKitWebDriver']);
const DISPLAY = findProgram(['Xvfb']);
/** It lies beside the library, in a folder named for the machine. */
const BROWSERS = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const BROWSER = BROWSERS.find(existsSync);

export const WEBKIT: EngineOffer = {
  name: 'WebKitGTK',
  missing:
    DRIVER && DISPLAY && BROWSER ? undefined : 'WebKitGTK is not installed: apt-get install webkit2gtk-driver xvfb',
  start: () => startWebKit(DRIVER ?? '', DISPLAY ?? '', BROWSER ?? ''),
};

async function startWebKit(driverPath: string, displayPath: string, binary: string): Promise<Engine> {
  const home = temporaryDirectory('webkit');
  const display = await launch({
    command: displayPath,
    args: ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    cwd: home.path,
    env: {},
    readyLine: /^(\d+)$/m,
    readyLimitMs: READY_LIMIT_MS,
  });
  const port = await freePort();
  const driver = await launch({
    // It says nothing when it is ready, and refuses calls until then: so the shell says that it was started.
    command: 'sh',
    args: ['-c', 'echo started; exec "$0" "$@"', driverPath, `--port=${port}`, '--host=127.0.0.1'],
    cwd: home.path,
    env: {
      HOME: home.path,
      DISPLAY: `:${display.ready[1]}`,
      // Containers and root accounts have no sandbox, and there is no bus to ask for portals and screen readers.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      NO_AT_BRIDGE: '1',
      GTK_USE_PORTAL: '0',
    },
    readyLine: /^started$/m,
  });
  const root = `http://127.0.0.1:${port}`;
  const session = await openSession(root, binary);
  const at = `${root}/session/${session}`;
  return {
    open: async (url) => void (await call('POST', `${at}/url`, { url })),
    evaluate: async (expression) => {
      // The one way of waiting for a promise that every version has.
      const script = `const done = arguments[0]; Promise.resolve().then(() => ${expression}).then((value) => done({ value: JSON.stringify(value ?? null) }), (error) => done({ error: String(error) }));`;
      return parseOutcome(await call('POST', `${at}/execute/async`, { script, args: [] }));
    },
    perform: async (actions) => void (await call('POST', `${at}/actions`, { actions })),
    screenshot: async () => String(await call('GET', `${at}/screenshot`)),
    [Symbol.asyncDispose]: async () => {
      await call('DELETE', at).catch(() => undefined);
      await driver.stop();
      await display.stop();
      home.remove();
    },
  };
}

async function openSession(root: string, binary: string): Promise<string> {
  const deadlineMs = performance.now() + READY_LIMIT_MS;
  const options = { binary, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: SCRIPT_LIMIT_MS } } };
  for (;;) {
    try {
      return parseSession(await call('POST', `${root}/session`, { capabilities }));
    } catch (problem) {
      if (!(problem instanceof TypeError) || performance.now() > deadlineMs) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  const signal = AbortSignal.timeout(CALL_LIMIT_MS);
  const response = await fetch(url, { method, signal, body: body ? JSON.stringify(body) : null });
  const { value } = parseAnswer(await response.text());
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${JSON.stringify(value)}`);
  return value;
}

function parseAnswer(text: string): { readonly value: unknown } {
  return JSON.parse(text) as { readonly value: unknown };
}

function parseSession(value: unknown): string {
  return (value as { readonly sessionId: string }).sessionId;
}

function parseOutcome(outcome: unknown): unknown {
  const { value, error } = outcome as { readonly value?: string; readonly error?: string };
  if (error !== undefined) throw new Error(error);
  return JSON.parse(value ?? 'null');
}
