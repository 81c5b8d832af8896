// The pinned form of <hh-proof>. It may load nothing further, and a strict page lets one script alone make templates: so
// one file draws whatever tags such a page has, the cards and the automatic check too.

import './compliance-part.ts';
import './proof-part.ts';
