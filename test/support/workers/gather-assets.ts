// The static files of a Worker in one folder: the built widget under its own names, and the API viewer beside it. The
// platform uploads the folder with the bundle; which addresses they get is decided by our routes.

import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(import.meta.dirname, '../../..');
const WIDGET = join(ROOT, 'packages/widget/dist/browser');
/** Where worker/wrangler.jsonc looks. */
const TARGET = join(ROOT, 'worker/dist/assets');
const VIEWER_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** Fills the folder afresh. Throws where the widget has not been built. */
export function gatherAssets(target: string = TARGET): void {
  if (!existsSync(join(WIDGET, 'happy-homeland.js'))) throw new Error('The widget is not built: npm run build.');
  rmSync(target, { recursive: true, force: true });
  cpSync(WIDGET, target, { recursive: true });
  const viewer = join(target, 'viewer');
  mkdirSync(viewer);
  for (const name of VIEWER_FILES) {
    copyFileSync(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)), join(viewer, name));
  }
}

if (import.meta.main) gatherAssets();
