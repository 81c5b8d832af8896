// Makes the schema of a new database, and is watched at every statement that reaches the native library. Arguments: path;
// `whole`, or `careless` without the transaction around it; `kill:N` to die at the Nth statement, or `copy:FOLDER` to
// leave there the files as each statement found them.

import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLibsqlStore, projectMigrations } from '@happy-homeland/worker/testing';
import Database from 'libsql';

const [path = '', mode = 'whole', argument = ''] = process.argv.slice(2);
const [what, detail = ''] = argument.split(/:(.*)/s);
let reached = 0;

function reach(): void {
  reached += 1;
  if (what === 'kill' && reached === Number(detail)) process.kill(process.pid, 'SIGKILL');
  if (what !== 'copy') return;
  for (const suffix of ['', '-wal']) {
    if (existsSync(`${path}${suffix}`)) copyFileSync(`${path}${suffix}`, join(detail, `${reached}.db${suffix}`));
  }
}

interface Native {
  exec(sql: string): unknown;
  prepare(sql: string): Runnable;
}

type Runnable = Record<'all' | 'get' | 'run', (...args: unknown[]) => unknown>;

// Every statement passes here, whatever client is above it.
const prototype = parseNative(Database.prototype);
const { exec, prepare } = prototype;
prototype.exec = function watchedExec(this: unknown, sql: string) {
  reach();
  if (mode === 'careless' && /^\s*(?:BEGIN|COMMIT)/i.test(sql)) return undefined;
  return Reflect.apply(exec, this, [sql]);
};
prototype.prepare = function watchedPrepare(this: unknown, sql: string) {
  const statement: Runnable = Reflect.apply(prepare, this, [sql]);
  for (const method of ['all', 'get', 'run'] as const) {
    const run = statement[method];
    statement[method] = function watchedRun(this: unknown, ...args: unknown[]) {
      reach();
      return Reflect.apply(run, this, args);
    };
  }
  return statement;
};

function parseNative(value: unknown): Native {
  return value as Native;
}

const store = await openLibsqlStore({ url: `file:${path}`, migrations: await projectMigrations() });
await store.close();
