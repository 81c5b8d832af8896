// Gifts that came in elsewhere are booked from the statement of whoever gathered them: a platform that the filed plan
// names, or the bank. One statement is one request, its parts together are the statement or nothing is, and the digest of
// the file stands in every entry, so that the file can be asked for later.

import type { EntryContext } from '../../ledger/append.ts';
import type { BatchPart } from '../../ledger/append-batch.ts';
import { batchEffect, donationBatch } from '../../ledger/append-batch.ts';
import type { Change, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { isCivilDate } from '../civil-date.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCase, FundCommand, FundRefusal } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

const PARTS_MAX = 500;

export interface StatementPart {
  readonly projectId: string;
  /** How many gifts the statement lists for it. */
  readonly count: number;
  readonly amountMinor: number;
}

/** `projectId` is any of the parts': it says whose books these are. */
export interface StatementCommand extends FundCommand {
  readonly source: BatchPart['source'];
  /** Of a platform: its name in the filed plan. Null otherwise: the money is in the bank. */
  readonly platform: string | null;
  /** The last day that the statement covers, `YYYY-MM-DD`. */
  readonly on: string;
  /** SHA-256 of the statement, lower-case hex. */
  readonly statement: string;
  /** What the statement says in all. */
  readonly count: number;
  readonly amountMinor: number;
  readonly parts: readonly StatementPart[];
}

/** Books a statement, each project's part of it once. */
export function importStatement(ports: Ports, actor: Actor, command: StatementCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, {
    action: 'import-statement',
    command,
    decide: async (fund) => {
      const { parts, statement } = command;
      if (!addsUp(command)) return refusedFor('amount-unfit');
      if (!isDigest(statement)) return refusedFor('statement-unfit');
      const refusal = await refuseParts(ports, fund, command);
      if (refusal !== null) return refusedFor(refusal);
      for (const { projectId } of parts) {
        const told = await ports.store.books.byEffect(batchEffect({ ...fund.owner, projectId }, statement));
        if (told !== null) return refusedFor('already-booked');
      }
      const holder = await holderOf(ports, fund, command);
      return booked(...parts.map((part, at) => entryOf(fund, command, { part, at, holder })));
    },
  });
}

function addsUp({ amountMinor, count, parts }: StatementCommand): boolean {
  const isWhole = parts.every((part) => isAmount(part.amountMinor) && isAmount(part.count));
  const isOnceEach = new Set(parts.map(({ projectId }) => projectId)).size === parts.length;
  const sumMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  const gifts = parts.reduce((sum, part) => sum + part.count, 0);
  // A gift is one fen at least, so a count that is larger than its amount is no count.
  const isPlausible = parts.every((part) => part.count <= part.amountMinor);
  const isSum = isAmount(amountMinor) && sumMinor === amountMinor && gifts === count;
  return isWhole && isOnceEach && isPlausible && isSum && parts.length <= PARTS_MAX;
}

async function refuseParts(ports: Ports, fund: FundCase, command: StatementCommand): Promise<FundRefusal | null> {
  const { on, source, platform, parts } = command;
  if (!isCivilDate(on) || on > fund.context.effectiveOn) return 'statement-unfit';
  if ((source === 'platform') !== (platform !== null)) return 'unknown-platform';
  for (const { projectId } of parts) {
    const file = await ports.store.directory.file(projectId);
    if (file?.project.charityId !== fund.owner.charityId || file.project.currency !== fund.currency) {
      return 'target-unfit';
    }
    const { campaign, project } = file;
    const isNamed = campaign.body.designatedPlatforms.some(({ name }) => name === platform);
    if (platform !== null && !isNamed) return 'unknown-platform';
    if (on < campaign.startsOn || on > campaign.endsOn) return 'outside-appeal';
    // What such a project may still take is promised to givers on this site, so nothing from elsewhere finds room in it.
    if (project.hardCap) return 'above-cap';
  }
  return null;
}

// A platform's name may be any text, and the code of an account may not.
async function holderOf(ports: Ports, { owner }: FundCase, { platform }: StatementCommand): Promise<string | null> {
  return platform === null ? null : ports.ids.named('platform', owner.charityId, platform);
}

interface Entry {
  readonly part: StatementPart;
  readonly at: number;
  readonly holder: string | null;
}

function entryOf({ context, currency }: FundCase, command: StatementCommand, { part, at, holder }: Entry): Change {
  const { source, on, statement } = command;
  const { projectId, count, amountMinor } = part;
  const own: EntryContext = {
    ...context,
    effectiveOn: on,
    journalId: `${context.journalId}p${at}`,
    owner: { ...context.owner, projectId },
  };
  return donationBatch(own, { source, holder, count, amountMinor, currency, statement });
}
