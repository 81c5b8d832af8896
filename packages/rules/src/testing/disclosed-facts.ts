// Made-up campaigns and entries, to ask when what must be disclosed.

import type { Duty } from '../finding.ts';
import { factsWith } from './lawful-facts.ts';

/** Noon of a day, in Shanghai. */
export const noon = (date: string) => `${date}T12:00:00+08:00`;

/** Both dates of each duty. */
export const dates = (duties: readonly Duty[]) => duties.map(({ dueStrict, dueLegal }) => [dueStrict, dueLegal]);

/** An entry on the statutory platform. */
export const entry = (duty: Duty['kind'], on: string, more: object = {}) => ({
  duty,
  entryUrl: `https://cszg.mca.gov.cn/${duty}/${on}`,
  entryOn: on,
  ...more,
});

/** A campaign of which nothing was disclosed yet, under a certificate that prints no last day. */
export const campaignFrom = (startsOn: string, endsOn: string, more: object = {}) =>
  factsWith({
    'campaign.startsOn': startsOn,
    'campaign.endsOn': endsOn,
    'organisation.certificate.validTo': null,
    disclosures: [],
    ...more,
  });
