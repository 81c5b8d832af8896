// A draft that has become whole.

import type { ProjectInput, WorkContent } from '@happy-homeland/contract';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

type Draft = WorkContent<'project-plans'>['project'];
type RequiredField = {
  [Field in keyof ProjectInput]-?: undefined extends ProjectInput[Field] ? never : Field;
}[keyof ProjectInput];

/** What no published project is without; the compiler sees to it that none is missing here. */
const REQUIRED: Readonly<Record<RequiredField, true>> = {
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
  const missing = Object.keys(REQUIRED).filter((field) => Reflect.get(named, field) === undefined);
  if (missing.length > 0) {
    const errors = missing.map((field) => ({
      pointer: `/project/${field}`,
      message: 'is needed before it is submitted',
    }));
    return refused('invalid-body', { detail: `still missing: ${missing.join(', ')}`, errors });
  }
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
