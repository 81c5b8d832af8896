// A report (举报) that anybody may send about a project, and what its charity answers. What was sent is for those who answer
// it, and can be destroyed; what is public is what it was about, when it came, and the answer.

import * as z from 'zod/mini';
import { LIST_LIMIT_MAX } from './page.ts';
import { civilDate, id, minor, paragraphs, plainText } from './scalars.ts';
import { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from './work/supervision-machines.ts';

const about = z.enum(COMPLAINT_SUBJECTS);

export const complaintInput = z
  .strictObject({ about, text: paragraphs(2000), contact: z.optional(plainText(100)) })
  .register(z.globalRegistry, {
    id: 'ComplaintInput',
    description:
      'A report about a project. No name is needed. `text` and `contact` are never published, and whoever holds the secret can have them destroyed.',
    examples: [{ about: 'progress', text: '公示栏说扶手已装好，三号楼还没有装（示例）。' }],
  });

export const complaintFiled = z
  .strictObject({ complaintNo: id, secret: z.string(), dueOn: civilDate, href: z.string() })
  .register(z.globalRegistry, {
    id: 'ComplaintFiled',
    description:
      'The number of the report and its secret, and the address of both at which the answer can be seen. An answer is due in five working days.',
  });

export const complaint = z
  .strictObject({
    complaintNo: id,
    about,
    state: z.enum(COMPLAINT_STATES),
    receivedOn: civilDate,
    dueOn: civilDate,
    answeredOn: z.nullable(civilDate),
    answer: z.nullable(z.string()),
    /** The first answer came after `dueOn`, or there is none yet and `dueOn` is over. */
    isLate: z.boolean(),
  })
  .register(z.globalRegistry, { id: 'Complaint', description: 'A report as everybody sees it.' });

export const complaintFigures = z
  .strictObject({ received: minor, open: minor, overdue: minor, answeredInTime: minor, answeredLate: minor })
  .register(z.globalRegistry, {
    id: 'ComplaintFigures',
    description:
      'All reports about a project, counted: `received` is the sum of `open`, `answeredInTime` and `answeredLate`; `overdue` are those of `open` whose day is over.',
  });

export const complaintPage = z
  .strictObject({
    items: z.array(complaint).check(z.maxLength(LIST_LIMIT_MAX)),
    nextCursor: z.nullable(z.string()),
    figures: complaintFigures,
  })
  .register(z.globalRegistry, { id: 'ComplaintPage' });

const words = z.strictObject({ text: z.string(), contact: z.nullable(z.string()) });

export const ownComplaint = z.strictObject({ complaint, words: z.nullable(words) }).register(z.globalRegistry, {
  id: 'OwnComplaint',
  description: 'A report for whoever holds its secret; `words` is null once they are destroyed.',
});

export const complaintWords = z.strictObject({ complaintNo: id, words: z.nullable(words) }).register(z.globalRegistry, {
  id: 'ComplaintWords',
  description: 'What a report says and how to reach who sent it, for those who answer; null once it is destroyed.',
});

export type ComplaintInput = z.infer<typeof complaintInput>;
export type ComplaintFiled = z.infer<typeof complaintFiled>;
export type Complaint = z.infer<typeof complaint>;
export type ComplaintFigures = z.infer<typeof complaintFigures>;
export type ComplaintPage = z.infer<typeof complaintPage>;
export type OwnComplaint = z.infer<typeof ownComplaint>;
export type ComplaintWords = z.infer<typeof complaintWords>;
