import { offerPicture } from './receipt-page.ts';

offerPicture(document);
