// What somebody wrote whom the work is about and who is no party to it: reports, and messages of givers.

import type { WorkItem } from '@happy-homeland/contract';
import { readComplaintWords } from '../../domain/complaint/read-complaint.ts';
import { readMessageWords } from '../../domain/message/donor-message.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { ItemPageOptions } from '../../pages/index.ts';
import type { Desk } from './desk.ts';

/** Nothing for other kinds, and for whoever may not read it. */
export async function saidIn(
  { ports, actor }: Desk,
  { kind, item: { itemId, content } }: { readonly kind: string; readonly item: WorkItem },
): Promise<Pick<ItemPageOptions, 'said'>> {
  // What somebody took down for another says itself what was said.
  if (content['summary'] !== undefined || content['said'] !== undefined) return {};
  if (kind === 'complaints') {
    const read = await readComplaintWords(ports, actor, itemId);
    if (isRefusal(read)) return {};
    const { contact = null, text = '' } = read.words ?? {};
    return { said: read.words && { text, from: contact === null ? null : { kind: 'contact', text: contact } } };
  }
  if (kind !== 'donor-messages') return {};
  const read = await readMessageWords(ports, actor, itemId);
  if (isRefusal(read)) return {};
  const { name = null, text = '' } = read.words ?? {};
  return { said: read.words && { text, from: name === null ? null : { kind: 'name', text: name } } };
}
