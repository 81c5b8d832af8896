// Processes of their own. What a store promises is only proved by a process that did not write it.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The programs of this folder. */
export type Script = 'add-up-books' | 'hold-lock' | 'read-books' | 'write-bare' | 'write-gifts';

const LIMIT_MS = 60_000;

export class Child implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<number | null>;
  #errors = '';
  readonly #news = new EventEmitter();

  constructor(script: Script, args: readonly string[]) {
    const program = join(import.meta.dirname, `${script}.ts`);
    this.#process = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
    });
    const { stdout, stderr } = this.#process;
    if (stdout === null || stderr === null) throw new Error('a child has its streams');
    stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.#errors += chunk;
    });
    const read = createInterface({ input: stdout });
    read.on('line', (line) => {
      this.#lines.push(line);
      this.#news.emit('news');
    });
    this.#ended = Promise.all([once(this.#process, 'exit'), once(read, 'close')]).then(() => {
      this.#news.emit('news');
      return this.#process.exitCode;
    });
  }

  /** Everything it has written so far, line by line. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Resolves once it has written `count` lines; rejects if it ends before. */
  async wrote(count: number): Promise<void> {
    while (this.#lines.length < count) {
      await once(this.#news, 'news');
      if (this.#process.exitCode !== null && this.#lines.length < count) throw this.#failure();
    }
  }

  /** Resolves with all lines once it has ended well; rejects with what it wrote to stderr otherwise. */
  async done(): Promise<readonly string[]> {
    if ((await this.#ended) !== 0) throw this.#failure();
    return this.#lines;
  }

  /** Ends it as a power cut would, and resolves when its last line was read. */
  async kill(): Promise<readonly string[]> {
    this.#process.kill('SIGKILL');
    await this.#ended;
    return this.#lines;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #failure(): Error {
    return new Error(`the program ended with ${this.#process.exitCode}: ${this.#errors}`);
  }
}
