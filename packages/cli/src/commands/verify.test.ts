import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafHash, proveInclusion, tilePath } from '@happy-homeland/log';
import { commitmentOf, encodeLeaf } from '@happy-homeland/log/books';
import { formatReceiptFile } from '@happy-homeland/log/receipt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHh } from '../testing/run-hh.ts';
import { gift, move, SampleLog } from '../testing/sample-log.ts';

const SALT = new Uint8Array(32).fill(7);
const FACTS = { displayName: '王（示例）', message: '加油' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'happy-homeland-receipt-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The receipt of the gift at place 3 of a log of 300, as text, and its trust file. */
async function receiptOf({ hasOpening = true, facts = FACTS, leaf = giftOf() } = {}) {
  const log = await SampleLog.create();
  log.append(gift(1), gift(2), leaf, ...Array.from({ length: 296 }, () => gift(5)));
  const checkpoint = await log.publish();
  const readTile = async (address: Parameters<typeof tilePath>[0]) =>
    log.files.get(tilePath(address)) ?? new Uint8Array();
  const proof = await proveInclusion({ size: 300n, index: 3n, readTile });
  expect(leafHash(encodeLeaf(leaf))).toHaveLength(32);
  const opening = hasOpening ? { opening: { salt: SALT, facts } } : {};
  const receipt = formatReceiptFile({ leaf: encodeLeaf(leaf), index: 3n, proof, checkpoint, ...opening });
  return { log, receipt, trust: log.files.get('trust.json') ?? new Uint8Array() };
}

function giftOf() {
  const commitment = Buffer.from(commitmentOf(SALT, FACTS)).toString('base64url');
  return gift(2_000, { entry: 'e1', receiptNo: 'hhabc', commitment });
}

async function verify({ receipt, trust }: { receipt: string; trust: Uint8Array }, flags: readonly string[] = []) {
  const [file, trusted] = [join(folder, 'receipt.txt'), join(folder, 'trust.json')];
  writeFileSync(file, receipt);
  writeFileSync(trusted, trust);
  return runHh(['verify', file, '--trust', trusted, ...flags]);
}

describe('a receipt, without any network', () => {
  test('says what it proves and what it does not', async () => {
    const { code, out, err } = await verify(await receiptOf());
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      '✓ 核验通过',
      '  金额 20.00 CNY · 日期 2026-11-22 · 项目 well · 回执编号 hhabc',
      '  署名：王（示例）',
      '  留言：加油',
      '  公开账目记录 log.example.org/shili 第 4 条，快照共 300 条',
      '  独立核对方 2 家（至少要 1 家）：witness.example.org/a（运营方自己的，2026年11月22日 中国标准时间 11:59），witness.example.net/b（他方，2026年11月22日 中国标准时间 11:59）',
      '证明了：这笔捐赠以这个金额记入了公开账目，记入后没有被改动。',
      '也证明了：上面的本人信息就是当时所填的。',
      '没有证明：善款后来怎样使用、之后有没有退款或更正、是不是税前扣除票据。看全部账目请用 hh audit。',
    ]);
  });

  test('says it in English, and that without the personal part nobody is named', async () => {
    const { code, out } = await verify(await receiptOf({ hasOpening: false }), ['--lang', 'en']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '✓ Verified',
      '  20.00 CNY on 2026-11-22 to project well, receipt hhabc',
      '  Entry 4 of the public log log.example.org/shili, in a snapshot of 300 entries',
      '  2 witnesses (1 needed): witness.example.org/a (the operator’s own, 22 November 2026 at 11:59 China Standard Time), witness.example.net/b (of others, 22 November 2026 at 11:59 China Standard Time)',
      'Proved: this gift was entered into the public books with this amount, and has not been changed in that snapshot.',
      'The file has no personal part, so it does not prove who gave.',
      'Not proved: how the money was used, whether it was refunded or corrected later, or a tax deduction. hh audit looks at all of the books.',
    ]);
  });

  test('--json gives the same to programs', async () => {
    const { out } = await verify(await receiptOf(), ['--json']);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      index: '3',
      size: '300',
      leaf: { amountMinor: 2_000 },
      facts: FACTS,
    });
  });

  test('is refused for another name, another leaf, another place, and for what is no receipt', async () => {
    const good = await receiptOf();
    const extra = /extra (\S+)/.exec(good.receipt)?.[1] ?? '';
    const altered = Buffer.from(
      Buffer.from(extra, 'base64').toString().replace('"amountMinor":2000', '"amountMinor":9000'),
    ).toString('base64');
    const cases: [string, string][] = [
      [
        (await receiptOf({ facts: { displayName: '李', message: '加油' } })).receipt,
        '文件里的本人信息与记录所绑定的不同',
      ],
      [good.receipt.replace(extra, altered), '这笔记录不在已签名的公开账目记录里'],
      [good.receipt.replace('\nindex 3\n', '\nindex 4\n'), '这笔记录不在已签名的公开账目记录里'],
      [good.receipt.replace('\n300\n', '\n301\n'), '署名是信任的密钥，签名却不对'],
      [good.receipt.slice(0, -20), '这不是完整的捐赠回执文件'],
      ['', '这不是完整的捐赠回执文件'],
      ['<!doctype html>', '这不是完整的捐赠回执文件'],
    ];
    for (const [receipt, words] of cases) {
      const { code, out } = await verify({ ...good, receipt });
      expect([code, out]).toEqual([1, expect.stringContaining(`✗ 核验不通过：${words}`)]);
    }
  });

  test('is refused by the trust file of another log, and one of a fee is none of a gift', async () => {
    const { receipt } = await receiptOf();
    const other = await SampleLog.create();
    other.trust = { ...other.trust, origin: 'log.example.net' };
    other.takeOver(other.key, 0);
    const trust = new TextEncoder().encode(
      new TextDecoder().decode(other.files.get('trust.json')).replace(/,\{"from":0,"to":0.*?\}/, ''),
    );
    expect((await verify({ receipt, trust })).out).toContain('它属于另一份公开账目记录');
    const fee = await receiptOf({
      hasOpening: false,
      leaf: move('fee.charged', ['F:Restricted:well', 'A:Clearing:stripe'], 1),
    });
    expect((await verify(fee)).out).toContain('证明的记录不是一笔捐赠');
  });

  test('needs a trust file that can be read', async () => {
    const { receipt } = await receiptOf();
    const file = join(folder, 'r.txt');
    writeFileSync(file, receipt);
    expect((await runHh(['verify', file])).err).toContain('缺少 --trust FILE');
    expect((await runHh(['verify', file, '--trust', join(folder, 'none')])).err).toContain('不能读取信任文件');
    expect((await runHh(['verify', file, '--trust', file])).err).toContain('信任文件无法读懂');
    expect((await runHh(['verify'])).code).toBe(2);
  });
});
