// Two people decide on a held gift. Keys that one person made are that person's; whose the keys are that the operator hands
// out is the operator's to know (decisions 0021 and 0040).

import type { HeldDecisionInput } from '@happy-homeland/contract';
import type { HeldDecisionRecord, HeldVerdict, PledgeRecord, Ports, RefundRecord } from '../../ports/index.ts';
import { PaymentsError, StoreError } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { answerableOf } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import { isOpen } from '../gift/held-gift.ts';
import { movePledge } from '../gift/pledge-move.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { refuseAcceptance } from './held-acceptance.ts';
import { agreedOn, roundAfter, tendHeld } from './held-tending.ts';

export interface HeldDecision {
  readonly pledgeId: string;
  readonly input: HeldDecisionInput;
}

/**
 * Keeps what a key says of a held gift, and carries out what two keys agree on. The same again changes nothing. Null when
 * it is kept; otherwise `not-found`, `already-decided`, or why the gift may not be counted.
 */
export async function decideHeld(ports: Ports, actor: Actor, decision: HeldDecision): Promise<Refusal | null> {
  const refusal = await decideAndCommit(ports, () => keepDecision(ports, actor, decision));
  if (refusal === null) await carryOut(ports, decision.pledgeId);
  return refusal;
}

// What is kept is kept: where the provider or the disk is away, the sweep goes on from here.
async function carryOut(ports: Ports, pledgeId: string): Promise<void> {
  try {
    await tendHeld(ports, pledgeId);
  } catch (error) {
    if (!(error instanceof PaymentsError || error instanceof StoreError)) throw error;
    ports.reporter.report('warn', 'held-gift-left-to-the-sweep', { pledgeId, code: error.code });
  }
}

async function keepDecision(
  ports: Ports,
  actor: Actor,
  { pledgeId, input }: HeldDecision,
): Promise<Decision<Refusal | null>> {
  const matter = await matterOf(ports, actor, pledgeId);
  if (matter === null) return answered(refused('not-found'));
  const { pledge, round, decisions, isDecided } = matter;
  const sayer = answerableOf(actor);
  const mine = decisions.find(({ keyId }) => keyId === sayer);
  if (isSaid(mine, input)) return answered(null);
  if (isDecided) return answered(refused('already-decided'));
  if (input.decision === 'accept' && matter.refusal !== null) return answered(matter.refusal);
  const { tenantId } = pledge;
  const atMs = ports.clock.nowMs();
  const { decision, reason = '' } = input;
  const said = { tenantId, pledgeId, round, keyId: sayer };
  const deed = { tenantId, action: `held-gift-${decision}`, subject: pledgeId };
  return {
    kind: 'commit',
    unit: [
      decision === 'withdraw'
        ? { kind: 'delete-held-decision', ...said }
        : { kind: 'put-held-decision', record: { ...said, decision, reason, atMs } },
      // Due at once, so that a process that dies here leaves it to the sweep.
      movePledge(pledge, { to: pledge.paymentState, atMs, set: { checkAtMs: atMs } }),
      { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
    ],
    answer: null,
  };
}

function answered(answer: Refusal | null): Decision<Refusal | null> {
  return { kind: 'answer', answer };
}

function isSaid(mine: HeldDecisionRecord | undefined, { decision, reason }: HeldDecisionInput): boolean {
  if (decision === 'withdraw') return mine === undefined;
  return mine?.decision === decision && mine.reason === reason;
}

interface Matter {
  readonly pledge: PledgeRecord;
  readonly round: number;
  readonly decisions: readonly HeldDecisionRecord[];
  readonly isDecided: boolean;
  /** Why the gift may not be counted. */
  readonly refusal: Refusal | null;
}

async function matterOf(ports: Ports, actor: Actor, pledgeId: string): Promise<Matter | null> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (!pledge || (actor.tenantId !== null && actor.tenantId !== pledge.tenantId)) return null;
  const { tenantId } = pledge;
  const refund = await ports.store.pledges.heldRefund(tenantId, pledgeId);
  const round = isUnderWay(refund) ? refund.round : roundAfter(refund);
  const decisions = await ports.store.pledges.heldDecisions(tenantId, pledgeId, round);
  const file = await ports.store.directory.file(pledge.projectId);
  if (!file || (!isOpen(pledge) && refund === null && decisions.length === 0)) return null;
  const refusal = await refuseAcceptance(ports, pledge, file);
  const isDecided = !isOpen(pledge) || isUnderWay(refund) || isBinding(agreedOn(decisions), refusal);
  return { pledge, round, decisions, isDecided, refusal };
}

function isUnderWay(refund: RefundRecord | null): refund is RefundRecord {
  return refund !== null && refund.state !== 'failed';
}

// Two who accept what has become unlawful since have decided nothing.
function isBinding(agreed: HeldVerdict | null, refusal: Refusal | null): boolean {
  return agreed === 'refund' || (agreed === 'accept' && refusal === null);
}
