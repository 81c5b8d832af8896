// F. Receipts: one for every gift, for all of it, and for nothing that is no gift.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { dueOn } from '../dates/due.ts';
import { addWorkingDays } from '../dates/working-days.ts';
import { judgePoints } from '../points.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import type { Donation } from './donation-points.ts';
import { earliest, hasDonations, pointsOf } from './donation-points.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

const SINCE_RC24 = { from: '2024-02-01', to: null } as const;
/** Practice: the law names no days for a receipt. */
const RECEIPT_WORKING_DAYS = 5;

const F1 = rule({
  id: 'F1',
  name: 'receipt_mandatory',
  bars: false,
  title: say('捐赠票据', 'A receipt for every gift'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 38)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 38), cite('RC24')], mark: 'V1', figures: null },
  ],
  applies: hasDonations,
  needs: ['donations'],
  judge: ({ donations }) =>
    judgePoints(
      pointsOf(donations, ({ receipt }) => ({
        name: 'receipt',
        holds: receipt === undefined ? undefined : receipt !== 'none',
        wrong: say(
          '有捐赠既未开具票据，也没有放弃的记录',
          'a gift has neither a receipt nor a record that it was waived',
        ),
      })),
      {
        outcome: 'warn',
        right: say(
          '每笔捐赠都已开票、已申请开票或者已记录放弃',
          'every gift has its receipt, on request, or a waiver on record',
        ),
        fix: say('请补开票据，或者记录捐赠人放弃', 'issue the receipt, or record that the donor waived it'),
      },
    ),
});

const F1_TIME = rule({
  id: 'F1-time',
  name: 'receipt_in_time',
  title: say('开票时间', 'Time for a receipt'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 38)], mark: 'H', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 38)], mark: 'H', figures: null },
  ],
  applies: hasDonations,
  needs: ['donations'],
  judge: ({ donations }, { on }) =>
    judgePoints(
      pointsOf(donations, (donation) => ({
        name: 'receivedOn',
        holds: !isWaiting(donation) || isInTime(donation, on),
        wrong: say('有票据超过五个工作日未开具', 'a receipt is still due after five working days'),
      })),
      {
        outcome: 'warn',
        right: say('没有超过五个工作日未开的票据', 'no receipt is late'),
        fix: say('请尽快开具', 'issue it soon'),
      },
    ),
  duties: ({ donations }) => {
    const waiting = donations.filter(isWaiting);
    const since = earliest(waiting);
    if (since === undefined) return [];
    return [
      {
        kind: 'receipts',
        due: dueOn(addWorkingDays(since, RECEIPT_WORKING_DAYS)),
        title: say('开具捐赠票据', 'Issue receipts'),
        contents: say(`${waiting.length} 笔捐赠等待票据`, `gifts that wait for a receipt: ${waiting.length}`),
        doneOn: null,
      },
    ];
  },
});

const isWaiting = ({ receipt }: Donation) => receipt === 'requested' || receipt === 'none';

function isInTime({ receivedOn }: Donation, on: CivilDate): boolean | undefined {
  return receivedOn === undefined ? undefined : on <= addWorkingDays(receivedOn, RECEIPT_WORKING_DAYS);
}

const F2 = rule({
  id: 'F2',
  name: 'receipt_amount',
  title: say('票据金额', 'The amount on a receipt'),
  moments: ['book'],
  versions: [{ ...SINCE_RC24, articles: [cite('RC24')], mark: 'V2', figures: null }],
  applies: hasDonations,
  needs: ['donations'],
  judge: ({ donations }) =>
    judgePoints(
      pointsOf(donations, ({ receipt, receiptMinor, grossMinor }) => ({
        name: 'receiptMinor',
        holds: isReceiptOf({ receipt, receiptMinor, grossMinor }),
        wrong: say('票据金额与捐赠全额不一致', 'a receipt is not for the whole gift'),
      })),
      {
        right: say('票据均按捐赠全额开具', 'every receipt is for the whole gift'),
        fix: say('请红冲后按捐赠全额重新开具', 'reverse the receipt and issue it for the whole gift'),
      },
    ),
});

function isReceiptOf({ receipt, receiptMinor, grossMinor }: Pick<Donation, 'receipt' | 'receiptMinor' | 'grossMinor'>) {
  if (receipt === undefined) return undefined;
  if (receipt !== 'issued') return true;
  return receiptMinor === undefined || grossMinor === undefined ? undefined : receiptMinor === grossMinor;
}

const F3 = rule({
  id: 'F3',
  name: 'receipt_prohibitions',
  title: say('不得开具票据的情形', 'What gets no receipt'),
  moments: ['book'],
  versions: [{ ...SINCE_RC24, articles: [cite('RC24', 8), cite('RC24', 20)], mark: 'V2', figures: null }],
  applies: hasDonations,
  needs: ['donations'],
  judge: ({ donations }) =>
    judgePoints(
      pointsOf(donations, ({ receipt, rewardMinor }) => ({
        name: 'rewardMinor',
        holds: receipt === undefined ? undefined : receipt !== 'issued' || isNothing(rewardMinor),
        wrong: say('有回报的款项开具了捐赠票据', 'a gift with a return got a donation receipt'),
      })),
      {
        right: say('开票的捐赠均无利益回报', 'no gift with a receipt brought a return'),
        fix: say('请红冲该票据；有回报的款项不属于捐赠', 'reverse the receipt: what brings a return is no gift'),
      },
    ),
});

const isNothing = (minor: number | undefined) => (minor === undefined ? undefined : minor === 0);

export const RECEIPTS = [F1, F1_TIME, F2, F3];
