// Batons. Each answer carries a new one, each is good for one request, and a stream that nobody comes back to is undone
// and forgotten.

import { randomUUID } from 'node:crypto';
import { Connection } from './connection.ts';
import { Stream } from './stream.ts';
import { ProtocolError } from './wire.ts';
import { WriteLock } from './write-lock.ts';

export interface StreamsOptions {
  readonly path: string;
  readonly lockWaitMs: number;
  readonly streamIdleMs: number;
}

interface Idle {
  readonly stream: Stream;
  readonly timer: NodeJS.Timeout;
}

export class Streams {
  readonly #options: StreamsOptions;
  readonly #lock: WriteLock;
  readonly #idle = new Map<string, Idle>();
  readonly #expired = new Set<string>();
  /** Connections that no stream uses: opening one costs more than most of what is asked of it. */
  readonly #free: Connection[] = [];

  constructor(options: StreamsOptions) {
    this.#options = options;
    this.#lock = new WriteLock(options.lockWaitMs);
  }

  /** The stream of a baton, or a new one. */
  take(baton: string | null | undefined): Stream {
    if (!baton) return new Stream(this.#connect(), (connection) => this.#free.push(connection));
    if (this.#expired.has(baton)) {
      const message = 'The stream has expired due to inactivity';
      throw new ProtocolError({ status: 500, code: 'STREAM_EXPIRED', message });
    }
    const idle = this.#idle.get(baton);
    if (idle === undefined)
      throw new ProtocolError({ status: 400, message: 'The baton is invalid or was used before' });
    clearTimeout(idle.timer);
    this.#idle.delete(baton);
    return idle.stream;
  }

  /** Keeps an open stream until it is asked for again; answers its next baton, null for a closed stream. */
  keep(stream: Stream): string | null {
    if (stream.isClosed) return null;
    const baton = randomUUID();
    const timer = setTimeout(() => {
      this.#idle.delete(baton);
      this.#expired.add(baton);
      stream.close();
    }, this.#options.streamIdleMs);
    this.#idle.set(baton, { stream, timer });
    return baton;
  }

  close(): void {
    for (const { stream, timer } of this.#idle.values()) {
      clearTimeout(timer);
      stream.close();
    }
    this.#idle.clear();
    for (const connection of this.#free.splice(0)) connection.close();
  }

  #connect(): Connection {
    return this.#free.pop() ?? new Connection(this.#options.path, this.#lock);
  }
}
