import { defineOnce } from './define-once.ts';
import { ProjectElement } from './project-element.ts';

export function defineProject(): void {
  defineOnce('hh-project', ProjectElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-project': ProjectElement;
  }
}
