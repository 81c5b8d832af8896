// Partners and the ends of keys. That a key which was revoked stays so is kept by a trigger too.

import { unreachable } from '../../../assert.ts';
import type { AccessChange } from '../../../ports/index.ts';
import { apiKey } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { putPartner } from './published.ts';
import { updateRow } from './row.ts';

export function compileAccess(change: AccessChange): Compiled[] {
  switch (change.kind) {
    case 'put-partner':
      return putPartner(change.record);
    case 'end-api-key': {
      const where = { keyId: change.keyId, expiresMs: change.seenExpiresMs, revokedMs: null };
      return updateRow(apiKey, { set: change.set, where, guard: 'api-key' });
    }
    default:
      return unreachable(change);
  }
}
