// C. What the filing holds about a partner: its place in the plan, its assessment, its agreement.

import { cite } from '../citation.ts';
import type { Point } from '../points.ts';
import { judgePoints } from '../points.ts';
import { notTold, rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import type { Partner } from './partner-points.ts';
import { not, ofEach } from './partner-points.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

/** What one sentence names; the finding names every field. */
const NAMED_MAX = 3;
const NAME_MAX = 60;

/** Done by `limit`, where there is one. Not known where nobody told, and false where it is known that it was not done. */
function doneBy(day: string | null | undefined, limit: string | undefined): boolean | undefined {
  if (day === undefined) return undefined;
  return day !== null && (limit === undefined || day <= limit);
}

const C1 = rule({
  id: 'C1',
  name: 'partner_in_plan',
  title: say('合作方在方案中', 'Partners are in the plan'),
  moments: ['publish', 'render'],
  versions: [
    {
      ...SINCE_2024,
      articles: [cite('CL23', 26), cite('PF24', 10, 1), cite('PF24', 11), cite('PF24', 18)],
      mark: 'V1',
      figures: null,
    },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: ['campaign.plan.partners', 'campaign.partners'],
  uses: ['surface', 'surface.shown.partners'],
  judge: (told) => {
    const shown = told['surface.shown.partners'];
    if (told.surface !== undefined && shown === undefined) return notTold(['surface.shown.partners']);
    const planned = new Set(told['campaign.plan.partners'].map((name) => name.trim()));
    const isPlanned = (name: string) => planned.has(name.trim());
    const names = [...(shown ?? []), ...told['campaign.partners'].map(({ name }) => name)];
    const unplanned = names.filter((name) => name !== undefined).filter((name) => !isPlanned(name));
    const wrong = notInPlan([...new Set(unplanned)]);
    const pointOf = (name: string | undefined, field: string): Point => {
      return { holds: name === undefined ? undefined : isPlanned(name), field, wrong };
    };
    const points = [
      ...(shown ?? []).map((name, place) => pointOf(name, `surface.shown.partners[${place}]`)),
      ...told['campaign.partners'].map(({ name }, place) => pointOf(name, `campaign.partners[${place}].name`)),
    ];
    return judgePoints(points, {
      right: say('合作方均载明在方案中', 'every partner stands in the plan'),
      fix: say(
        '撤下该合作方，或补充评估和协议后重新备案（更换合作方不只是变更事项）',
        'take the partner down, or file again with its assessment and agreement: a new partner is more than an amendment',
      ),
    });
  },
});

function notInPlan(names: readonly string[]): Words {
  const named = names.slice(0, NAMED_MAX).map((name) => name.slice(0, NAME_MAX));
  const more = names.length - named.length;
  return say(
    `募捐方案没有载明合作方“${named.join('”、“')}”${more > 0 ? `等 ${names.length} 个` : ''}`,
    `the plan does not name the partner “${named.join('”, “')}”${more > 0 ? ` and ${more} more` : ''}`,
  );
}

const C2 = rule({
  id: 'C2',
  name: 'partner_assessed',
  title: say('合作方经过评估', 'Partners were assessed'),
  moments: ['file', 'publish'],
  versions: [
    { ...SINCE_2024, articles: [cite('CL23', 26), cite('PF24', 11), cite('PF24', 18)], mark: 'V2', figures: null },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: ['campaign.partners'],
  uses: ['campaign.filing.submittedOn'],
  judge: (told) => {
    const filedOn = told['campaign.filing.submittedOn'];
    const papers = ofEach(told['campaign.partners'], (partner, path) => assessmentPoints(partner, { path, filedOn }));
    const judged = judgePoints(papers, {
      right: say('合作方均已评估', 'every partner was assessed'),
      fix: say(
        '提交备案前完成评估，并备齐个人合作方的三项证明',
        'assess before the filing, and have the three papers of a person',
      ),
    });
    if (judged.outcome !== 'pass') return judged;
    const interests = ofEach(told['campaign.partners'], ({ hasInterestWithBeneficiary }, path) => [
      {
        holds: not(hasInterestWithBeneficiary),
        field: `${path}.hasInterestWithBeneficiary`,
        wrong: say('合作方与受益人有利害关系', 'a partner has an interest with a beneficiary'),
      },
    ]);
    return judgePoints(interests, {
      right: judged.message,
      fix: say('更换合作方，或在评估报告中说明如何回避', 'choose another, or say in the assessment how it stays out'),
      outcome: 'warn',
    });
  },
});

function assessmentPoints(
  partner: Partner,
  { path, filedOn }: { readonly path: string; readonly filedOn: string | undefined },
): Point[] {
  const { isPerson, assessedOn, hasIdentityProof, hasNoCrimeRecord, hasCreditReport } = partner;
  const assessed: Point = {
    holds: doneBy(assessedOn, filedOn),
    field: `${path}.assessedOn`,
    wrong: say('合作方在备案前没有评估', 'a partner was not assessed before the filing'),
  };
  const kind: Point = {
    holds: isPerson === undefined ? undefined : true,
    field: `${path}.isPerson`,
    wrong: assessed.wrong,
  };
  if (isPerson !== true) return [assessed, kind];
  const wrong = say('个人合作方的证明不齐', 'papers of a person are missing');
  return [
    assessed,
    { holds: hasIdentityProof, field: `${path}.hasIdentityProof`, wrong },
    { holds: hasNoCrimeRecord, field: `${path}.hasNoCrimeRecord`, wrong },
    { holds: hasCreditReport, field: `${path}.hasCreditReport`, wrong },
  ];
}

const C3 = rule({
  id: 'C3',
  name: 'written_agreement',
  title: say('书面合作协议', 'A written agreement'),
  moments: ['file', 'publish'],
  versions: [
    { ...IN_2016, articles: [cite('PF16', 17)], mark: 'R', figures: { elements: 0 } },
    { ...SINCE_2024, articles: [cite('CL23', 26), cite('PF24', 18, 3)], mark: 'V2', figures: { elements: 7 } },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: ['campaign.partners'],
  uses: ['campaign.filing.submittedOn'],
  judge: (told, { figures: { elements } }) => {
    const filedOn = told['campaign.filing.submittedOn'];
    const points = ofEach(told['campaign.partners'], ({ agreementSignedOn, agreementElements }, path) => [
      {
        holds: doneBy(agreementSignedOn, elements === 0 ? undefined : filedOn),
        field: `${path}.agreementSignedOn`,
        wrong: say('合作协议没有在备案前签订', 'an agreement was not signed before the filing'),
      },
      {
        holds: agreementElements === undefined && elements > 0 ? undefined : (agreementElements ?? 0) >= elements,
        field: `${path}.agreementElements`,
        wrong: say(`合作协议缺少内容，应有${elements}项`, `an agreement lacks some of its ${elements} elements`),
      },
    ]);
    return judgePoints(points, {
      right: say('合作协议齐备', 'the agreements are complete'),
      fix: say('签订内容齐全的书面协议，随备案提交', 'sign a complete agreement and file it'),
    });
  },
});

export const PARTNER_PAPERS = [C1, C2, C3];
