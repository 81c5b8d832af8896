// The deployment names its articles in Chinese only. A card in English cites them by the reason.

import type { ChannelReason } from '@happy-homeland/sdk';

/** No article asks that reaching a goal closes a project; that is the charity's own choice. */
export const articlesEn: Readonly<Partial<Record<ChannelReason, string>>> = {
  'not-listed': 'Charity Law (2023), art. 27',
  'not-yet-open': 'Measures on Public Fundraising by Charities, art. 11',
  'campaign-ended': 'Charity Law (2023), art. 24',
  'certificate-expired': 'Charity Law (2023), art. 22',
};
