// What somebody said of the columns of one source once, for the next file of it.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnNames } from '@happy-homeland/sheet';
import { FIELDS } from '@happy-homeland/sheet';
import type { Io } from '../io.ts';

export interface Kept {
  readonly columns: ColumnNames;
  /** What the column of projects says → id. */
  readonly projects: Readonly<Record<string, string>>;
}

const FILE = 'columns.json';
const NOTHING: Kept = { columns: {}, projects: {} };

/** Where it is kept; null on a machine that has no place for it, where nothing is remembered. */
export function keptFolder(data: string | undefined, { env }: Io): string | null {
  if (data !== undefined) return data;
  const shared = env['XDG_DATA_HOME'] || (env['HOME'] && join(env['HOME'], '.local', 'share'));
  return shared ? join(shared, 'happy-homeland', 'import') : null;
}

export async function readKept(folder: string | null, source: string): Promise<Kept> {
  const all = folder === null ? {} : await readAll(folder);
  return parseKept(Object.hasOwn(all, source) ? all[source] : null);
}

export async function writeKept(folder: string | null, source: string, kept: Kept): Promise<void> {
  if (folder === null) return;
  const all = new Map(Object.entries(await readAll(folder)));
  all.set(source, kept);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, FILE), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

// It is a convenience: one that cannot be read is forgotten.
async function readAll(folder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    return isRecord(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return {};
    throw error;
  }
}

function parseKept(value: unknown): Kept {
  if (!isRecord(value)) return NOTHING;
  const columns = textsOf(value['columns']).filter(([field]) => FIELDS.some((known) => known === field));
  return { columns: Object.fromEntries(columns), projects: Object.fromEntries(textsOf(value['projects'])) };
}

function textsOf(value: unknown): [string, string][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
