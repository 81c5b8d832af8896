// What <hh-projects> knows: the list that its tag and its reader ask for, and what there is to choose from.

import type { ProjectCard } from '@happy-homeland/sdk';
import { createProjectLists } from '@happy-homeland/sdk';
import type { ListStage } from './list-controller.ts';
import { ListController } from './list-controller.ts';
import { ListPages } from './list-pages.ts';
import type { ListQuery } from './projects-query.ts';
import { parseListQuery } from './projects-query.ts';
import type { Chosen, ListedProjects } from './projects-view.ts';
import { projectsView } from './projects-view.ts';
import { toWebUrl } from './web-url.ts';

const SHAPE = {
  projectId: 'string',
  title: 'string',
  category: 'string',
  region: 'string',
  community: 'string',
  raisedMinor: 'number',
  currency: 'string',
  'goal.amountMinor': 'number',
  'conspicuous.organisation': 'string',
  'conspicuous.filingNumber': 'string',
  'links.page': 'string',
} as const;

export class ProjectsController extends ListController<ListedProjects> {
  #told = '';
  #bounds = '';
  #chosen: Chosen = {};
  #categories = new Set<string>();
  #regions = new Map<string, Set<string>>();
  #isWhole = false;

  /** The tag's own words are the bounds; a reader chooses within them. */
  protected wanted(): string {
    return JSON.stringify({ ...this.#query(), ...this.#chosen });
  }

  protected async read(api: string, signal: AbortSignal): Promise<ListedProjects> {
    const { list } = createProjectLists({ baseUrl: api });
    const query = { ...this.#query(), ...this.#chosen };
    const projects = new ListPages<ProjectCard>({
      read: (page, options) => list({ ...query, ...page }, options),
      shape: SHAPE,
    });
    return { projects: await projects.begin(signal), lists: [projects] };
  }

  protected view(stage: ListStage<ListedProjects>): unknown {
    const { category, region } = this.#query();
    if (stage.state.status === 'complete') this.#learn(stage.state.value.projects);
    return projectsView({
      ...stage,
      page: toWebUrl('/', stage.api),
      choices: {
        categories: category === undefined ? this.#categories : new Set(),
        regions: region?.length === 6 ? new Map() : this.#regions,
        isWhole: this.#isWhole || category !== undefined,
      },
      chosen: this.#chosen,
      choose: this.#choose,
    });
  }

  readonly #choose = (chosen: Chosen): void => {
    this.#chosen = chosen;
    void this.host.draw();
  };

  #query(): ListQuery {
    const { query, wrong } = parseListQuery((name) => this.host.getAttribute(name) ?? '');
    if (wrong && wrong !== this.#told) console.warn(`<hh-projects> leaves out ${wrong}`);
    this.#told = wrong;
    const bounds = JSON.stringify([this.host.api, query]);
    // Another list than before: what was chosen from that one is chosen no more.
    if (bounds !== this.#bounds) {
      this.#bounds = bounds;
      this.#chosen = {};
      this.#categories = new Set();
      this.#regions = new Map();
      this.#isWhole = false;
    }
    return query;
  }

  #learn({ items, hasMore }: ListPages<ProjectCard>): void {
    if (!hasMore && Object.keys(this.#chosen).length === 0) this.#isWhole = true;
    for (const { category, region, community } of items) {
      this.#categories.add(category);
      this.#regions.set(region, (this.#regions.get(region) ?? new Set()).add(community));
    }
  }
}
