// Starts a program as a user would and waits until it says that it is ready. Everything has a limit, and what the
// program wrote is in every error, because a journey that fails without it cannot be understood.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 10_000;
/** Characters of output that are kept for error messages. */
const OUTPUT_MAX = 200_000;

export type LaunchRequest = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Matches the line that means ready; its groups are in {@link LaunchedProcess.ready}. */
  readonly readyLine: RegExp;
  readonly readyLimitMs?: number;
};

/** Stop it in `afterAll`, or hold it with `await using`. */
export type LaunchedProcess = AsyncDisposable & {
  readonly pid: number;
  readonly ready: RegExpMatchArray;
  /** Everything written so far to both streams. */
  output(): string;
  /** Asks it to end, insists after ten seconds, and answers the exit code (null: ended by a signal). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Resolves once the ready line was written; rejects if the program ends or takes too long, and leaves nothing running. */
export async function launch(request: LaunchRequest): Promise<LaunchedProcess> {
  const child = spawn(request.command, request.args, {
    cwd: request.cwd,
    env: { ...process.env, ...request.env },
    // Not detached: it stays in the group of the test run, whose watchdog ends everything that is left over.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithTests = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithTests);
  child.once('close', () => process.off('exit', endWithTests));
  let output = '';
  const keep = (chunk: string): void => {
    output = (output + chunk).slice(-OUTPUT_MAX);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => stopChild(child, signal);
  try {
    const ready = await readiness(child, request, () => output);
    const dispose = async (): Promise<void> => {
      await stop();
    };
    return { pid: child.pid ?? 0, ready, output: () => output, stop, [Symbol.asyncDispose]: dispose };
  } catch (failure) {
    await stop('SIGKILL');
    throw failure;
  }
}

function readiness(child: ChildProcess, request: LaunchRequest, output: () => string): Promise<RegExpMatchArray> {
  const name = [request.command, ...request.args].join(' ');
  const limitMs = request.readyLimitMs ?? READY_LIMIT_MS;
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${name} ${what}. It wrote:\n${output()}`));
    const timer = setTimeout(() => fail(`was not ready within ${limitMs} ms`), limitMs);
    const look = (): void => {
      const found = output().match(request.readyLine);
      if (found === null) return;
      clearTimeout(timer);
      child.stdout?.off('data', look);
      resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('error', (cause) => fail(`could not be started (${cause.message})`));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      fail(`ended before it was ready (${signal ?? `exit code ${code}`})`);
    });
  });
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  child.kill(signal);
  const code = await ended;
  clearTimeout(insist);
  return code;
}
