// What auditors looked at unasked, as everybody sees it.

import type { ProjectProgress, WorkContent } from '@happy-homeland/contract';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';

const CHECKS_MAX = 20;

/** Newest first. */
export async function spotChecks(ports: Ports, projectId: string): Promise<ProjectProgress['spotChecks']> {
  const items = await ports.store.work.items({ kind: 'spot-checks', projectId, limit: CHECKS_MAX });
  return items.map(({ itemId, content, digest, outcome }) => {
    const { checkedOn, looked, result, found } = parseSpotCheck(content);
    const by = outcome['attestedBy'];
    return {
      checkNo: itemId,
      checkedOn,
      looked,
      result,
      found,
      digest,
      attestedBy: typeof by === 'string' ? by : null,
    };
  });
}

// Content has passed the schema of its kind when it came in.
function parseSpotCheck(content: WorkItemRecord['content']): WorkContent<'spot-checks'> {
  return content as WorkContent<'spot-checks'>;
}
