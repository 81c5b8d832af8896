// The screens of those who carry the work: one register(...) per screen.

import type { App } from '../http/operation-route.ts';
import { registerDutiesDesk } from './console/duties.ts';
import { registerFileDesk } from './console/file.ts';
import { registerFiling } from './console/filing.ts';
import { registerHeldDesk } from './console/held.ts';
import { registerImportDesk } from './console/import.ts';
import { registerConsoleOpening } from './console/open-item.ts';
import { registerPeopleDesk } from './console/people.ts';
import { registerProjectDesk } from './console/project-desk.ts';
import { registerConsoleProjects } from './console/projects.ts';
import { registerSitesDesk } from './console/sites.ts';
import { registerSpend } from './console/spend.ts';
import { registerToday } from './console/today.ts';
import { registerConsoleItems } from './console/work-item.ts';

export function registerConsole(app: App): void {
  registerToday(app);
  registerConsoleItems(app);
  registerConsoleOpening(app);
  registerFileDesk(app);
  registerFiling(app);
  registerSpend(app);
  registerConsoleProjects(app);
  registerProjectDesk(app);
  registerImportDesk(app);
  registerHeldDesk(app);
  registerDutiesDesk(app);
  registerPeopleDesk(app);
  registerSitesDesk(app);
}
