// Sees every call that the application makes through a port, before and after it, and ends the process at one of them as
// a power cut would. The points are the calls themselves, so the list is complete without a single hook in the worker.

import type { Ports, Store } from '@happy-homeland/worker/ports';

/** A moment in the life of a process: the `nth` call of a method since it was armed, before or after it. */
export interface CrashPoint {
  readonly call: string;
  readonly when: 'after' | 'before';
  readonly nth: number;
}

export class CallWatch {
  #armed: CrashPoint | null = null;
  #counts = new Map<string, number>();
  #calls: string[] = [];

  /** Starts counting anew; `null` only records. */
  arm(point: CrashPoint | null): void {
    this.#armed = point;
    this.#counts = new Map();
    this.#calls = [];
  }

  /** Names of the calls since `arm`, in order. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** The same ports, watched. */
  watch(ports: Ports): Ports {
    const { store, payments, reporter } = ports;
    const watched: Store = {
      commit: this.#method('store.commit', (unit) => store.commit(unit)),
      directory: this.#all('directory', store.directory),
      pledges: this.#all('pledges', store.pledges),
      books: this.#all('books', store.books),
      // Reads that decide nothing about money: a crash beside them is a crash beside the reads above.
      limits: store.limits,
      verdicts: store.verdicts,
      work: store.work,
      uploads: store.uploads,
      log: store.log,
    };
    return {
      ...ports,
      store: watched,
      payments: this.#all('payments', payments),
      reporter: {
        report: (level, event, fields) => {
          // The line about a request is written when its answer is ready and not yet sent.
          if (event === 'request') this.#reach('answer', 'before', this.#count('answer'));
          reporter.report(level, event, fields);
        },
      },
    };
  }

  #all<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return this.#method(`${name}.${String(key)}`, (...args: unknown[]) => Reflect.apply(value, target, args));
      },
    });
  }

  #method<Args extends unknown[], Result>(call: string, method: (...args: Args) => Promise<Result>) {
    return async (...args: Args): Promise<Result> => {
      const nth = this.#count(call);
      this.#reach(call, 'before', nth);
      const result = await method(...args);
      this.#reach(call, 'after', nth);
      return result;
    };
  }

  #count(call: string): number {
    const nth = (this.#counts.get(call) ?? 0) + 1;
    this.#counts.set(call, nth);
    this.#calls.push(call);
    return nth;
  }

  #reach(call: string, when: CrashPoint['when'], nth: number): void {
    const armed = this.#armed;
    if (armed?.call === call && armed.when === when && armed.nth === nth) process.kill(process.pid, 'SIGKILL');
  }
}
