// One connection to one file, for programs that live for a single question. The server never uses it: its own
// connections are those of client.ts.

import { fileURLToPath, pathToFileURL } from 'node:url';
import { NativeConnection } from '../native.ts';

export type Row = Readonly<Record<string, unknown>>;

export class FileConnection {
  readonly #native: NativeConnection;

  /** Opens `path`, and makes it where it is not there: callers look first. */
  constructor(path: string) {
    this.#native = new NativeConnection(path);
  }

  rows(sql: string, args: readonly string[] = []): readonly Row[] {
    const { rows, columns } = this.#native.run({ sql, args: [...args] });
    return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  }

  /** The first value of the first row. */
  value(sql: string): unknown {
    const [row] = this.rows(sql);
    return row === undefined ? undefined : Object.values(row)[0];
  }

  close(): void {
    this.#native.close();
  }
}

/** The path of a `file:` URL as LIBSQL_URL has it; a relative one starts in the working directory. */
export function pathOfFileUrl(url: string): string {
  return fileURLToPath(new URL(url, pathToFileURL('./')));
}
