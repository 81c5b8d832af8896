import { defineOnce } from './define-once.ts';
import { PosterElement } from './poster-element.ts';

export function definePoster(): void {
  defineOnce('hh-poster', PosterElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-poster': PosterElement;
  }
}
