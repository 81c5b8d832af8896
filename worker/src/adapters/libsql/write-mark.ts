// A mark in the books for each unit that was sent over a network. An answer can be lost after the commit, and a request
// can arrive after its sender gave up; with the mark, first in its batch, the same unit can be sent again and again and
// happens once, and a unit that nobody waits for any more can be made void for ever.

import { LibsqlError } from '@libsql/client/http';
import { isConstraint } from './sqlite-failure.ts';
import type { Statement } from './statements.ts';

const TAKEN = /UNIQUE constraint failed: write_mark\.unit_id$/;

/** First statement of a unit. It breaks its constraint when the unit is in the books already, or was made void. */
export function markOf(unitId: string): Statement {
  return { sql: 'INSERT INTO write_mark (unit_id, void) VALUES (?, 0)', args: [unitId] };
}

/** Makes the unit void unless it is in the books; the second statement answers 1 if it is void, 0 if it happened. */
export function voidingOf(unitId: string): Statement[] {
  return [
    { sql: 'INSERT INTO write_mark (unit_id, void) VALUES (?, 1) ON CONFLICT (unit_id) DO NOTHING', args: [unitId] },
    { sql: 'SELECT void FROM write_mark WHERE unit_id = ?', args: [unitId] },
  ];
}

/** Whether a unit failed because its own mark is there. */
export function isTaken(error: unknown): boolean {
  return error instanceof LibsqlError && isConstraint(error) && TAKEN.test(error.message);
}
