import { expect, test } from 'vitest';
import { projectMigrations } from '../../testing/index.ts';
import { splitStatements } from './split-statements.ts';

test('splits at semicolons, but not inside strings, names and comments', () => {
  const script = `-- a; b
    INSERT INTO t VALUES (';', "x;y"); /* ; */
    SELECT 'it''s; fine';
    -- nothing follows;
  `;
  expect(splitStatements(script)).toEqual([
    `-- a; b
    INSERT INTO t VALUES (';', "x;y")`,
    `/* ; */
    SELECT 'it''s; fine'`,
  ]);
});

test('keeps the body of a trigger whole, with CASE inside', () => {
  const trigger = `CREATE TRIGGER t AFTER INSERT ON a WHEN (CASE NEW.x WHEN 1 THEN 1 END) = 1 BEGIN
    UPDATE a SET x = CASE WHEN 1 THEN 2 ELSE 3 END;
    SELECT 1;
  END`;
  expect(splitStatements(`${trigger}; SELECT 2;`)).toEqual([trigger, 'SELECT 2']);
});

test('takes a last statement without a semicolon, and an empty script', () => {
  expect(splitStatements('SELECT 1; SELECT 2')).toEqual(['SELECT 1', 'SELECT 2']);
  expect(splitStatements(' \n-- nothing\n')).toEqual([]);
});

test('finds every statement of the project’s own migrations', async () => {
  for (const { sql } of await projectMigrations()) {
    const starts = sql.match(/^(?:CREATE|INSERT|DROP|ALTER|UPDATE|DELETE)\b/gm) ?? [];
    expect(splitStatements(sql)).toHaveLength(starts.length);
  }
});
