// What a charity tells the public of a project in its own words. It is published once and stays; where it was wrong, a
// correction says what it corrects and why, and both are shown (慈善组织信息公开办法 art. 16). The digest stands in the public log,
// so a text that is changed afterwards is no longer the one that was published.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { holdsPersonalData } from '@happy-homeland/contract/personal-data';
import type { Ports } from '../../ports/index.ts';
import { disclosureKey, disclosurePublished } from '../../publication/facts.ts';
import type { Actor } from '../actor.ts';
import type { FundAnswer, FundCommand, FundRequest } from './fund-command.ts';
import { decideFund, refusedFor } from './fund-command.ts';

const TITLE_MAX_CHARS = 120;
const BODY_MAX_CHARS = 5_000;
const EXPLANATION_MAX_CHARS = 500;

export interface DisclosureCommand extends FundCommand {
  readonly title: string;
  /** Plain text; line breaks are kept. */
  readonly body: string;
  /** What it corrects, by its digest, and why, in words for the public; null where it corrects nothing. */
  readonly correction: { readonly of: string; readonly explanation: string } | null;
}

/** Publishes a disclosure, once for each content and day. Its id is its digest. */
export function disclose(ports: Ports, actor: Actor, command: DisclosureCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, disclosing(ports, command));
}

/** The request that publishes a disclosure, for whoever decides about it beside other things. */
export function disclosing(ports: Ports, command: DisclosureCommand): FundRequest<DisclosureCommand> {
  return {
    action: 'disclose',
    command,
    decide: async ({ owner, context }) => {
      const { title, body, correction } = command;
      const { tenantId, charityId, projectId } = owner;
      if (!isFit(command)) return refusedFor('disclosure-unfit');
      if (holdsPersonalData(title)) return refusedFor('personal-data-in-title');
      const corrects = correction?.of ?? null;
      const { books, log } = ports.store;
      if (corrects !== null && (await books.disclosure(projectId, corrects)) === null)
        return refusedFor('no-disclosure');
      const { effectiveOn: date, recordedMs } = context;
      const told = { date, title, body, corrects, explanation: correction?.explanation ?? null };
      const digest = await ports.secrets.digest(canonicalJson({ project: projectId, ...told }));
      if ((await log.ofFact(disclosureKey({ projectId, digest }))) !== null) return refusedFor('already-booked');
      const leaf = disclosurePublished({ date, charityId, projectId, digest, title });
      const record = { tenantId, projectId, digest, ...told, recordedMs };
      return { kind: 'done', ids: [digest], unit: [leaf, { kind: 'insert-disclosure', record }] };
    },
  };
}

function isFit({ title, body, correction }: DisclosureCommand): boolean {
  const isWhole = isText(title, TITLE_MAX_CHARS) && isText(body, BODY_MAX_CHARS);
  return isWhole && (correction === null || isText(correction.explanation, EXPLANATION_MAX_CHARS));
}

// A database ends a text at NUL where a browser does not.
function isText(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most && text.isWellFormed() && !text.includes('\0');
}
