// What a host page loads beside or instead of the first script where it has <hh-proof>: the rest comes from there.

import './donate-part.ts';
import { defineProof } from './proof-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) defineProof();
