// What a button says before anybody presses it: the title of its project, and whether gifts are taken. One request, for all
// buttons of a page that ask for the same at the same time.

import type { ProjectCard } from '@happy-homeland/sdk';
import { createProjectCards } from '@happy-homeland/sdk';
import type { CardPlace } from './kept-card.ts';

export type CardLabel = Pick<ProjectCard, 'title' | 'intake'>;

const underWay = new Map<string, Promise<CardLabel>>();

/** Rejects as the client does. */
export function readLabel({ api, projectId }: CardPlace): Promise<CardLabel> {
  const name = `${api} ${projectId}`;
  const reading = underWay.get(name) ?? createProjectCards({ baseUrl: api }).get(projectId);
  underWay.set(name, reading);
  const forget = () => underWay.delete(name);
  reading.then(forget, forget);
  return reading;
}
