import type { TestClient } from './test-client.ts';

/** A report that somebody sent without saying who. */
export interface SentComplaint {
  readonly complaintNo: string;
  readonly complaintSecret: string;
}

/** Sends a report about a project of a federation, with words in it that occur nowhere else. */
export async function complain(call: TestClient, { name, projectId }: { name: string; projectId: string }) {
  const body = { about: 'progress', text: `举报金丝雀${name}`, contact: `canary-report-${name}@example.org` };
  const { json, status, text } = await call(`/v1/projects/${projectId}/complaints`, { body });
  if (status !== 201) throw new Error(text);
  return { complaintNo: String(json.complaintNo), complaintSecret: String(json.secret) };
}
