// Cards of shared links inside WeChat, on Node. A Worker has none: whoever asks while a ticket is being got waits for the
// same answer, and an isolate must not wait for the input and output of another request.

import { systemIds } from './adapters/system/ids.ts';
import { weChatSharing } from './adapters/wechat/wechat-sharing.ts';
import type { Config } from './config.ts';
import type { Clock, Ports, Reporter } from './ports/index.ts';

/** Nothing where no account is set. */
export function openNodeSharing(
  { weChat, publicUrl }: Config,
  { clock, reporter }: { readonly clock: Clock; readonly reporter: Reporter },
): Pick<Ports, 'sharing'> {
  return weChat ? { sharing: weChatSharing(weChat, { publicUrl, clock, ids: systemIds, reporter }) } : {};
}
