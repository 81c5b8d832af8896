// A whole public log in one file: a tar archive with the files under the names that they are served by, and what was
// published when they were fetched. It can be audited years later, without the deployment.
//
//   checkpoint, trust.json            as served under /log/
//   tile/…                            as served under /log/ (C2SP tlog-tiles)
//   projects.jsonl                    the published figures, a project a line

import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { TileAddress } from '@happy-homeland/log';
import { tilePath } from '@happy-homeland/log';
import { UsageError } from '../io.ts';
import { hasShape } from './kept-tiles.ts';
import type { LogSource } from './log-source.ts';
import { SourceError } from './log-source.ts';
import type { PublishedFigures } from './published-figures.ts';
import { parsePublishedFigures } from './published-figures.ts';
import { readPlace, tarIndex } from './tar.ts';

export const CHECKPOINT_FILE = 'checkpoint';
export const TRUST_FILE = 'trust.json';
export const PROJECTS_FILE = 'projects.jsonl';

export interface BundleSource extends LogSource {
  close(): Promise<void>;
}

/** @throws UsageError where there is no such file, or it is not an exported log */
export async function bundleSource(path: string): Promise<BundleSource> {
  const file = await opened(path);
  const places = await tarIndex(file);
  if (places?.has(CHECKPOINT_FILE) !== true) {
    await file.close();
    throw new UsageError({
      zh: `${path} 不是 hh export 写出的文件，或已残缺`,
      en: `${path} was not written by hh export, or is torn`,
    });
  }
  const read = async (name: string): Promise<Uint8Array> => {
    const place = places.get(name);
    if (place === undefined) throw new SourceError({ zh: `文件中没有 ${name}`, en: `there is no ${name} in the file` });
    return readPlace(file, place);
  };
  return {
    name: path,
    isFile: true,
    checkpoint: async () => textOf(await read(CHECKPOINT_FILE)),
    // Only one is exported: one that holds.
    cosigned: async () => textOf(await read(CHECKPOINT_FILE)),
    trust: async () => textOf(await read(TRUST_FILE)),
    tile: async (address) => shaped(await read(tilePath(address)), address),
    figures: async function* () {
      yield* figuresIn(textOf(await read(PROJECTS_FILE)));
    },
    journal: () => null,
    close: () => file.close(),
  };
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw new UsageError({ zh: `不能读取文件 ${path}`, en: `cannot read ${path}` }, { cause });
  }
}

function shaped(bytes: Uint8Array, address: TileAddress): Uint8Array {
  if (hasShape(bytes, address)) return bytes;
  const name = tilePath(address);
  throw new SourceError({ zh: `文件中的 ${name} 残缺`, en: `${name} in the file is torn` });
}

function* figuresIn(lines: string): Generator<PublishedFigures> {
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const figures = parsePublishedFigures(parseJson(line));
    if (figures === null)
      throw new SourceError({ zh: `${PROJECTS_FILE} 无法读懂`, en: `${PROJECTS_FILE} cannot be read` });
    yield figures;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever asked refuses what is no project.
    return null;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
