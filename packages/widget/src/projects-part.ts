// What the loader brings where a page has <hh-projects>: the rest comes from the cards.

import './donate-part.ts';
import { defineProjects } from './projects-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) defineProjects();
