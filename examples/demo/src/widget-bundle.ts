// The worker serves the widget as one built file. The demo builds it when it is missing or older than its sources, so
// that one command is enough on a fresh clone and after an edit.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './child-process.ts';
import { DemoError } from './demo-error.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILDER = join(ROOT, 'test/support/build-widget.ts');
/** Written last by the builder, so its time is the time of a whole build. */
const BUILT = join(ROOT, 'packages/widget/dist/browser/manifest.json');
const BUNDLE = join(ROOT, 'packages/widget/dist/browser/happy-homeland.js');
const SOURCES = ['packages/widget/src', 'packages/sdk/src', 'packages/contract/src'].map((path) => join(ROOT, path));

/** @throws DemoError `widget-build` */
export async function ensureWidgetBundle(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  if (isFresh({ built: [BUILT, BUNDLE], sources: [...SOURCES, BUILDER] })) return;
  say('正在构建网页组件… Building the widget…');
  const { code, stderr } = await runScript([BUILDER], { env: process.env, signal });
  if (code === 0 || signal.aborted) return;
  throw new DemoError({
    code: 'widget-build',
    zh: `网页组件构建失败，请运行 npm run build 查看原因：${stderr.trim()}`,
    en: `The widget could not be built; npm run build shows why: ${stderr.trim()}`,
  });
}

export function isFresh({ built, sources }: { built: readonly string[]; sources: readonly string[] }): boolean {
  if (!built.every((path) => existsSync(path))) return false;
  const builtMs = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return sources.flatMap(filesIn).every((path) => statSync(path).mtimeMs <= builtMs);
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}
