import type { ProjectsMessages } from './projects-zh-cn.ts';

export const projectsEn: ProjectsMessages = {
  heading: 'Micro-projects',
  category: 'Kind',
  region: 'Region',
  all: 'All',
  and: ', ',
  regionOf: (code, communities, hasMore) => `${communities}${hasMore ? ' and others' : ''} (${code})`,
  none: 'No project has been published here yet.',
  noneChosen: 'No project fits what was chosen.',
  showAll: 'Show all',
  page: 'Open the list of projects',
  categories: {
    'elder-care': 'Care for the old',
    'child-protection': 'Child protection',
    'rural-revitalisation': 'Rural revitalisation',
    'social-assistance': 'Social assistance',
    'mental-rehabilitation': 'Mental rehabilitation',
    'ethnic-harmony': 'Harmony of nationalities',
    'new-customs': 'New customs',
    'place-name-heritage': 'Heritage of place names',
    neighbourhood: 'Neighbours helping',
  },
};
