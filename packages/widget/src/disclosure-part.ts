// What the loader brings where a page has <hh-disclosure>: the rest comes from the cards.

import './donate-part.ts';
import { defineDisclosure } from './disclosure-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) defineDisclosure();
