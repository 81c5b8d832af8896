// A program of this folder in a process of its own, on a core of its own where the system can promise one.

import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Servers share one core and the driver has another, so that neither takes the other's time. */
export const SERVER_CORE = 0;
export const DRIVER_CORE = 1;

/** Opening a database of a million entries checks them all. */
const ANSWER_LIMIT_MS = 1_200_000;
const END_LIMIT_MS = 10_000;

interface ProgramOptions {
  readonly name: 'drive' | 'ours' | 'by-hand' | 'audit-once';
  readonly args?: readonly string[];
  readonly core: number;
  /** Where its standard output goes. */
  readonly logPath?: string;
}

export class Program implements AsyncDisposable {
  readonly #process: ChildProcess;

  constructor({ name, args = [], core, logPath }: ProgramOptions) {
    const [command = '', ...before] = pinned(core);
    const log = logPath === undefined ? 'ignore' : openSync(logPath, 'a');
    this.#process = spawn(command, [...before, join(import.meta.dirname, `${name}.ts`), ...args], {
      stdio: ['ignore', log, 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (typeof log === 'number') closeSync(log);
  }

  /** Sends a message and resolves with the next one that comes back; rejects when the program ends instead. */
  ask<Answer>(message: object | undefined, parse: (answer: unknown) => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        this.#process.removeListener('message', answered);
        reject(new Error(`a program of the bench ${reason}`));
      };
      const ended = (code: number | null) => fail(`ended with ${code}`);
      const timer = setTimeout(() => fail(`has not answered for ${ANSWER_LIMIT_MS} ms`), ANSWER_LIMIT_MS);
      const answered = (answer: unknown) => {
        clearTimeout(timer);
        this.#process.removeListener('exit', ended);
        resolve(parse(answer));
      };
      this.#process.once('exit', ended);
      this.#process.once('message', answered);
      if (message !== undefined) this.#process.send(message);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), END_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }
}

/** Whether programs can be kept on different cores here. */
export const canPin = availableParallelism() > 1 && hasTaskset();

function pinned(core: number): string[] {
  return canPin ? ['taskset', '-c', String(core), process.execPath] : [process.execPath];
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['-p', String(process.pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
