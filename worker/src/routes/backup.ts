import type { OperationId } from '@happy-homeland/contract';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route } from '../http/operation-route.ts';
import { knownOrigin } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import type { Backups } from '../ports/index.ts';
import { actorOf } from './actor.ts';

/** Starting a backup and seeing what there is: the operator's alone, and only names and sums leave the machine. */
export function registerBackups(app: App): void {
  route(app, 'startBackup', knownOrigin, smallBody, async (c) => {
    const backups = await allowedBackups(c, 'startBackup');
    if (isRefusal(backups)) return answerRefusal(c, backups);
    backups.start();
    return c.json({ running: true }, 202);
  });
  route(app, 'listBackups', knownOrigin, async (c) => {
    const backups = await allowedBackups(c, 'listBackups');
    if (isRefusal(backups)) return answerRefusal(c, backups);
    return c.json(await backups.list());
  });
}

async function allowedBackups(c: RequestContext, operationId: OperationId): Promise<Backups | Refusal> {
  const actor = await actorOf(c, operationId);
  if (isRefusal(actor)) return actor;
  return c.var.ports.backups ?? refused('backups-not-configured', { detail: 'set BACKUP_DIR' });
}
