// A public log of very many gifts as files, put there without a ledger: what an audit costs does not hang on who wrote it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createSigningKey,
  formatCheckpoint,
  formatEntryBundle,
  formatTrust,
  LogTree,
  leafHash,
  partialTiles,
  signNote,
  TILE_WIDTH,
  tilePath,
} from '@happy-homeland/log';

const ORIGIN = 'log.example.org/bench';
const PROJECTS = 50;
const SEED_BYTES = 32;

export interface WrittenLog {
  /** What `GET /v1/projects` answers. */
  readonly cards: readonly object[];
  readonly bytes: number;
}

/** Writes `size` leaves with every tile, a checkpoint and its trust file below `folder`, by the paths of `/log/`. */
export async function writeLog(folder: string, size: number): Promise<WrittenLog> {
  let tree = LogTree.empty();
  let bytes = 0;
  const raised = new Map<string, { raisedMinor: number; donors: number }>();
  const put = (path: string, content: Uint8Array | string) => {
    const name = join(folder, path);
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
    bytes += content.length;
  };
  const edge = new Map<number, { readonly path: string; readonly bytes: Uint8Array }>();
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - first);
    const entries = Array.from({ length: width }, (_, at) => entryOf(first + at, raised));
    put(tilePath({ level: 'entries', index: BigInt(first / TILE_WIDTH), width }), formatEntryBundle(entries));
    const growth = tree.grow(entries.map(leafHash));
    tree = growth.tree;
    for (const tile of growth.tiles) {
      if (tile.address.width === TILE_WIDTH) put(tilePath(tile.address), tile.bytes);
      edge.set(Number(tile.address.level), { path: tilePath(tile.address), bytes: tile.bytes });
    }
  }
  for (const address of partialTiles(BigInt(size))) {
    const tile = edge.get(Number(address.level));
    if (tile?.path === tilePath(address)) put(tile.path, tile.bytes);
  }
  const key = await createSigningKey({ name: ORIGIN, role: 'log', seed: new Uint8Array(SEED_BYTES).fill(1) });
  put('checkpoint', await signNote(formatCheckpoint({ origin: ORIGIN, size: BigInt(size), root: tree.root }), [key]));
  const logKeys = [{ key: key.verifierKey, fromSize: 0 }];
  put('trust.json', formatTrust({ version: 1, origin: ORIGIN, logKeys, witnesses: [], quorum: 0 }));
  return { cards: [...raised].map(([projectId, figures]) => cardOf(projectId, figures)), bytes };
}

/** The text of a leaf, written out: made by the encoder, a million would take longer than their audit. */
function entryOf(index: number, raised: Map<string, { raisedMinor: number; donors: number }>): Uint8Array {
  const text = (value: string) => new TextEncoder().encode(value);
  if (index === 0) return text(`{"date":"2026-01-01","kind":"genesis","origin":"${ORIGIN}","v":1}`);
  const project = `project${String(index % PROJECTS).padStart(9, '0')}`;
  const amountMinor = 100 + (index % 99_900);
  const id = String(index).padStart(16, '0');
  const sum = raised.get(project) ?? { raisedMinor: 0, donors: 0 };
  raised.set(project, { raisedMinor: sum.raisedMinor + amountMinor, donors: sum.donors + 1 });
  const commitment = id.padStart(42, 'Q');
  return text(
    `{"amountMinor":${amountMinor},"charity":"charity000000000","commitment":"${commitment}A","currency":"CNY",` +
      `"date":"2026-11-22","entry":"${id}","kind":"donation.settled","postings":[["A:Clearing:stripe",${amountMinor}],` +
      `["F:Restricted:${project}",${-amountMinor}]],"project":"${project}","receiptNo":"hh${id}","source":"own-site","v":1}`,
  );
}

function cardOf(projectId: string, figures: { readonly raisedMinor: number; readonly donors: number }): object {
  const { raisedMinor } = figures;
  const bySource = [{ source: 'own-site', ...figures }];
  return {
    projectId,
    title: projectId,
    currency: 'CNY',
    ...figures,
    bySource,
    fundUse: { raisedMinor, heldMinor: raisedMinor },
  };
}
