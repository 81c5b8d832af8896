import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditFolder, logOfGifts } from '../testing/run-audit.ts';
import { cardOf, correct, gift, LOG_ORIGIN, SampleLog } from '../testing/sample-log.ts';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

const hh: typeof folder.hh = (...args) => folder.hh(...args);
const findingsOf: typeof folder.findingsOf = (...args) => folder.findingsOf(...args);

describe('an audit of a log that is right', () => {
  test('says what was looked at and what that proves, in Chinese', async () => {
    const log = await logOfGifts(3);
    const { code, out, err } = await hh(log);
    expect([code, err]).toEqual([0, '']);
    expect(out.replaceAll(/，[\w+/]{43}=/g, '，…').split('\n')).toEqual([
      `公开账目记录：${LOG_ORIGIN}`,
      '账目快照：4 条，…',
      `签名：${LOG_ORIGIN}（信任文件来自服务本身，首次保存；请另向运营方核实）`,
      '独立核对方 2 家（至少要 1 家）：witness.example.org/a（运营方自己的，2026年11月22日 中国标准时间 11:59），witness.example.net/b（他方，2026年11月22日 中国标准时间 11:59）',
      '这是第一次核对',
      '逐条核对 4 条，1 个项目有账',
      '结论：全部相符。签名、每条记录、账的每一笔和 1 个项目公布的数字与流水都对得上。',
      '这证明公布的数字由这份签名的记录得出；这是第一次核对，此前有没有改写，要从下次核对起才看得出。1 家他方核对方看过同一份记录，看着它只增不改。不证明每笔业务真实发生，那要靠银行对账和审计。',
    ]);
  });

  test('says it in English, too', async () => {
    const { code, out } = await hh(await logOfGifts(3), ['--lang', 'en']);
    expect(code).toBe(0);
    expect(out.replaceAll(/, [\w+/]{43}=/g, ', …').split('\n')).toEqual([
      `Public log: ${LOG_ORIGIN}`,
      'Snapshot: 4 entries, …',
      `Signed by: ${LOG_ORIGIN} (the trust file is the deployment’s own and was kept now; confirm it with its operator by another way)`,
      '2 witnesses (1 needed): witness.example.org/a (the operator’s own, 22 November 2026 at 11:59 China Standard Time), witness.example.net/b (of others, 22 November 2026 at 11:59 China Standard Time)',
      'This is the first audit',
      '4 entries gone through; 1 project has entries',
      'Result: everything fits. The signatures, every entry, the books and the published figures of 1 project with their journals agree.',
      'That proves that the published figures follow from the log that was signed; this is the first audit, and only later ones can tell whether it is rewritten. 1 witness of others has seen the same log and watched it only grow. It does not prove that what was booked did happen: bank statements and auditors do.',
    ]);
  });

  test.each([1, 255, 256, 257, 700])('holds at a size of %i', async (size) => {
    expect((await findingsOf(await logOfGifts(size - 1))).findings).toEqual([]);
  });

  test('goes on from the audit before, and sees through to what came since', async () => {
    const log = await logOfGifts(300);
    expect((await hh(log)).code).toBe(0);
    log.append(gift(1, { project: 'road' }));
    log.cards.push(cardOf('road', 1, 1));
    await log.publish();
    const { code, out } = await hh(log);
    expect(code).toBe(0);
    expect(out).toContain('上次核对到 301 条');
    expect(out).toContain('按上次保存的信任文件');
  });

  test('with --reuse asks for nothing that it has, and without it for everything', async () => {
    const log = await logOfGifts(600);
    await hh(log);
    log.asked.length = 0;
    await hh(log, ['--reuse']);
    expect(log.asked.filter((path) => path.includes('/tile/'))).toEqual([]);
    await hh(log);
    expect(log.asked.filter((path) => path.includes('/tile/'))).toHaveLength(7);
  });

  test('takes a correction for what it is', async () => {
    const log = await SampleLog.create();
    const wrong = gift(500);
    log.append(wrong, gift(200), correct(wrong, 1));
    log.cards = [cardOf('well', 200, 1)];
    await log.publish();
    expect((await findingsOf(log)).findings).toEqual([]);
  });

  test('of an empty tree has no entry to compare', async () => {
    const log = await SampleLog.create();
    log.cutTo(0);
    await log.publish();
    expect((await findingsOf(log)).findings).toEqual([]);
  });
});

describe('a row that was changed by hand', () => {
  test('is named by its place, with what stood there before', async () => {
    const log = await logOfGifts(300);
    await hh(log);
    log.tamper(17, gift(1_700_000, { entry: 'e16', receiptNo: 'r16' }));
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ 第 18 条记录被改动：已签名的不是现在这一条\n {4}上次核对时：\{"amountMinor":1700,.*\n {4}现在：\{"amountMinor":1700000,/,
    );
    expect(out).toContain('结论：有');
  });

  test('is found where its hash was changed with it', async () => {
    const log = await logOfGifts(600);
    log.rewrite(300, gift(9, { entry: 'e299', receiptNo: 'r299' }));
    const { code, findings } = await findingsOf(log);
    expect([code, findings[0]?.kind]).toEqual([1, 'root-differs']);
  });

  test('is history rewritten where everything was made and signed anew', async () => {
    const log = await logOfGifts(600);
    await hh(log);
    log.rewrite(300, gift(9, { entry: 'e299', receiptNo: 'r299' }));
    log.append(gift(1));
    log.cards = [];
    await log.publish();
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toContain('历史被改写：上次核对过的 601 条不再是现在 602 条的开头，从第 301 条起不同');
    const [evidence = ''] = readdirSync(join(folder.data, 'evidence'));
    const notes = readdirSync(join(folder.data, 'evidence', evidence));
    expect(notes).toEqual(['checkpoint-before.note', 'checkpoint-now.note', 'evidence.txt']);
    expect(readFileSync(join(folder.data, 'evidence', evidence, 'checkpoint-before.note'), 'utf8')).toContain(
      '\n601\n',
    );
    // What was right before is still what the next audit holds it against.
    expect((await hh(log)).out).toContain('历史被改写');
  });

  test('of the same size is two histories', async () => {
    const log = await logOfGifts(5);
    await hh(log);
    log.rewrite(3, gift(9, { entry: 'e2', receiptNo: 'r2' }));
    await log.publish();
    expect((await findingsOf(log)).findings.map(({ kind }) => kind)).toEqual(['history-forked']);
  });

  test('and that no witness signs is a contradiction all the same, not a file that is missing', async () => {
    const log = await logOfGifts(3);
    await hh(log);
    log.rewrite(2, gift(900));
    log.files.delete('cosigned');
    await log.publish([]);
    const { code, findings } = await findingsOf(log);
    expect([code, findings.map(({ kind }) => kind)]).toEqual([1, ['history-forked']]);
  });

  test('by going back to an older snapshot is entries gone', async () => {
    const log = await logOfGifts(5);
    await hh(log);
    log.cutTo(3);
    await log.publish();
    const { code, findings } = await findingsOf(log);
    expect([code, findings.map(({ kind }) => kind)]).toEqual([1, ['rolled-back']]);
  });
});
