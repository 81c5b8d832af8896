// <hh-project>: the card without the form. Where money may be taken it leads to the donate page.

import { CardElement } from './card-element.ts';

/** The card of a project and one link. */
export class ProjectElement extends CardElement {}
