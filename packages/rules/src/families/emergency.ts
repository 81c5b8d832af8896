// B. A major emergency: the filing may follow, and must.

import { judgeAll } from '../checklist.ts';
import { cite } from '../citation.ts';
import { dueAfterDays } from '../dates/due.ts';
import { block, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const EMERGENCY_DAYS = 10;

export const B7 = rule({
  id: 'B7',
  name: 'emergency_filing',
  title: say('突发事件补办备案', 'Filed after an emergency'),
  moments: ['file', 'publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('PF16', 12)], mark: 'R', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 73), cite('PF24', 13)], mark: 'V1', figures: null },
  ],
  judgedBy: 'campaign.startsOn',
  applies: (facts) => isPublic(facts) && facts.campaign.emergency !== undefined,
  needs: ['campaign.startsOn', 'campaign.emergency.filedOn'],
  uses: ['campaign.emergency.responseReference', 'campaign.emergency.startedOn', 'campaign.filing.status'],
  judge: (told, { on }) => {
    const toldOn = told['campaign.emergency.filedOn'];
    // Asked about a day before it was filed, it was not.
    const filedOn = toldOn !== null && toldOn <= on ? toldOn : null;
    const { dueStrict, dueLegal } = dueAfterDays(told['campaign.startsOn'], EMERGENCY_DAYS);
    const wasLate = filedOn !== null && filedOn > dueStrict;
    const overdue = {
      message: say(`应于 ${dueStrict} 前补办备案，至今未办`, `the filing was due by ${dueStrict} and is not done`),
      fix: say('立即补办备案，其间停止募捐', 'file at once, and stop raising until then'),
      fields: ['campaign.emergency.filedOn'],
    };
    return judgeAll(
      [
        told['campaign.emergency.responseReference'] === undefined &&
          block({
            message: say('没有写明所响应的重大突发事件', 'it names no major emergency that it answers to'),
            fix: say(
              '请写明政府应急响应的文号；一般事故、个人困难须事前备案',
              'give the government’s response; an accident of one household is filed before',
            ),
            fields: ['campaign.emergency.responseReference'],
          }),
        (told['campaign.emergency.startedOn'] ?? '') > told['campaign.startsOn'] &&
          warn({
            message: say('募捐开始于突发事件之前', 'raising began before the emergency did'),
            fix: say('请核对日期', 'check the dates'),
            fields: ['campaign.emergency.startedOn'],
            mark: 'I',
          }),
        filedOn === null && on > dueStrict && (on > dueLegal ? block(overdue) : warn(overdue)),
        wasLate &&
          warn({
            message: say(
              `应于 ${dueStrict} 前补办备案，${filedOn} 才补办`,
              `due by ${dueStrict}, and filed on ${filedOn}`,
            ),
            fix: say('请向民政部门说明迟延原因', 'tell the registrar why'),
            fields: ['campaign.emergency.filedOn'],
          }),
        filedOn !== null &&
          told['campaign.filing.status'] !== 'complete' &&
          warn({
            message: say('补办的备案尚未完成', 'the late filing is not complete'),
            fix: say('请跟进备案结果', 'follow it up with the registrar'),
            fields: ['campaign.filing.status'],
          }),
      ],
      filedOn === null
        ? say(`请在 ${dueStrict} 前补办备案`, `file by ${dueStrict}`)
        : say(`已于 ${filedOn} 补办备案`, `filed on ${filedOn}`),
    );
  },
  duties: (told) => [
    {
      kind: 'emergency-filing',
      due: dueAfterDays(told['campaign.startsOn'], EMERGENCY_DAYS),
      title: say('补办募捐方案备案', 'File the plan of the emergency campaign'),
      contents: say(
        '募捐方案、承诺书、决策文件，及所响应的通告',
        'plan, commitment, decision, and the response it answers to',
      ),
      doneOn: told['campaign.emergency.filedOn'],
    },
  ],
});
