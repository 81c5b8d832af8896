import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { Ports, WorkContentRecord } from '../../ports/index.ts';

/** Names one exact version of an item's content: SHA-256 of its canonical JSON (RFC 8785), hex. */
export function digestOf(ports: Ports, content: WorkContentRecord): Promise<string> {
  return ports.secrets.digest(canonicalJson(content));
}
