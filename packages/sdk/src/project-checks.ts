import type { Compliance } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

export interface ProjectChecks {
  /** What the rules say of the project today: findings and duties, each with its article. */
  compliance(projectId: string, options?: CallOptions): Promise<Compliance>;
}

/** What showing the automatic check takes, and nothing else. */
export function createProjectChecks(transport: ConnectionOptions): ProjectChecks {
  return {
    compliance: (projectId, options) => {
      const path = `/v1/projects/${encodeURIComponent(projectId)}/compliance`;
      return send(transport, { path, telltale: 'findings', ...options });
    },
  };
}
