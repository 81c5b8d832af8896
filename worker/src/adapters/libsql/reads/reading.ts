import { DrizzleQueryError } from 'drizzle-orm';

/** Runs a read. The query builder wraps failures with the query and all its arguments; only the cause leaves here. */
export async function reading<Result>(query: PromiseLike<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    throw error instanceof DrizzleQueryError ? (error.cause ?? error) : error;
  }
}

/** The one row, or null. */
export async function readingOne<Row>(query: PromiseLike<Row | undefined>): Promise<Row | null> {
  return (await reading(query)) ?? null;
}
