import { LibsqlError } from '@libsql/client';
import { expect, test } from 'vitest';
import { StoreError } from '../../ports/index.ts';
import { isBusy, isConstraint, toStoreError } from './sqlite-failure.ts';

test.each([
  ['SQLITE_BUSY', 'busy', 'busy'],
  ['SQLITE_LOCKED', 'busy', 'busy'],
  ['SQLITE_FULL', 'full', 'full'],
  ['SQLITE_CORRUPT', 'damaged', 'damaged'],
  ['SQLITE_NOTADB', 'damaged', 'damaged'],
  ['SQLITE_READONLY', 'unavailable', 'unavailable'],
  ['SQLITE_CANTOPEN', 'unavailable', 'unavailable'],
  ['SQLITE_PERM', 'unavailable', 'unavailable'],
  ['SQLITE_IOERR', 'unavailable', 'unknown-outcome'],
  ['CLIENT_CLOSED', 'closed', 'closed'],
  ['SQLITE_ERROR', 'invalid-unit', 'invalid-unit'],
])('reads %s as %s, and as %s in the middle of a write', (code, whenReading, whenWriting) => {
  const failure = new LibsqlError('secret statement', code);
  const read = toStoreError(failure, 'read');
  expect([read.code, toStoreError(failure, 'write').code]).toEqual([whenReading, whenWriting]);
  expect(read.cause).toBe(failure);
  expect(read.message).not.toContain('secret');
});

test('leaves its own errors as they are', () => {
  const error = new StoreError({ code: 'overloaded', message: 'x' });
  expect(toStoreError(error, 'write')).toBe(error);
});

test('knows a busy database and a lost constraint by their extended names too', () => {
  expect(isBusy(new LibsqlError('', 'SQLITE_BUSY_SNAPSHOT'))).toBe(true);
  expect(isBusy(new Error('SQLITE_BUSY'))).toBe(false);
  expect(isConstraint(new LibsqlError('', 'SQLITE_CONSTRAINT_UNIQUE'))).toBe(true);
  expect(isConstraint(new LibsqlError('', 'SQLITE_FULL'))).toBe(false);
});
