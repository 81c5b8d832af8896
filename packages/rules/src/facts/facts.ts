// Everything that the rules look at. All of it is what somebody declared: who vouched for a fact, and when, stands in
// `sources` beside it.

import { CAMPAIGN, PROJECT } from './campaign.ts';
import {
  ASKING,
  COMMITMENTS,
  DISCLOSURE,
  DONATIONS,
  EVENTS_30D,
  INQUIRIES,
  PROJECTS_OF_YEAR,
  REALLOCATION,
  SURPLUS,
  USE,
} from './money.ts';
import { APPLICATION, ORGANISATION, YEAR } from './organisation.ts';
import type { FactOf } from './shape.ts';
import { date, listOf, oneOf, orNone, section, text } from './shape.ts';
import { PAYEE, PERSONAL_DATA, PLATFORM, SERVICE, SURFACE } from './surface.ts';

/** Who stands behind a fact; the longest path that begins the fact's own decides. */
const SOURCE = section({
  path: text,
  by: oneOf('organisation', 'registrar', 'platform', 'operator', 'software'),
  on: orNone(date),
  url: orNone(text),
});

/** The shape of the facts, as data. */
export const FACTS = section({
  pack: oneOf('cn', 'open'),
  organisation: ORGANISATION,
  application: APPLICATION,
  year: YEAR,
  projectsOfYear: PROJECTS_OF_YEAR,
  campaign: CAMPAIGN,
  project: PROJECT,
  payee: PAYEE,
  surface: SURFACE,
  service: SERVICE,
  asking: ASKING,
  platforms: listOf(PLATFORM, 100),
  personalData: PERSONAL_DATA,
  use: USE,
  reallocation: REALLOCATION,
  surplus: SURPLUS,
  donations: DONATIONS,
  commitments: COMMITMENTS,
  majorEvents: EVENTS_30D,
  inquiries: INQUIRIES,
  disclosures: listOf(DISCLOSURE, 2_000),
  sources: listOf(SOURCE, 1_000),
});

/** Facts as they were read. What nobody told is undefined; what is known not to be is null. */
export type Facts = FactOf<typeof FACTS>;
export type Source = NonNullable<Facts['sources']>[number];
