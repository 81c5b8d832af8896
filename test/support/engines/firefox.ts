// Firefox by WebDriver BiDi, which it speaks by itself over a web socket: no driver beside it.

import { launch } from '../launched-process.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { Engine, EngineOffer } from './engine.ts';
import { findProgram } from './find-program.ts';

const READY_LIMIT_MS = 30_000;
const PROGRAM = findProgram(['firefox-esr', 'firefox']);

export const FIREFOX: EngineOffer = {
  name: 'Firefox',
  missing: PROGRAM ? undefined : 'Firefox is not installed: apt-get install firefox-esr',
  start: () => startFirefox(PROGRAM ?? ''),
};

async function startFirefox(command: string): Promise<Engine> {
  const profile = temporaryDirectory('firefox');
  const program = await launch({
    command,
    args: ['--headless', '--no-remote', '--profile', profile.path, '--remote-debugging-port=0', 'about:blank'],
    cwd: profile.path,
    env: { HOME: profile.path, MOZ_CRASHREPORTER_DISABLE: '1' },
    readyLine: /WebDriver BiDi listening on (ws:\S+)/,
    readyLimitMs: READY_LIMIT_MS,
  });
  const bidi = await connect(`${program.ready[1]}/session`);
  await bidi.send('session.new', { capabilities: {} });
  const { contexts } = parseContexts(await bidi.send('browsingContext.getTree', {}));
  const context = contexts[0]?.context ?? '';
  return {
    open: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate: async (expression) => {
      const asked = `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;
      const answer = await bidi.send('script.evaluate', { expression: asked, target: { context }, awaitPromise: true });
      return JSON.parse(parseEvaluated(answer));
    },
    perform: async (actions) => void (await bidi.send('input.performActions', { context, actions })),
    screenshot: async () => parseData(await bidi.send('browsingContext.captureScreenshot', { context })),
    [Symbol.asyncDispose]: async () => {
      bidi.close();
      await program.stop('SIGKILL');
      profile.remove();
    },
  };
}

interface Bidi {
  send(method: string, params: object): Promise<unknown>;
  close(): void;
}

async function connect(url: string): Promise<Bidi> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (message: Message) => void>();
  await new Promise((open, failed) => {
    socket.addEventListener('open', open, { once: true });
    socket.addEventListener('error', failed, { once: true });
  });
  socket.addEventListener('message', ({ data }) => {
    const message = parseMessage(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  let last = 0;
  return {
    send: (method, params) => {
      last += 1;
      const id = last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((answered, refused) => {
        waiting.set(id, ({ error, message, result }) => {
          waiting.delete(id);
          if (error === undefined) answered(result);
          else refused(new Error(`${method}: ${error}: ${message}`));
        });
      });
    },
    close: () => socket.close(),
  };
}

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

function parseMessage(text: string): Message {
  return JSON.parse(text) as Message;
}

function parseContexts(answer: unknown) {
  return answer as { readonly contexts: readonly { readonly context: string }[] };
}

function parseEvaluated(answer: unknown): string {
  const { result, exceptionDetails } = answer as {
    readonly result?: { readonly value?: string };
    readonly exceptionDetails?: { readonly text: string };
  };
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result?.value ?? 'null';
}

function parseData(answer: unknown): string {
  return (answer as { readonly data: string }).data;
}
