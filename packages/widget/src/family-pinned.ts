// The pinned form of every tag of the family. It may load nothing further, and a strict page lets one script alone make
// templates: so a page with several tags pins this one file, whichever they are.

import './compliance-part.ts';
import './disclosure-part.ts';
import './donors-part.ts';
import './poster-part.ts';
import './projects-part.ts';
import './proof-part.ts';
import './receipt-part.ts';
