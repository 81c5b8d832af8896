import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

const INSIST_AFTER_MS = 5_000;

/** One program of a run, with the longest time it may take. */
export type Step = {
  readonly name: string;
  /** The JavaScript file of the program; it runs on the Node of this process. */
  readonly program: string;
  readonly args: readonly string[];
  readonly limitMs: number;
};

/** How a step ended. `exitCode` is null when it was stopped. */
export type StepEnd = { readonly exitCode: number | null; readonly tookMs: number; readonly hung: boolean };

/**
 * Runs one step with its output in view. A step that takes too long is stopped together with everything it started,
 * so that one hanging browser cannot hold the whole run.
 */
export function runStep(step: Step, cwd: string): Promise<StepEnd> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [step.program, ...step.args], { cwd, stdio: 'inherit', detached: true });
  const forward = (signal: NodeJS.Signals): void => signalGroup(child, signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  let hung = false;
  const watchdog = setTimeout(() => {
    hung = true;
    console.error(`\n"${step.name}" is still running after ${step.limitMs / 1000} s: stopping it.`);
    signalGroup(child, 'SIGTERM');
  }, step.limitMs);
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), step.limitMs + INSIST_AFTER_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(watchdog);
      clearTimeout(insist);
      process.off('SIGINT', forward).off('SIGTERM', forward);
      // Whatever the step left behind in its group ends with it.
      signalGroup(child, 'SIGKILL');
      resolve({ exitCode: hung ? null : exitCode, tookMs: performance.now() - startedMs, hung });
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nothing of the group is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
