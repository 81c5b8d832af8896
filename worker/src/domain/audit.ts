// Who did what, in the same unit as what was done.

import type { AuditRecord, Ports } from '../ports/index.ts';
import type { Actor } from './actor.ts';

export interface Deed {
  readonly tenantId: string | null;
  readonly action: string;
  readonly subject: string;
}

export function auditRecord(ports: Ports, actor: Actor, deed: Deed): AuditRecord {
  return { atMs: ports.clock.nowMs(), actor: actor.keyId, ...deed };
}
