import type { Tables } from './tables.ts';

const HOLDS_ROOM: ReadonlySet<string> = new Set(['created', 'awaiting_payment', 'needs_review', 'paid']);

/** What a project whose goal is a cap may still promise: goal − pledges that are paid or may still be. */
export function roomLeft({ projects, pledges }: Tables, projectId: string): number | null {
  const project = projects.get(projectId);
  if (!project?.hardCap) return null;
  let held = 0;
  for (const pledge of pledges.all()) {
    const isGone = pledge.refundedMinor === pledge.amountMinor;
    if (pledge.projectId === projectId && HOLDS_ROOM.has(pledge.paymentState) && !isGone) held += pledge.amountMinor;
  }
  return project.goalMinor - held;
}

export function isOverCap(tables: Tables, projectId: string): boolean {
  const left = roomLeft(tables, projectId);
  return left !== null && left < 0;
}
