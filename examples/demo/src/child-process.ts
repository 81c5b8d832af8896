// Runs one of the repository's own programs to its end.

import { spawn } from 'node:child_process';

export interface ChildResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const OUTPUT_CHARS_MAX = 1_000_000;

/** Never rejects for what the program does; `code` is null when it was ended by a signal or could not be started. */
export function runScript(argv: readonly string[], { env, signal }: ChildOptions): Promise<ChildResult> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...argv], { env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        output[name] = (output[name] + chunk).slice(-OUTPUT_CHARS_MAX);
      });
    }
    // Aborting ends the child and is also told as an error; what counts is that the child has ended.
    child.on('error', (error) => {
      output.stderr += error.message;
    });
    child.on('close', (code) => done({ code, ...output }));
  });
}
