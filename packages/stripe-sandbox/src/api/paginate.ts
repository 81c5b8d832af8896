import { ApiError, invalidParam } from './api-error.ts';

/** The page that a list request asks for; the ids are cursors. */
export interface PageRequest {
  readonly limit: number;
  readonly starting_after: string | undefined;
  readonly ending_before: string | undefined;
}

/** A page of a list, before its items are expanded. */
export interface Page<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly url: string;
}

/**
 * One page, newest first. `rows` are all rows, oldest first, so that a cursor is found even when the filter leaves it out.
 * `has_more` speaks of the direction in which the page was asked for.
 */
export function paginate<T extends { readonly id: string }>(list: {
  readonly rows: readonly T[];
  readonly isWanted: (row: T) => boolean;
  readonly request: PageRequest;
  readonly url: string;
  readonly objectName: string;
}): Page<T> {
  const newestFirst = list.rows.toReversed();
  const { limit, starting_after: after, ending_before: before } = list.request;
  if (after !== undefined && before !== undefined) {
    throw invalidParam({ param: 'ending_before', message: 'starting_after and ending_before exclude each other.' });
  }
  const position = (cursor: string, param: string) =>
    indexOfCursor(newestFirst, { cursor, param, name: list.objectName });
  if (before !== undefined) {
    const newer = newestFirst.slice(0, position(before, 'ending_before')).filter(list.isWanted);
    return { object: 'list', data: newer.slice(-limit), has_more: newer.length > limit, url: list.url };
  }
  const from = after === undefined ? 0 : position(after, 'starting_after') + 1;
  const older = newestFirst.slice(from).filter(list.isWanted);
  return { object: 'list', data: older.slice(0, limit), has_more: older.length > limit, url: list.url };
}

function indexOfCursor(
  rows: readonly { readonly id: string }[],
  wanted: { cursor: string; param: string; name: string },
): number {
  const index = rows.findIndex((row) => row.id === wanted.cursor);
  if (index === -1) {
    throw new ApiError({
      status: 400,
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: wanted.param,
      message: `No such ${wanted.name}: '${wanted.cursor}'`,
    });
  }
  return index;
}
