// A conversation: its connection, the SQL texts it keeps, and what it answers to each request.

import type { Connection } from './connection.ts';
import type { WireBatch, WireCondition, WireError, WireRequest, WireResult, WireRows, WireStatement } from './wire.ts';
import { ProtocolError, StatementError } from './wire.ts';

export class Stream {
  readonly #connection: Connection;
  readonly #sqls = new Map<number, string>();
  #isClosed = false;

  readonly #giveBack: (connection: Connection) => void;

  constructor(connection: Connection, giveBack: (connection: Connection) => void) {
    this.#connection = connection;
    this.#giveBack = giveBack;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.reset();
    this.#giveBack(this.#connection);
  }

  async answer(request: WireRequest): Promise<WireResult> {
    if (this.#isClosed) throw new ProtocolError({ status: 400, message: 'The stream is closed' });
    try {
      return { type: 'ok', response: { type: request.type, ...(await this.#perform(request)) } };
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      return { type: 'error', error: toWireError(error) };
    }
  }

  async #perform(request: WireRequest): Promise<Readonly<Record<string, unknown>>> {
    switch (request.type) {
      case 'close':
        this.close();
        return {};
      case 'get_autocommit':
        return { is_autocommit: this.#connection.isAutocommit };
      case 'execute':
        return { result: await this.#execute(request.stmt) };
      case 'batch':
        return { result: await this.#batch(request.batch) };
      case 'sequence':
        await this.#connection.sequence(this.#sqlOf(request));
        return {};
      case 'describe':
        return { result: this.#connection.describe(this.#sqlOf(request)) };
      case 'store_sql':
        this.#sqls.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        this.#sqls.delete(request.sql_id);
        return {};
      default:
        throw new ProtocolError({ status: 400, message: 'The request is of no known type' });
    }
  }

  #execute(statement: WireStatement): Promise<WireRows> {
    return this.#connection.execute(statement, this.#sqlOf(statement));
  }

  // A step whose condition does not hold is skipped: it has neither a result nor an error.
  async #batch({ steps }: WireBatch): Promise<Readonly<Record<string, unknown>>> {
    const results: (WireRows | null)[] = [];
    const errors: (WireError | null)[] = [];
    for (const { condition, stmt } of steps) {
      let result: WireRows | null = null;
      let error: WireError | null = null;
      if (!condition || this.#holds(condition, { results, errors })) {
        try {
          result = await this.#execute(stmt);
        } catch (failure) {
          if (!(failure instanceof StatementError)) throw failure;
          error = toWireError(failure);
        }
      }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  #holds(condition: WireCondition, done: Done): boolean {
    switch (condition.type) {
      case 'ok':
        return done.results[condition.step] !== null;
      case 'error':
        return done.errors[condition.step] !== null;
      case 'not':
        return !this.#holds(condition.cond, done);
      case 'and':
        return condition.conds.every((each) => this.#holds(each, done));
      case 'or':
        return condition.conds.some((each) => this.#holds(each, done));
      case 'is_autocommit':
        return this.#connection.isAutocommit;
      default:
        throw new ProtocolError({ status: 400, message: 'The condition is of no known type' });
    }
  }

  #sqlOf({ sql, sql_id: id }: { readonly sql?: string; readonly sql_id?: number }): string {
    const text = sql ?? (id === undefined ? undefined : this.#sqls.get(id));
    if (text === undefined) throw new ProtocolError({ status: 400, message: `SQL text ${id} is not known` });
    return text;
  }
}

interface Done {
  readonly results: readonly (WireRows | null)[];
  readonly errors: readonly (WireError | null)[];
}

function toWireError({ code, message }: StatementError): WireError {
  return { code, message };
}
