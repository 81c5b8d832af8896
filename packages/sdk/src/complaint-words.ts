import type { ComplaintWords, DonorMessageWords } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { Transport } from './transport.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

/** What reports say, for those who answer them. */
export interface ComplaintDeeds {
  /** What a report says and how to reach who sent it; null once it is destroyed. */
  complaintWords(complaintNo: string, options?: CallOptions): Promise<ComplaintWords>;
  /** Destroys both for good; the report and its answer stay counted. What is destroyed stays so, however often it is asked. */
  forgetComplaintWords(complaintNo: string, options?: CallOptions): Promise<ComplaintWords>;
  /** What a message of a giver says, for those who look at it; null once its giver is forgotten. */
  messageWords(messageNo: string, options?: CallOptions): Promise<DonorMessageWords>;
}

export function complaintDeeds(transport: Transport, headers: Readonly<Record<string, string>>): ComplaintDeeds {
  const pathOf = (complaintNo: string) => `/v1/manage/complaints/${encodeURIComponent(complaintNo)}`;
  return {
    complaintWords: (complaintNo, options) =>
      send(transport, { path: `${pathOf(complaintNo)}/words`, headers, telltale: 'words', ...options }),
    forgetComplaintWords: (complaintNo, options) =>
      send(transport, {
        method: 'POST',
        path: `${pathOf(complaintNo)}/forget`,
        headers,
        telltale: 'words',
        attemptsMax: REPLAY_ATTEMPTS_MAX,
        ...options,
      }),
    messageWords: (messageNo, options) =>
      send(transport, {
        path: `/v1/manage/donor-messages/${encodeURIComponent(messageNo)}/words`,
        headers,
        telltale: 'words',
        ...options,
      }),
  };
}
