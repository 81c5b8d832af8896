// Hono's fastest router puts all paths into one expression, but refuses a folder in which a name may be a parameter and a
// word: then its default is a slower one for every path. Here only such folders get the slower one.

import type { Result, Router } from 'hono/router';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { TrieRouter } from 'hono/router/trie-router';

/** Folders of files, where `…/versions.json` stands beside `…/:version/:name`. */
const FILE_FOLDERS = ['/docs/viewer/', '/widget/'];

export class FolderRouter<Target> implements Router<Target> {
  readonly name = 'FolderRouter';
  readonly #paths = new RegExpRouter<Target>();
  readonly #files = new TrieRouter<Target>();

  add(method: string, path: string, handler: Target): void {
    const isEverywhere = path === '*' || path === '/*';
    if (isEverywhere || !isFile(path)) this.#paths.add(method, path, handler);
    if (isEverywhere || isFile(path)) this.#files.add(method, path, handler);
  }

  match(method: string, path: string): Result<Target> {
    return isFile(path) ? this.#files.match(method, path) : this.#paths.match(method, path);
  }
}

function isFile(path: string): boolean {
  return FILE_FOLDERS.some((folder) => path.startsWith(folder));
}
