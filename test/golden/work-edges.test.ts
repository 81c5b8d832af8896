// The database refuses a move that the machine does not have. Both know the machines, so both have to know the same.

import { DatabaseSync } from 'node:sqlite';
import { edgesOf, machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { tempLibsqlStore } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';

test('the database knows the moves of every machine, and no other', async () => {
  const temp = await tempLibsqlStore();
  try {
    const database = new DatabaseSync(temp.path, { readOnly: true });
    const rows = database.prepare('SELECT kind, step, from_state, to_state FROM work_edge').all();
    database.close();
    const drawn = WORK_KINDS.flatMap((kind) =>
      edgesOf(machineOf(kind)).map(({ step, from, to }) => [kind, step, from, to].join(' ')),
    );
    expect(rows.map((row) => Object.values(row).join(' ')).toSorted()).toEqual(drawn.toSorted());
  } finally {
    await temp.remove();
  }
});
