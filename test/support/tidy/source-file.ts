import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the repository; `path` is relative to its root, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One breach of one rule: where, which, and what to do instead. */
export type Finding = {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly fix: string;
};

const TEXT = /(?:^|\/)(?:\.[\w-]+|LICENSE|\.ci\/run)$|\.(?:ts|mjs|js|json|css|html|md|sql|sh|yml|svg|txt|tsx|vue)$/;
const LISTING_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads what git knows or would know: tracked files and new ones that are not ignored. Deleted files that are still
 * in the index are left out.
 */
export function readRepository(root: string): SourceFile[] {
  const listing = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: LISTING_MAX_BYTES,
  });
  const paths = [...new Set(listing.split('\0'))].filter((path) => TEXT.test(path));
  return paths.filter((path) => isFile(join(root, path))).map((path) => readSource(root, path));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function readSource(root: string, path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** TypeScript and plain JavaScript: what can be parsed. */
export function isCode(file: SourceFile): boolean {
  return /\.(?:ts|mjs|js)$/.test(file.path);
}

/** Tests may do what the code under test may not: cast, read the clock, use development dependencies. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts') || /\/testing\//.test(path);
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** How a finding is shown: a place an editor can jump to, the rule, and the way out. */
export function describeFinding(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.rule}. Fix: ${finding.fix}`;
}
