// The rules' word around a publication. What they say of the file beforehand is a warning and never keeps anything back:
// whether it is new, which is what a refusal hangs on, only the deployment knows (decision 0022).

import type { RuleFinding } from '@happy-homeland/contract';
import { placeOf } from '../judgement/fact-place.ts';
import type { Subject } from '../judgement/judge-file.ts';
import { wouldBePublished } from '../judgement/judge-file.ts';
import type { Language } from '../language.ts';
import { closingLines } from './judgement-lines.ts';
import type { Step } from './publish-steps.ts';
import { findingLines, momentWords } from './rule-lines.ts';

const RULES_SHOWN_MAX = 100;

/** What would be refused as new, with everything that closes it; nothing where all would be taken. */
export function warningLines(subjects: readonly Subject[], lang: Language): string[] {
  if (subjects.every(wouldBePublished)) return [];
  const head = {
    zh: '按规则核对，以下内容作为新发布会被拒绝（已经发布过的仍会接受更新）。是否接受由服务决定：',
    en: 'By the rules this would be refused as new (updates of what is published are taken). The deployment decides:',
  };
  return [head[lang], ...closingLines(subjects, lang)];
}

interface Around {
  readonly step: Step;
  readonly subjects: readonly Subject[];
  readonly lang: Language;
}

/** What a deployment said of one thing, with places in the file instead of facts. */
export function answeredLines(rules: readonly RuleFinding[], { step, subjects, lang }: Around): string[] {
  const subject = subjectOf(step, subjects);
  const around = subject === undefined ? { lang } : { lang, placeOf: (field: string) => placeOf(field, subject) };
  const lines = rules
    .slice(0, RULES_SHOWN_MAX)
    .flatMap((finding) => [
      ...findingLines(finding, around),
      `  ${{ zh: '关闭：', en: 'Closes: ' }[lang]}${momentWords(finding.moments, lang)}`,
    ]);
  const hidden = rules.length - RULES_SHOWN_MAX;
  return [...lines, ...(hidden > 0 ? [{ zh: `… 另有 ${hidden} 项`, en: `… ${hidden} more` }[lang]] : [])];
}

/** The project, or its campaign where the project declares nothing; undefined for what the rules do not judge. */
function subjectOf({ kind, externalId, campaign }: Step, subjects: readonly Subject[]): Subject | undefined {
  const ofCampaign = subjects.filter(({ keys }) => keys.campaign === campaign);
  const own = ofCampaign.find(({ keys }) => keys.project === (kind === 'projects' ? externalId : undefined));
  return own ?? ofCampaign.find(({ keys }) => keys.project === undefined);
}
