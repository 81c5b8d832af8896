// The same pages in a deployment of a thousand projects and in one of a hundred thousand, with a million gifts and two hundred
// thousand lines of spending: what a page costs must not hang on how much there is beside what it shows.

import type { Figure } from '../support/figures.ts';
import { ID_KIND, scatteredId } from './scattered-id.ts';
import type { ComparedPage } from './two-servers.ts';
import { compareSizes } from './two-servers.ts';
import { FEDERATION, OFFICER_KEY, RARE_REGION, writeWideBooks } from './wide-books.ts';

const FEW = 1_000;
/** Different ones in turn, so that no page is only what was read a moment ago. */
const PROJECTS_ASKED = 200;

interface WideOptions {
  readonly folder: string;
  /** How many projects are many. Ten gifts and two lines of spending for each. */
  readonly projects: number;
}

export function wideFigures({ folder, projects }: WideOptions): Promise<Figure[]> {
  const name = `growth: ${projects} projects`;
  const sizes = { unit: 'projects', few: FEW, many: projects };
  return compareSizes({ name, folder, ...sizes, write: writeWideBooks, pages: PAGES });
}

const one = (path: string) => () => [path];
const ofProjects = (pathOf: (projectId: string) => string) => (projects: number) =>
  Array.from({ length: PROJECTS_ASKED }, (_, at) => {
    const position = 2 + Math.floor((at * (projects - 2)) / PROJECTS_ASKED);
    return pathOf(scatteredId(ID_KIND.project, position));
  });
const headers = { authorization: `Bearer ${OFFICER_KEY}` };

const PAGES: readonly ComparedPage[] = [
  { title: 'list of projects, JSON', paths: one('/v1/projects') },
  { title: 'list of projects, page', paths: one('/') },
  { title: 'list from the middle on', paths: (projects) => [`/v1/projects?cursor=${projects / 2}`] },
  { title: 'list of a province', paths: one('/v1/projects?region=51') },
  { title: 'list of a city', paths: one('/v1/projects?region=5118') },
  { title: 'list of a county', paths: one('/v1/projects?region=511802') },
  { title: 'list of a county with few projects', paths: one(`/v1/projects?region=${RARE_REGION}`) },
  { title: 'list of open projects', paths: one('/v1/projects?status=open') },
  { title: 'region: a province, JSON', paths: one('/v1/regions/510000') },
  { title: 'region: a city, page', paths: one('/r/511800') },
  { title: 'region: a county, page', paths: one('/r/511802') },
  { title: 'project, JSON', paths: ofProjects((id) => `/v1/projects/${id}`) },
  { title: 'project, page', paths: ofProjects((id) => `/p/${id}`) },
  { title: 'first page of the books', paths: ofProjects((id) => `/v1/projects/${id}/ledger`) },
  { title: 'worklist of a federation', paths: one(`/v1/manage/spendings?federation=${FEDERATION}`), headers },
  {
    title: 'worklist of what waits',
    paths: one(`/v1/manage/spendings?federation=${FEDERATION}&state=submitted`),
    headers,
  },
  { title: 'worklist of a project', paths: ofProjects((id) => `/v1/manage/spendings?project=${id}`), headers },
];
