// What an audit keeps between two runs: the files it has fetched, the last checkpoint that it found right, the trust file
// of the first time, and what it found wrong. Every file is written whole and moved into its place, so that an audit can be
// stopped at any moment.

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const TILES = 'files';
/** What the audit before had fetched: where a row was rewritten, it says what stood there. */
const EARLIER = 'files-before';
const UNFINISHED = 'unfinished';
const AUDITED = 'audited.note';
const TRUST = 'trust.json';
const EVIDENCE = 'evidence';

export class AuditFolder {
  readonly path: string;
  readonly tiles: string;
  readonly earlier: string;

  constructor(path: string) {
    this.path = path;
    this.tiles = join(path, TILES);
    this.earlier = join(path, EARLIER);
  }

  /**
   * Begins a run. What an unfinished run has fetched is used; what a finished one has is fetched anew, because what a
   * deployment serves today is the question, unless `isReuse`. True where an unfinished run is continued.
   */
  async begin({ isReuse }: { readonly isReuse: boolean }): Promise<boolean> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const isContinued = await exists(join(this.path, UNFINISHED));
    if (!isContinued && !isReuse && (await exists(this.tiles))) {
      await rm(this.earlier, { recursive: true, force: true });
      await rename(this.tiles, this.earlier);
    }
    await this.put(UNFINISHED, '');
    return isContinued;
  }

  /** Ends a run; `note` is the checkpoint that was found right, or null. */
  async end(note: string | null): Promise<void> {
    if (note !== null) await this.put(AUDITED, note);
    await rm(join(this.path, UNFINISHED), { force: true });
  }

  /** The last checkpoint that an audit found right. */
  audited(): Promise<string | null> {
    return textAt(join(this.path, AUDITED));
  }

  trust(): Promise<string | null> {
    return textAt(join(this.path, TRUST));
  }

  keepTrust(text: string): Promise<void> {
    return this.put(TRUST, text);
  }

  /** Writes files that prove something, and gives their folder. */
  async keepEvidence(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    for (const [file, content] of Object.entries(files)) await this.put(join(EVIDENCE, name, file), content);
    return join(this.path, EVIDENCE, name);
  }

  private put(name: string, content: string | Uint8Array): Promise<void> {
    return putFile(join(this.path, name), content);
  }
}

let written = 0;

/** Writes a file whole or not at all. */
export async function putFile(path: string, content: string | Uint8Array): Promise<void> {
  written += 1;
  const part = `${path}.${process.pid}-${written}.part`;
  try {
    await writeFile(part, content);
  } catch {
    // Its folder is made when it is missing, and not asked for a million times.
    await mkdir(dirname(path), { recursive: true });
    await writeFile(part, content);
  }
  await rename(part, path);
}

export async function bytesAt(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (Object(error).code === 'ENOENT') return null;
    throw error;
  }
}

async function textAt(path: string): Promise<string | null> {
  const bytes = await bytesAt(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
