// A change of use in words for the public. Which lines changed stands with it; all lines, old and new, stand on the
// project's page.

import type { StepInput, WorkContent } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';

export type Consultation = StepInput<'changes-of-use', 'consult'>;
export type UseDecision = StepInput<'changes-of-use', 'approve'>;
export type UseFiling = StepInput<'changes-of-use', 'file'>;
type Content = WorkContent<'changes-of-use'>;
type Budget = Content['budget'];

/** So many lines stay below what a disclosure may hold. */
const LINES_MAX = 15;

interface Told {
  readonly content: Content;
  readonly before: Budget;
  readonly consultation: Consultation;
  readonly decision: UseDecision;
  readonly filing: UseFiling;
}

const DECIDED_BY = { council: '理事会 Council', other: '决策机构 Governing body' } as const;

/** Title and body of the disclosure, in both languages where the words are ours. */
export function toldUse({ content, before, consultation, decision, filing }: Told) {
  const { agreements, meeting, notice } = consultation;
  const parts = [
    `原用途 As given: ${content.givenFor}`,
    `新用途 From now on: ${content.usedFor}`,
    `理由 Why: ${content.why}`,
    `预算变化 Budget:\n${changedLines(before, content.budget).join('\n')}`,
    `协议捐赠人书面同意 Givers under an agreement who consented: ${agreements.consented} / ${agreements.gifts}`,
    ...(meeting === undefined
      ? []
      : [
          `居民会议 Residents' meeting: ${meeting.heldOn}, ${meeting.inFavour} : ${meeting.against}. ${meeting.decision}`,
        ]),
    `公示 Notice: ${notice.on}, ${notice.place}${notice.objections === undefined ? '' : `. ${notice.objections}`}`,
    `决定 Decision: ${DECIDED_BY[decision.decidedBy]}, ${decision.decidedOn}. ${decision.decision}`,
    `变更备案 Filing: ${filing.filingNumber}, ${filing.filedOn}`,
  ];
  return { title: '资金用途变更 Change of use', body: parts.join('\n') };
}

function changedLines(before: Budget, after: Budget): readonly string[] {
  const items = [...new Set([...before, ...after].map(({ item }) => item))];
  const lines = items.flatMap((item) => {
    const [was, is] = [amountOf(before, item), amountOf(after, item)];
    return was === is ? [] : [`${item}: ${was} → ${is}`];
  });
  const shown = lines.slice(0, LINES_MAX);
  return lines.length === shown.length ? lines : [...shown, `… ${lines.length - shown.length}`];
}

function amountOf(budget: Budget, item: string): string {
  const line = budget.find((one) => one.item === item);
  return line === undefined ? '0' : formatMoney(line.amount, 'zh-CN');
}
