// The JSON of Hrana over HTTP, versions 2 and 3, as far as this server speaks it.

export type WireValue =
  | { readonly type: 'null' }
  | { readonly type: 'integer'; readonly value: string }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'blob'; readonly base64: string };

export interface WireStatement {
  readonly sql?: string;
  readonly sql_id?: number;
  readonly args?: readonly WireValue[];
  readonly named_args?: readonly { readonly name: string; readonly value: WireValue }[];
  readonly want_rows?: boolean;
}

export type WireCondition =
  | { readonly type: 'ok' | 'error'; readonly step: number }
  | { readonly type: 'not'; readonly cond: WireCondition }
  | { readonly type: 'and' | 'or'; readonly conds: readonly WireCondition[] }
  | { readonly type: 'is_autocommit' };

export interface WireBatch {
  readonly steps: readonly { readonly condition?: WireCondition | null; readonly stmt: WireStatement }[];
}

export type WireRequest =
  | { readonly type: 'close' | 'get_autocommit' }
  | { readonly type: 'execute'; readonly stmt: WireStatement }
  | { readonly type: 'batch'; readonly batch: WireBatch }
  | { readonly type: 'sequence' | 'describe'; readonly sql?: string; readonly sql_id?: number }
  | { readonly type: 'store_sql'; readonly sql_id: number; readonly sql: string }
  | { readonly type: 'close_sql'; readonly sql_id: number };

export interface WirePipeline {
  readonly baton?: string | null;
  readonly requests: readonly WireRequest[];
}

export interface WireError {
  readonly message: string;
  readonly code: string;
}

export interface WireRows {
  readonly cols: readonly { readonly name: string; readonly decltype: string | null }[];
  readonly rows: readonly (readonly WireValue[])[];
  readonly affected_row_count: number;
  readonly last_insert_rowid: string | null;
}

export type WireResult =
  | { readonly type: 'ok'; readonly response: Readonly<Record<string, unknown>> & { readonly type: string } }
  | { readonly type: 'error'; readonly error: WireError };

/** An answer that is not 200: the request was not a conversation at all, or its stream is gone. */
export class ProtocolError extends Error {
  readonly status: number;
  /** Present where the server answers with JSON. */
  readonly code: string | undefined;

  constructor({ status, message, code }: { status: number; message: string; code?: string }) {
    super(message);
    this.name = 'ProtocolError';
    this.status = status;
    this.code = code;
  }
}

/** What the database said about one statement. */
export class StatementError extends Error {
  readonly code: string;

  constructor({ code, message }: WireError) {
    super(message);
    this.name = 'StatementError';
    this.code = code;
  }
}

export function parsePipeline(text: string): WirePipeline {
  try {
    const body = JSON.parse(text) as WirePipeline;
    if (Array.isArray(body.requests)) return body;
  } catch {
    // Answered below like any other body that is no pipeline.
  }
  throw new ProtocolError({ status: 400, message: 'The body is not a pipeline of requests' });
}
