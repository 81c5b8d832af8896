// What happened before the demo was first started: five weeks of a canteen for the old, from the first gift to an auditor's
// word. Days count back from the first start; nothing lies in the future, and every day is later than the one before.

import { addDays } from '../civil-date.ts';
import { Bookkeeper } from './bookkeeper.ts';
import { give, giveBack } from './giving.ts';
import type { Past } from './past.ts';
import { Watching } from './watching.ts';

/** The day on which the deployment of the story begins; its campaign has begun the day before. */
export const FIRST_DAY = -39;

export const STORY_PROJECT = 'qingyi-canteen';
/** Has gifts and nothing else. */
export const YOUNG_PROJECT = 'stairwell-lights';
const PARTNER = '青衣社区居民委员会（示例）';
const PLATFORM = '示例互联网公开募捐服务平台';
const KITCHEN = '厨房改造';
const COLD = '炉灶与冷藏设备';
const MEALS = '首季餐食补贴';

export interface Cast {
  readonly canteen: string;
  readonly lights: string;
  readonly startedOn: string;
  /** Of the operator, who hands out keys. */
  readonly apiKey: string;
  /** Asked before every day. */
  requireGoingOn(): void;
}

type Day = readonly [day: number, hour: number, happens: () => Promise<unknown>];

/** Lets the whole story happen, day by day. */
export async function tellStory(past: Past, cast: Cast): Promise<void> {
  const bookkeeper = new Bookkeeper(past, { projectId: cast.canteen, partner: PARTNER });
  const watching = new Watching(past, { projectId: cast.canteen, apiKey: cast.apiKey });
  const days = [
    ...appeal(past, cast, bookkeeper),
    ...work(cast, bookkeeper),
    ...account(past, cast, bookkeeper),
    ...watch(watching, cast),
  ];
  for (const [day, hour, happens] of days.toSorted(([one, early], [other, late]) => one - other || early - late)) {
    cast.requireGoingOn();
    past.goTo(day, hour);
    await happens();
    await bookkeeper.letTimeWork();
  }
  await watching.leave();
}

/** Money comes in: on the page, from a platform, at the bank; one gift goes back. */
function appeal(past: Past, { canteen, lights }: Cast, bookkeeper: Bookkeeper): readonly Day[] {
  const toCanteen = (yuan: number, more: Partial<Parameters<typeof give>[1]> = {}) =>
    give(past, { projectId: canteen, amountMinor: yuan * 100, ...more });
  const toLights = (yuan: number) => give(past, { projectId: lights, amountMinor: yuan * 100, method: 'alipay' });
  const both = [canteen, lights];
  let mistaken = '';
  return [
    [-38, 10, () => toCanteen(50)],
    [-38, 19, () => toCanteen(20, { method: 'alipay' })],
    [-37, 8, () => toCanteen(100, { name: '王阿姨（示例）' })],
    [-36, 12, () => toCanteen(30)],
    [-36, 20, async () => (mistaken = await toCanteen(500, { method: 'card' }))],
    [-35, 11, () => giveBack(past, mistaken)],
    [
      -34,
      16,
      () =>
        bookkeeper.gather({
          platform: PLATFORM,
          parts: [
            { projectId: canteen, count: 312, amountMinor: 1_564_000 },
            { projectId: lights, count: 48, amountMinor: 186_000 },
          ],
        }),
    ],
    [-33, 9, () => toCanteen(200, { name: '老陈一家（示例）', message: '盼着早日开餐，老人们有口热饭。（示例）' })],
    [-32, 18, () => toLights(66)],
    [-31, 10, () => bookkeeper.payOut(both)],
    [
      -30,
      10,
      () => bookkeeper.gather({ platform: null, parts: [{ projectId: canteen, count: 6, amountMinor: 820_000 }] }),
    ],
    [-22, 9, () => toCanteen(88)],
    [
      -21,
      16,
      () =>
        bookkeeper.gather({
          platform: PLATFORM,
          parts: [{ projectId: canteen, count: 205, amountMinor: 987_050 }],
        }),
    ],
    [-19, 20, () => toCanteen(1000, { method: 'card' })],
    [-17, 10, () => bookkeeper.payOut(both)],
    [-6, 19, () => toCanteen(50, { name: '三单元小周（示例）', message: '谢谢送餐的阿姨们，辛苦了。（示例）' })],
    [-4, 12, () => toLights(30)],
    [-1, 18, () => toCanteen(20)],
  ];
}

/** Money goes out: promised, advanced, spent on evidence; what is left of an advance comes back. */
function work(_cast: Cast, bookkeeper: Bookkeeper): readonly Day[] {
  let first = '';
  let second = '';
  return [
    [-28, 15, async () => (first = await bookkeeper.promise(1_200_000))],
    [-27, 10, () => bookkeeper.pay(first)],
    [
      -24,
      15,
      () => bookkeeper.spend({ amountMinor: 638_000, category: KITCHEN, papers: ['水电改造材料', '完工照片说明'] }),
    ],
    [-20, 15, () => bookkeeper.spend({ amountMinor: 326_000, category: KITCHEN, papers: ['防滑地砖与铺贴'] })],
    [
      -18,
      10,
      () =>
        bookkeeper.correct('spending.verified', '金额录入有误：凭证为 2,360.00 元，误录为 3,260.00 元，更正后重新入账'),
    ],
    [
      -18,
      11,
      () => bookkeeper.spend({ amountMinor: 236_000, category: KITCHEN, papers: ['防滑地砖与铺贴（更正后）'] }),
    ],
    [-16, 15, async () => (second = await bookkeeper.promise(1_000_000))],
    [-15, 10, () => bookkeeper.pay(second)],
    [
      -13,
      15,
      () => bookkeeper.spend({ amountMinor: 890_000, category: COLD, papers: ['双眼灶台', '冷藏柜', '签收单'] }),
    ],
    [-12, 15, () => bookkeeper.spend({ amountMinor: 181_550, category: KITCHEN, papers: ['扶手与照明'] })],
    [-11, 15, () => bookkeeper.owe({ amountMinor: 64_000, category: MEALS, papers: ['试开餐三天食材'] })],
    [-10, 10, () => bookkeeper.takeBack(120_000)],
    [-9, 10, () => bookkeeper.repay(64_000)],
    [-3, 15, () => bookkeeper.promise(800_000)],
  ];
}

/** What the charity answers for: its own cost, the bank's word, an auditor's. */
function account(past: Past, { canteen, lights, startedOn }: Cast, bookkeeper: Bookkeeper): readonly Day[] {
  return [
    [-29, 10, () => bookkeeper.agreeManagement(500, 3_000_000)],
    [-8, 10, () => bookkeeper.accrue(60_000)],
    [-8, 15, () => bookkeeper.manage(32_000, ['项目巡查交通'])],
    [-7, 9, () => bookkeeper.interest(386)],
    [-5, 10, () => bookkeeper.reconcile([canteen, lights], addDays(past.today(), -1))],
    [
      -2,
      14,
      () =>
        bookkeeper.attest({
          by: '示例会计师事务所（演示自设，并非真实机构）',
          title: `青衣社区老年助餐点收支核对（示例，截至 ${addDays(startedOn, -3)}）`,
        }),
    ],
  ];
}

/** What is told of the work, and what those find who look: one message is shown, a later one still waits. */
function watch(watching: Watching, { startedOn }: Cast): readonly Day[] {
  return [
    [-32, 10, () => watching.showMessage()],
    [
      -14,
      17,
      () =>
        watching.visit('厨房水电和地面改造已完成，灶台待安装；施工通道整洁，账票齐全。（示例）', {
          what: '灶台安装后补装一只灭火器。（示例）',
          by: addDays(startedOn, 14),
        }),
    ],
    [
      -11,
      18,
      () =>
        watching.tell({
          title: '厨房改造完工，试开餐三天（示例）',
          text: '水电、地面、扶手和照明已经完工，灶台和冷藏柜已经安装。试开餐三天，老人自取或由志愿者送到家。（示例）',
          milestone: '改造完工',
          outcomes: { sessions: 6, people: 172, households: 31 },
        }),
    ],
    [
      -3,
      10,
      () =>
        watching.check(
          '防滑地砖一笔的更正及原始凭证（示例）',
          '更正前后两笔与凭证一致，说明清楚，未见其他差异。（示例）',
        ),
    ],
  ];
}
