// One life of a server under test, seen from outside.

import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { CrashPoint } from './call-watch.ts';
import type { Order, ServerPlan, Word } from './messages.ts';
import { parseWord } from './messages.ts';

const READY_MAX_MS = 60_000;
const LIFE_MAX_MS = 1_500_000;
const OUTPUT_MAX_CHARS = 5_000_000;

/** How a life ended: an exit code, or the signal that ended it. */
export interface LifeEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface LifeOptions {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  readonly plan: ServerPlan;
  /** Runs it as this user, who may lack permissions that the driver has. */
  readonly uid?: number;
}

export class ServerProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #heard = new EventEmitter();
  readonly #ended: Promise<LifeEnd>;
  #output = '';
  #url = '';
  #sweeps = 0;
  #isOver = false;

  constructor({ program, env, plan, uid }: LifeOptions) {
    this.#heard.setMaxListeners(0);
    this.#child = fork(program, {
      env: { ...process.env, ...env, FAULT_PLAN: JSON.stringify(plan) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: LIFE_MAX_MS,
      killSignal: 'SIGKILL',
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    const { stdout, stderr } = this.#child;
    const keep = (chunk: string) => {
      this.#output = (this.#output + chunk).slice(-OUTPUT_MAX_CHARS);
    };
    stdout?.setEncoding('utf8').on('data', keep);
    stderr?.setEncoding('utf8').on('data', keep);
    this.#child.on('message', (message) => this.#hear(parseWord(message)));
    this.#ended = once(this.#child, 'close').then(([code, signal]) => {
      this.#isOver = true;
      this.#heard.emit('word', { kind: 'over' });
      return { code, signal };
    });
  }

  get url(): string {
    return this.#url;
  }

  /** Everything it wrote, both streams. */
  get output(): string {
    return this.#output;
  }

  /** Sweeps that have come to their end. */
  get sweeps(): number {
    return this.#sweeps;
  }

  get ended(): Promise<LifeEnd> {
    return this.#ended;
  }

  /** Resolves once it serves; rejects with what it wrote if it ends before. */
  async ready(): Promise<void> {
    await this.#until(() => this.#url !== '', READY_MAX_MS);
  }

  /** Resolves once `count` sweeps have ended. */
  async swept(count: number, limitMs = 30_000): Promise<void> {
    await this.#until(() => this.#sweeps >= count, limitMs);
  }

  async arm(point: CrashPoint | null): Promise<void> {
    await this.#ask({ kind: 'arm', point }, 'armed');
  }

  async calls(): Promise<readonly string[]> {
    const word = await this.#ask({ kind: 'calls' }, 'calls');
    return word.kind === 'calls' ? word.calls : [];
  }

  async setClock(offsetMs: number): Promise<void> {
    await this.#ask({ kind: 'clock', offsetMs }, 'armed');
  }

  /** Something nobody handles happens inside it. */
  fault(how: 'exception' | 'rejection'): void {
    this.#send({ kind: 'fault', how });
  }

  /** Ends it without warning. */
  async kill(): Promise<LifeEnd> {
    this.#child.kill('SIGKILL');
    return this.#ended;
  }

  /** Asks it to end. */
  async stop(): Promise<LifeEnd> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #hear(word: Word): void {
    if (word.kind === 'ready') this.#url = word.url;
    if (word.kind === 'swept') this.#sweeps += 1;
    this.#heard.emit('word', word);
  }

  #send(order: Order): void {
    if (this.#child.connected) this.#child.send(order);
  }

  async #ask(order: Order, answer: Word['kind']): Promise<Word> {
    const heard = new Promise<Word>((resolve, reject) => {
      const listen = (word: Word | { kind: 'over' }) => {
        if (word.kind === 'over') reject(new Error(`the server ended: ${this.#output.slice(-2000)}`));
        if (word.kind !== answer) return;
        this.#heard.off('word', listen);
        resolve(word as Word);
      };
      this.#heard.on('word', listen);
    });
    this.#send(order);
    return heard;
  }

  async #until(holds: () => boolean, limitMs: number): Promise<void> {
    const deadline = performance.now() + limitMs;
    while (!holds()) {
      if (this.#isOver || performance.now() > deadline) {
        throw new Error(`the server ${this.#isOver ? 'ended' : 'kept us waiting'}: ${this.#output.slice(-2000)}`);
      }
      await Promise.race([once(this.#heard, 'word'), new Promise((resolve) => setTimeout(resolve, 250))]);
    }
  }
}
