// B. The papers that go with a filing: the decision inside, and the packet on the national platform.

import { cite } from '../citation.ts';
import { block, pass, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { isPublic, SINCE_2024 } from './scope.ts';

const DECISION = ['campaign.filing.hasDecision', 'campaign.filing.legalRepresentativeAgreed'] as const;
const PACKET = [
  'campaign.filing.onlinePacketSubmitted',
  'campaign.filing.hasForm',
  'campaign.filing.hasCommitment',
] as const;

export const B9 = rule({
  id: 'B9',
  name: 'internal_decision',
  bars: false,
  title: say('内部决策文件', 'Decided inside'),
  moments: ['file', 'publish'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 15)], mark: 'V2', figures: null }],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: ['campaign.filing.status', ...DECISION],
  judge: (told) => {
    const fields = DECISION.filter((field) => !told[field]);
    if (fields.length === 0) return pass(say('有决策文件和法定代表人同意', 'decided and agreed'));
    const fault = {
      message: say('缺少内部决策文件或法定代表人同意', 'the decision or the legal representative’s consent is missing'),
      fix: say('请按章程补齐决策文件', 'complete the decision as the charter says'),
      fields,
    };
    return told['campaign.filing.status'] === 'complete' ? warn(fault) : block(fault);
  },
});

export const B10 = rule({
  id: 'B10',
  name: 'filing_channel_2026',
  bars: false,
  title: say('在慈善中国线上备案', 'Filed online'),
  moments: ['file', 'publish'],
  versions: [{ from: '2026-01-01', to: null, articles: [cite('FG25')], mark: 'V3', figures: null }],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: PACKET,
  judge: (told) => {
    const fields = PACKET.filter((field) => !told[field]);
    if (fields.length === 0) return pass(say('线上备案材料齐全', 'the online packet is complete'));
    return warn({
      message: say('线上备案材料不全', 'the online packet is not complete'),
      fix: say('请在慈善中国补交备案表、承诺书', 'submit form and commitment on the national platform'),
      fields,
    });
  },
});
