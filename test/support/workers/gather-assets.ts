// The static files of a Worker in one folder: the built widget under its own names, the API viewer beside it, and what a
// Worker does not make by itself. The platform uploads the folder with the bundle; which addresses they get is decided
// by our routes.

import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PREPARED_FILES, prepareHere } from '@happy-homeland/worker/prepared';

const ROOT = resolve(import.meta.dirname, '../../..');
const WIDGET = join(ROOT, 'packages/widget/dist/browser');
/** Where worker/wrangler.jsonc looks. */
const TARGET = join(ROOT, 'worker/dist/assets');
const VIEWER_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** Fills the folder afresh. Throws where the widget has not been built. */
export async function gatherAssets(target: string = TARGET): Promise<void> {
  if (!existsSync(join(WIDGET, 'happy-homeland.js'))) throw new Error('The widget is not built: npm run build.');
  rmSync(target, { recursive: true, force: true });
  cpSync(WIDGET, target, { recursive: true });
  const viewer = join(target, 'viewer');
  mkdirSync(viewer);
  for (const name of VIEWER_FILES) {
    copyFileSync(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)), join(viewer, name));
  }
  const prepared = prepareHere();
  mkdirSync(join(target, 'prepared'));
  writeFileSync(join(target, PREPARED_FILES.apiDocument), JSON.stringify(await prepared.apiDocument()));
  writeFileSync(join(target, PREPARED_FILES.reference), JSON.stringify(await prepared.reference()));
  writeFileSync(join(target, PREPARED_FILES.pagesCss), await prepared.pagesCss());
  writeFileSync(join(target, PREPARED_FILES.giveCss), await prepared.giveCss());
}

if (import.meta.main) await gatherAssets();
