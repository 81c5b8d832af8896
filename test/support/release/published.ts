// Which packages others install from a registry, and what of each: the rest of the repository runs where it is deployed.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** Folders under packages/, each after what it depends on. */
export const PUBLISHED = ['contract', 'log', 'rules', 'sheet', 'sdk', 'widget', 'cli', 'witness'] as const;

/** Entries for the tests of this repository; nobody else is promised them. */
const INTERNAL_ENTRY = /^\.\/testing$/;

/** What a package.json of ours holds, as far as publishing asks. */
export type SourceManifest = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly sideEffects: false | readonly string[];
  readonly exports: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
};

export function readManifest(folder: string): SourceManifest {
  return JSON.parse(readFileSync(join(ROOT, 'packages', folder, 'package.json'), 'utf8'));
}

/** The entries that are published: subpath → source file. */
export function publishedExports({ exports }: SourceManifest): [subpath: string, source: string][] {
  return Object.entries(exports).filter(([subpath]) => !INTERNAL_ENTRY.test(subpath));
}
