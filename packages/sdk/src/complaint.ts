import type { ComplaintFiled, ComplaintInput, ComplaintPage, OwnComplaint } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import type { PageQuery } from './project-lists.ts';
import { send } from './transport.ts';

/** Reports (举报) about projects. */
export interface Complaints {
  /** Sends a report; keep the secret of the answer, nothing else shows what became of it. Sent once, never repeated. */
  file(projectId: string, input: ComplaintInput, options?: CallOptions): Promise<ComplaintFiled>;
  /** Reports about a project with their answers, newest first, and the figures of all of them. */
  list(projectId: string, page?: PageQuery, options?: CallOptions): Promise<ComplaintPage>;
  get(complaintNo: string, secret: string, options?: CallOptions): Promise<OwnComplaint>;
  /** Destroys what the report said and how to reach who sent it. */
  forget(complaintNo: string, secret: string, options?: CallOptions): Promise<OwnComplaint>;
}

export function createComplaints(transport: ConnectionOptions): Complaints {
  const ofProject = (projectId: string) => `/v1/projects/${encodeURIComponent(projectId)}/complaints`;
  const own = (complaintNo: string, secret: string) => ({
    path: `/v1/complaints/${encodeURIComponent(complaintNo)}`,
    headers: { Authorization: `Bearer ${secret}` },
    telltale: 'complaint',
  });
  return {
    file: (projectId, input, options) =>
      send(transport, {
        method: 'POST',
        path: ofProject(projectId),
        body: JSON.stringify(input),
        telltale: 'complaintNo',
        attemptsMax: 1,
        ...options,
      }),
    list: (projectId, page, options) => {
      const { cursor, limit } = page ?? {};
      const query = new URLSearchParams({
        ...(cursor === undefined ? {} : { cursor }),
        ...(limit === undefined ? {} : { limit: String(limit) }),
      });
      return send(transport, {
        path: `${ofProject(projectId)}?${query}`.replace(/\?$/, ''),
        telltale: 'figures',
        ...options,
      });
    },
    get: (complaintNo, secret, options) => send(transport, { ...own(complaintNo, secret), ...options }),
    forget: (complaintNo, secret, options) => {
      const { path, ...call } = own(complaintNo, secret);
      return send(transport, { ...call, method: 'POST', path: `${path}/forget`, ...options });
    },
  };
}
