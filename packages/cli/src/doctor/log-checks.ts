// The public log from outside: whether its keys are the ones that they should be, whether it goes on, whether its files
// answer, and who has seen it.

import type { LogKey, TileAddress, Trust } from '@happy-homeland/log';
import {
  formatTrust,
  formatVerifierKey,
  LogError,
  leafHash,
  parseEntryBundle,
  parseTrust,
  proveInclusion,
  rootFromTiles,
  TILE_WIDTH,
  tilePath,
  tileWidth,
  verifyCheckpoint,
  verifyInclusion,
} from '@happy-homeland/log';
import { CHECKPOINT_REFUSALS } from '../audit/checkpoint-words.ts';
import type { Outside } from './outside.ts';
import type { Verdict } from './verdict.ts';
import { note, ok, wrong } from './verdict.ts';

const DAY_S = 86_400;
const MS_PER_SECOND = 1_000;

interface LogLook {
  /** The trust file that the operator keeps, or null. */
  readonly given: Trust | null;
  readonly nowMs: () => number;
}

export async function checkLog({ ask }: Outside, { given, nowMs }: LogLook): Promise<readonly Verdict[]> {
  const served = await ask('/log/trust.json');
  const trust = await parseTrust(new TextDecoder().decode(served.body));
  if (served.status !== 200 || trust === undefined) return [NO_TRUST];
  const keys = [keyVerdict(trust, given), rangeVerdict(trust.logKeys)];
  const newest = new TextDecoder().decode((await ask('/log/checkpoint')).body);
  const verdict = await verifyCheckpoint(newest, { trust: { ...(given ?? trust), quorum: 0 } });
  if (!verdict.ok) return [...keys, refused(CHECKPOINT_REFUSALS[verdict.reason])];
  const { size, root } = verdict.checkpoint;
  const signed = ok('log', `公开账目记录 ${size} 条，签名有效`, `the public log has ${size} entries, validly signed`);
  const readTile = async (address: TileAddress) => (await ask(`/log/${tilePath(address)}`)).body;
  const tiles = size === 0n ? [] : [await tilesVerdict({ size, root, readTile })];
  return [...keys, signed, ...tiles, ...(await witnessVerdicts({ ask, trust: given ?? trust, nowMs }))];
}

const NO_TRUST: Verdict = wrong('fault', 'log-keys', {
  says: { zh: '没有公开账目记录的信任文件', en: 'there is no trust file of a public log' },
  fix: { zh: '请核对 LOG_ORIGIN、LOG_KEY 与服务版本', en: 'check LOG_ORIGIN, LOG_KEY and the version that runs' },
});

function refused({ zh, en }: { readonly zh: string; readonly en: string }): Verdict {
  return wrong('fault', 'log', {
    says: { zh: `账目快照不可信：${zh}`, en: `the snapshot of the books cannot be trusted: ${en}` },
    fix: { zh: '请看 /readyz 与日志；运行 hh audit', en: 'see /readyz and the log of the service; run hh audit' },
  });
}

function keyVerdict(served: Trust, given: Trust | null): Verdict {
  if (given === null)
    return note('log-keys', '没有给 --trust，未比对密钥', 'no --trust was given, so the keys were not compared');
  if (formatTrust(served) === formatTrust(given))
    return ok('log-keys', '密钥与信任文件一致', 'the keys are those of the trust file');
  return wrong('fault', 'log-keys', {
    says: { zh: '服务公布的密钥与信任文件不同', en: 'the keys that are served are not those of the trust file' },
    fix: {
      zh: '刚换过密钥或独立核对方：请更新并重新分发信任文件。否则请核对 LOG_KEY',
      en: 'after a rotation or another witness, hand out the new trust file; otherwise check LOG_KEY',
    },
  });
}

/** One key after the other, without a gap, and one in use. */
function rangeVerdict(keys: readonly LogKey[]): Verdict {
  const inTurn = [...keys].sort((a, b) => a.fromSize - b.fromSize);
  const isSound = inTurn.every(({ fromSize, toSize }, at) => {
    const isFirstSound = at > 0 || fromSize === 0;
    const next = inTurn[at + 1];
    return isFirstSound && (next === undefined ? toSize === undefined : toSize === next.fromSize);
  });
  if (isSound)
    return ok(
      'log-rotation',
      `${keys.length} 把密钥的有效范围首尾相接`,
      `the ranges of ${keys.length} keys follow each other`,
    );
  const ranges = inTurn
    .map(({ key, fromSize, toSize }) => `${formatVerifierKey(key).slice(0, 60)}… ${fromSize}..${toSize ?? ''}`)
    .join(' · ');
  return wrong('fault', 'log-rotation', {
    says: { zh: `密钥的有效范围不相接：${ranges}`, en: `the ranges of the keys do not follow each other: ${ranges}` },
    fix: { zh: '请按部署说明重做换钥', en: 'rotate again as the deployment guide says' },
  });
}

interface Tree {
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly readTile: (address: TileAddress) => Promise<Uint8Array>;
}

async function tilesVerdict({ size, root, readTile }: Tree): Promise<Verdict> {
  try {
    const own = await rootFromTiles({ size, readTile });
    const index = size - 1n;
    const place = { level: 'entries', index: index / BigInt(TILE_WIDTH) } as const;
    const width = tileWidth(size, place);
    const last = parseEntryBundle(await readTile({ ...place, width }), width)?.at(-1);
    const proof = await proveInclusion({ size, readTile, index });
    const isIn = last !== undefined && verifyInclusion({ leafHash: leafHash(last), index, size, proof, root });
    if (isIn && Buffer.compare(own, root) === 0)
      return ok('log-files', '记录的文件有应答且与快照相符', 'the files of the log answer and fit the snapshot');
  } catch (error) {
    // Something else than a file of the log answered: said below, like one that does not fit.
    if (!(error instanceof LogError)) throw error;
  }
  return wrong('fault', 'log-files', {
    says: { zh: '记录的文件缺失或与快照不符', en: 'files of the log are missing or do not fit the snapshot' },
    fix: { zh: '请运行 hh audit 找出是哪一条', en: 'run hh audit to see which' },
  });
}

interface Seen extends Pick<Outside, 'ask'> {
  readonly trust: Trust;
  readonly nowMs: () => number;
}

async function witnessVerdicts({ ask, trust, nowMs }: Seen): Promise<Verdict[]> {
  if (trust.witnesses.length === 0) {
    return [note('log-witnesses', '没有独立核对方', 'there is no witness')];
  }
  const text = new TextDecoder().decode((await ask('/log/cosigned')).body);
  const verdict = await verifyCheckpoint(text, { trust });
  if (!verdict.ok) {
    return [
      wrong('warning', 'log-witnesses', {
        says: {
          zh: `没有足够独立核对方签过的快照（${CHECKPOINT_REFUSALS[verdict.reason].zh}）`,
          en: `no snapshot was seen by enough witnesses (${CHECKPOINT_REFUSALS[verdict.reason].en})`,
        },
        fix: {
          zh: '请核对 LOG_WITNESSES 的地址能否到达',
          en: 'see whether the addresses in LOG_WITNESSES can be reached',
        },
      }),
    ];
  }
  const { cosignedBy, newestTimeS = 0 } = verdict;
  const silent = trust.witnesses.filter(({ key }) => !cosignedBy.some(({ name }) => name === key.name));
  const isOld = nowMs() / MS_PER_SECOND - newestTimeS > DAY_S;
  if (silent.length === 0 && !isOld) {
    return [
      ok(
        'log-witnesses',
        `${cosignedBy.length} 家独立核对方都签过`,
        cosignedBy.length === 1 ? 'the witness has signed' : `all ${cosignedBy.length} witnesses have signed`,
      ),
    ];
  }
  const names = silent.map(({ key }) => key.name).join(', ');
  return [
    wrong('warning', 'log-witnesses', {
      says: {
        zh: isOld ? '独立核对方最近一次签名已超过 24 小时' : `没有签最新快照的独立核对方：${names}`,
        en: isOld
          ? 'the newest signature of a witness is older than 24 hours'
          : `witnesses that have not signed the newest snapshot: ${names}`,
      },
      fix: { zh: '请联系独立核对方，核对其地址', en: 'ask them, and check their addresses' },
    }),
  ];
}
