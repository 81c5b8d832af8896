// What a disclosure is made of. Nobody types a figure: those of the ledger are put in whenever the content is kept.

import * as z from 'zod/mini';
import { civilDate, currency, minor, paragraphs, publicLine, sha256 } from '../scalars.ts';
import { plainStep, reasonedStep, stepBody } from './body-parts.ts';
import type { DisclosureFieldName } from './disclosure-fields.ts';
import { DISCLOSED_KINDS, DISCLOSURE_FIELD_NAMES } from './disclosure-fields.ts';

const FIELD_MAX_CHARS = 1_500;
const text = z.optional(paragraphs(FIELD_MAX_CHARS));

/** Whole minor units, as the public journal has them up to one entry. */
const figures = z
  .strictObject({
    /** The newest public entry that they hold; 0 where there is none. */
    seq: minor,
    /** Which projects they are of: of this one, of the whole campaign, or of all of the charity. */
    of: z.enum(['project', 'campaign', 'charity']),
    projects: minor,
    currency,
    raisedMinor: z.int(),
    otherIncomeMinor: z.int(),
    feesMinor: z.int(),
    managementMinor: z.int(),
    spentMinor: z.int(),
    advancesMinor: z.int(),
    transferredMinor: z.int(),
    heldMinor: z.int(),
  })
  .register(z.globalRegistry, { readOnly: true });

const disclosure = z
  .strictObject({
    /** The duty that it meets: its kind, and the day as counted on which it falls due. */
    duty: z.strictObject({ kind: z.enum(DISCLOSED_KINDS), dueOn: civilDate }),
    title: z.optional(publicLine(120)),
    /** What has to be said. Left out, what the plan says is put in; what the books say always is. */
    fields: z.optional(
      z.strictObject(parseFields(Object.fromEntries(DISCLOSURE_FIELD_NAMES.map((name) => [name, text])))),
    ),
    /** Put in by the deployment; what is sent is not looked at. */
    figures: z.optional(figures),
    /** Of a correction: what was wrong, in words for the public. */
    explanation: z.optional(paragraphs(500)),
  })
  .register(z.globalRegistry, {
    id: 'DisclosureInput',
    description:
      'A disclosure on its way: its duty, and in words what the ledger and the plan do not say. No personal data.',
  });

// One optional text for each name.
function parseFields(shape: object): Record<DisclosureFieldName, typeof text> {
  return shape as Record<DisclosureFieldName, typeof text>;
}

/** Hosts of the national charity information platform: of today and of before. */
export const CHARITY_CHINA_HOSTS: readonly string[] = ['cszg.mca.gov.cn', 'cishan.chinanpo.gov.cn'];

const entryUrl = z.string().check(
  z.maxLength(500),
  z.refine(isEntryUrl, {
    error: `must be the https address of an entry on 慈善中国 (${CHARITY_CHINA_HOSTS.join(', ')})`,
  }),
);

/** Whether a text is the https address of something on 慈善中国: its own host, no other port, no user, and not its front page. */
export function isEntryUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  const isThere = CHARITY_CHINA_HOSTS.includes(url.hostname) && url.port === '';
  return isThere && `${url.pathname}${url.search}${url.hash}` !== '/';
}

export const DISCLOSURE_BODIES = {
  disclosures: {
    open: disclosure,
    steps: {
      edit: stepBody({ content: disclosure }).register(z.globalRegistry, {
        id: 'DisclosureEditInput',
        description: 'The whole disclosure, changed; figures are taken from the ledger anew.',
      }),
      submit: plainStep,
      return: reasonedStep,
      publish: stepBody({
        digest: sha256,
      }).register(z.globalRegistry, {
        id: 'DisclosurePublishInput',
        description: 'Publishes one exact version: `digest` is the one that the reviewer has read.',
      }),
      register: stepBody({ url: entryUrl, on: civilDate }).register(z.globalRegistry, {
        id: 'DisclosureEntryInput',
        description: 'The entry on 慈善中国: its address, and the day it was made.',
      }),
      revise: stepBody({ content: disclosure, explanation: paragraphs(500) }).register(z.globalRegistry, {
        id: 'DisclosureRevisionInput',
        description: 'The whole disclosure as it should have been, and what was wrong. Both stay public.',
      }),
      withdraw: plainStep,
    },
  },
} as const;
