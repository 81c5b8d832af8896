// A. The application for the certificate: how long a body must exist, and when the registrar decides.

import { cite } from '../citation.ts';
import { addYears } from '../dates/civil-date.ts';
import { addWorkingDays, isCalendarKnown } from '../dates/working-days.ts';
import { block, pass, rule, unknown, warn } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

const DECISION_WORKING_DAYS = 20;

export const A2 = rule({
  id: 'A2',
  name: 'registration_age_for_application',
  title: say('登记年限', 'Years since registration'),
  moments: ['apply'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('PF16', 5)], mark: 'V1', figures: { years: 2 } },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('PF24', 5)], mark: 'V1', figures: { years: 1 } },
  ],
  judgedBy: 'application.appliedOn',
  applies: ({ application }) => application !== undefined,
  needs: ['application.appliedOn', 'organisation.registeredOn'],
  uses: ['application.anchor', 'organisation.recognisedAsCharityOn'],
  judge: (told, { figures: { years } }) => {
    const recognisedOn = told['organisation.recognisedAsCharityOn'] ?? null;
    const isByRecognition = told['application.anchor'] === 'recognition';
    if (isByRecognition && recognisedOn === null) {
      return unknown({
        message: say('按认定年限申请，但没有认定日期', 'applies by recognition, and its day was not told'),
        fix: say('请补充认定为慈善组织的日期', 'tell the day of recognition as a charity'),
        fields: ['organisation.recognisedAsCharityOn'],
      });
    }
    const since = isByRecognition && recognisedOn !== null ? recognisedOn : told['organisation.registeredOn'];
    const earliest = addYears(since, years);
    if (told['application.appliedOn'] >= earliest) return pass(say(`已满${years}年`, `${years} years have passed`));
    return block({
      message: say(
        `申请日不满${years}年，最早可于 ${earliest} 申请`,
        `less than ${years} years; the first day is ${earliest}`,
      ),
      fix: say(`请在 ${earliest} 或以后申请`, `apply on ${earliest} or later`),
      fields: ['application.appliedOn'],
    });
  },
});

export const A4 = rule({
  id: 'A4',
  name: 'authority_decision_deadline',
  bars: false,
  title: say('审批期限', 'Time for the decision'),
  moments: ['apply'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('AL03', 82)], mark: 'R', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('AL03', 82)], mark: 'R', figures: null },
  ],
  judgedBy: 'application.acceptedOn',
  applies: ({ application }) => (application?.acceptedOn ?? null) !== null,
  needs: ['application.acceptedOn'],
  judge: (told) => {
    const acceptedOn = told['application.acceptedOn'];
    if (acceptedOn === null) return pass(say('尚未受理', 'not accepted yet'));
    const due = addWorkingDays(acceptedOn, DECISION_WORKING_DAYS);
    const message = say(`应在 ${due} 前作出决定`, `the decision is due by ${due}`);
    if (isCalendarKnown(acceptedOn) && isCalendarKnown(due)) return pass(message);
    return warn({
      message: say(
        `${message.zh}（该年节假日安排尚未公布，按周末推算）`,
        `${message.en}, with no calendar for that year yet`,
      ),
      fix: say('节假日安排公布后再核对', 'check again once the calendar is announced'),
    });
  },
});
