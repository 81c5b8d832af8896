// Ids that nothing can answer to yet, because what they ask about is not there. One line an id, sorted; an id leaves
// this list in the commit that brings its first test.

import type { AcceptanceId } from './ids.ts';

/** The issue that brings what an id asks about, and the reason why it is not there. */
export type NotYet = { readonly issue: 4 | 5 | 6 | 7; readonly reason: string };

export const NOT_YET: { readonly [id in AcceptanceId]?: NotYet } = {
  'API-12': { issue: 6, reason: 'a federation cannot register a receiver of notices; the server fetches no address' },
  'API-14': { issue: 6, reason: 'there are no people, no log-in and no sessions' },
  'HDR-06': { issue: 6, reason: 'there is no console' },
  'LED-05': { issue: 5, reason: 'no head of the books is signed outside them, so a cut tail leaves valid books' },
  'LED-06': { issue: 5, reason: 'entries are sealed one by one; the chain over them comes with the public log' },
  'PRV-09': { issue: 6, reason: 'givers have no account through which they could ask' },
  'TEN-05': { issue: 6, reason: 'a key is the operator’s or a federation’s; roles come with people' },
  'TEN-06': { issue: 6, reason: 'there are no members whose role could change' },
  'WHK-20': { issue: 6, reason: 'no notices are sent to federations' },
  'WHK-21': { issue: 6, reason: 'no notices are sent to federations' },
};

/** Ids whose tests are being written; what each part is about. */
export const UNDER_WAY: { readonly [part: string]: readonly AcceptanceId[] } = {
  faults: [
    ...(['CON-01', 'CON-08', 'CRF-01', 'CRF-02', 'CRF-03', 'CRF-04', 'CRF-05', 'CRF-06', 'CRF-07', 'CRF-08'] as const),
    ...(['CRF-11'] as const),
  ],
  widget: [
    ...(['WID-01', 'WID-02', 'WID-03', 'WID-04', 'WID-05', 'WID-06', 'WID-07', 'WID-08', 'WID-09', 'WID-10'] as const),
    ...(['WID-11', 'WID-12', 'WID-13', 'WID-14', 'HDR-08', 'SUP-01', 'SUP-02', 'SUP-03', 'SUP-04', 'SUP-05'] as const),
    ...(['SUP-06', 'SUP-07', 'SUP-08'] as const),
  ],
  'input, tenants, books and privacy': [
    ...(['PAY-04', 'PAY-05', 'IDM-01', 'IDM-02', 'IDM-03', 'IDM-04', 'IDM-05', 'IDM-06', 'IDM-07', 'IDM-08'] as const),
    ...(['IDM-09', 'IDM-10', 'IDM-12', 'CON-02', 'CON-03', 'CON-04', 'CON-05', 'CON-06', 'CON-09', 'CON-10'] as const),
    ...(['LED-01', 'LED-02', 'LED-03', 'LED-04', 'LED-07', 'LED-08', 'LED-09', 'LED-10', 'LED-11'] as const),
    ...(['TEN-01', 'TEN-02', 'TEN-03', 'TEN-04', 'TEN-07', 'API-01', 'API-02', 'API-03', 'API-04', 'API-05'] as const),
    ...(['API-06', 'API-07', 'API-08', 'API-09', 'API-10', 'API-11', 'API-15', 'API-16', 'API-17'] as const),
    ...(['HDR-01', 'HDR-02', 'HDR-03', 'HDR-04', 'HDR-05', 'HDR-07'] as const),
    ...(['PRV-01', 'PRV-02', 'PRV-03', 'PRV-04', 'PRV-05', 'PRV-06', 'PRV-08', 'PRV-10'] as const),
  ],
};
