import { defineOnce } from './define-once.ts';
import { ProjectsElement } from './projects-element.ts';

export function defineProjects(): void {
  defineOnce('hh-projects', ProjectsElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-projects': ProjectsElement;
  }
}
