// Rows as records. The query builder takes longer to write a SELECT and to read its rows than SQLite takes to answer, so
// the SQL is written out and prepared once; of the builder's tables only the columns and their decoders are used.

import type { InArgs, ResultSet, Row } from '@libsql/client';
import type { InferSelectModel } from 'drizzle-orm';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** The part of a database client that reads need. */
export interface ReadClient {
  execute(statement: { readonly sql: string; readonly args: InArgs }): Promise<ResultSet>;
}

/** The columns of one table as they stand in a SELECT, and the record that their values are. */
export interface RecordShape<Record> {
  /** `table.a, table.b, …` */
  readonly columns: string;
  readonly width: number;
  /** The record whose first column is at `from`. */
  readonly read: (row: Row, from?: number) => Record;
}

/** All columns of a table, decoded as `schema.ts` says. */
export function recordOf<Table extends SQLiteTable>(table: Table): RecordShape<InferSelectModel<Table>> {
  const parseRecord = (record: object) => record as InferSelectModel<Table>;
  return shapeOf(table, Object.keys(getTableColumns(table)), parseRecord);
}

/** Some columns of a table. */
export function partOf<Table extends SQLiteTable, Property extends keyof InferSelectModel<Table> & string>(
  table: Table,
  properties: readonly Property[],
): RecordShape<Pick<InferSelectModel<Table>, Property>> {
  const parsePart = (record: object) => record as Pick<InferSelectModel<Table>, Property>;
  return shapeOf(table, properties, parsePart);
}

function shapeOf<Record>(
  table: SQLiteTable,
  properties: readonly string[],
  parse: (record: object) => Record,
): RecordShape<Record> {
  const entries = Object.entries(getTableColumns(table)).filter(([property]) => properties.includes(property));
  // Copied for each record, because an object that is given its properties one by one is slow to make and to read.
  const blank: { [property: string]: unknown } = Object.fromEntries(entries.map(([property]) => [property, null]));
  const fields = entries.map(([property, column]) => ({ property, decode: decoderOf(column) }));
  const read = (row: Row, from = 0) => {
    const record = { ...blank };
    for (const [place, { property, decode }] of fields.entries()) {
      const value = row[from + place];
      record[property] = value === null || decode === null ? value : decode(value);
    }
    return parse(record);
  };
  const columns = entries.map(([, { name }]) => `${getTableName(table)}.${name}`).join(', ');
  return { columns, width: entries.length, read };
}

type Column = ReturnType<typeof getTableColumns<SQLiteTable>>[string];

/** Text and integers are what they are; flags and JSON are not. */
function decoderOf(column: Column): ((value: unknown) => unknown) | null {
  const isPlain = column.columnType === 'SQLiteText' || column.columnType === 'SQLiteInteger';
  return isPlain ? null : (value) => column.mapFromDriverValue(value);
}

/** All rows of a SELECT whose first columns are those of `shape`. */
export async function readAll<Record>(
  database: ReadClient,
  shape: RecordShape<Record>,
  { sql, args }: { readonly sql: string; readonly args: InArgs },
): Promise<Record[]> {
  const { rows } = await database.execute({ sql, args });
  return rows.map((row) => shape.read(row));
}

/** The one record that `rest` finds, or null. */
export async function readOne<Record>(
  database: ReadClient,
  shape: RecordShape<Record>,
  { rest, args }: { readonly rest: string; readonly args: InArgs },
): Promise<Record | null> {
  const { rows } = await database.execute({ sql: `SELECT ${shape.columns} ${rest} LIMIT 1`, args });
  const [row] = rows;
  return row === undefined ? null : shape.read(row);
}

/** `column IN …` for any number of values, in few texts, so that few statements are kept prepared. */
export function isOneOf(column: string, values: readonly string[]) {
  if (values.length === 1) return { sql: `${column} IN (?)`, args: [...values] };
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] };
}
