// <hh-projects>: the projects of a deployment, by kind and place, a page at a time.

import { HouseElement, reflectAttributes } from './house-element.ts';
import { adoptListStyles } from './list-styles.ts';
import { ProjectsController } from './projects-controller.ts';
import { PROJECTS_ATTRIBUTES } from './projects-query.ts';

export class ProjectsElement extends HouseElement {
  static override readonly observedAttributes = [...HouseElement.observedAttributes, ...PROJECTS_ATTRIBUTES];

  /** Kind of the projects, such as `elder-care`; without it the reader chooses. */
  declare category: string;
  /** Six digits (GB/T 2260); what ends in zeros stands for everything below it. */
  declare region: string;
  /** `upcoming`, `open` or `ended`; without it all. */
  declare status: string;
  /** Projects on a page, 1 to 100; 10 if absent. */
  declare limit: string;

  protected readonly work = new ProjectsController(this);

  constructor() {
    super();
    adoptListStyles(this.root);
  }
}

reflectAttributes(ProjectsElement.prototype, PROJECTS_ATTRIBUTES);
