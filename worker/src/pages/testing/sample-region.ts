import type { ProjectCard, RegionPage } from '@happy-homeland/contract';

export const NO_REGION: RegionPage = {
  code: '511802',
  level: 'county',
  parent: '511800',
  below: [],
  projects: 0,
  funds: [],
  duties: { met: 0, due: 0, overdue: 0, untold: 0 },
  reports: { received: 0, open: 0, overdue: 0, answeredInTime: 0, answeredLate: 0 },
  links: { page: 'https://give.example.org/r/511802' },
  asOf: '2026-11-22T06:05:00.000Z',
  items: [],
  nextCursor: null,
};

/** A city with one project. */
export function sampleRegion(card: ProjectCard): RegionPage {
  const { currency, fundUse } = card;
  return {
    ...NO_REGION,
    code: '511800',
    level: 'city',
    parent: '510000',
    below: [{ code: '511802', level: 'county', projects: 1 }],
    projects: 1,
    funds: [{ currency, gifts: card.donors, disbursedMinor: 1000, availableMinor: fundUse.heldMinor, fundUse }],
    duties: { met: 3, due: 2, overdue: 2, untold: 1 },
    reports: { received: 4, open: 2, overdue: 1, answeredInTime: 1, answeredLate: 1 },
    items: [card],
  };
}
