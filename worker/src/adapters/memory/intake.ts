import type { PledgeRecord } from '../../ports/index.ts';
import type { Tables } from './tables.ts';

const HOLDS_ROOM: ReadonlySet<string> = new Set(['created', 'awaiting_payment', 'needs_review', 'paid']);

/** What a project whose goal is a cap may still promise: goal − pledges that are paid or may still be. */
export function roomLeft({ projects, pledges }: Tables, projectId: string): number | null {
  const project = projects.get(projectId);
  if (!project?.hardCap) return null;
  let held = 0;
  for (const pledge of pledges.all()) {
    if (pledge.projectId === projectId && holdsRoom(pledge)) held += pledge.amountMinor;
  }
  return project.goalMinor - held;
}

/** Whether a pledge takes room under a cap: it may still be paid, or is and has not gone back whole. */
export function holdsRoom({ paymentState, amountMinor, refundedMinor, lostMinor }: PledgeRecord): boolean {
  return HOLDS_ROOM.has(paymentState) && refundedMinor + lostMinor < amountMinor;
}

export function isOverCap(tables: Tables, projectId: string): boolean {
  const left = roomLeft(tables, projectId);
  return left !== null && left < 0;
}
