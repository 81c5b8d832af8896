// A draft that has become whole.

import type { CampaignInput, ProjectInput, WorkContent } from '@happy-homeland/contract';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

type Draft = WorkContent<'project-plans'>['project'];
type RequiredOf<Input> = {
  [Field in keyof Input]-?: undefined extends Input[Field] ? never : Field;
}[keyof Input];

/** What no published project is without; the compiler sees to it that none is missing here. */
const REQUIRED: Readonly<Record<RequiredOf<ProjectInput>, true>> = {
  federation: true,
  campaign: true,
  title: true,
  summary: true,
  category: true,
  community: true,
  region: true,
  goal: true,
  atGoal: true,
  hardCap: true,
  budget: true,
  milestones: true,
  minGiftMinor: true,
  maxGiftMinor: true,
  presetsMinor: true,
  feeBearer: true,
};

/** The project as it would be published. Refuses with `invalid-body` and every field that is still missing. */
export function wholeProject(draft: Draft, federation: string): ProjectInput | Refusal {
  const named: Draft = { ...draft, federation };
  const missing = refuseMissing(named, { required: REQUIRED, at: '/project' });
  if (missing !== null) return missing;
  const { minGiftMinor = 0, maxGiftMinor = 0 } = named;
  if (minGiftMinor > maxGiftMinor) {
    const errors = [{ pointer: '/project/maxGiftMinor', message: 'must not be below minGiftMinor' }];
    return refused('invalid-body', { errors });
  }
  return parseWhole(named);
}

// Each field that is there has passed its schema, and none is missing.
function parseWhole(draft: Draft): ProjectInput {
  return draft as ProjectInput;
}

type CampaignDraft = WorkContent<'campaign-plans'>['campaign'];
/** A campaign before the registrar has given it a number. */
export type Unfiled = Omit<CampaignInput, 'federation' | 'filedOn' | 'filingNumber'>;

const REQUIRED_OF_CAMPAIGN: Readonly<Record<RequiredOf<Unfiled>, true>> = {
  charity: true,
  filedTitle: true,
  startsOn: true,
  endsOn: true,
  expected: true,
  plan: true,
  designatedPlatforms: true,
  partners: true,
};

/** The campaign as it would be filed. Refuses with `invalid-body` and every field that is still missing. */
export function wholeCampaign(draft: CampaignDraft): Unfiled | Refusal {
  const missing = refuseMissing(draft, { required: REQUIRED_OF_CAMPAIGN, at: '/campaign' });
  if (missing !== null) return missing;
  const { startsOn = '', endsOn = '' } = draft;
  if (startsOn <= endsOn) return parseUnfiled(draft);
  const errors = [{ pointer: '/campaign/endsOn', message: 'must not be before startsOn' }];
  return refused('invalid-body', { errors });
}

function refuseMissing(draft: object, { required, at }: { readonly required: object; readonly at: string }) {
  const missing = Object.keys(required).filter((field) => Reflect.get(draft, field) === undefined);
  if (missing.length === 0) return null;
  const errors = missing.map((field) => ({ pointer: `${at}/${field}`, message: 'is needed before it is submitted' }));
  return refused('invalid-body', { detail: `still missing: ${missing.join(', ')}`, errors });
}

// Each field that is there has passed its schema, and none is missing.
function parseUnfiled(draft: CampaignDraft): Unfiled {
  return draft as Unfiled;
}
