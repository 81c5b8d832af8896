// The secret of a report: derived from its number, so that none stands in the database.

import type { Ports } from '../../ports/index.ts';
import { equalText } from '../pledge/pledge-reading.ts';

export function complaintSecret(ports: Ports, complaintNo: string): Promise<string> {
  return ports.secrets.fingerprint('complaint', complaintNo);
}

export async function isSecretOf(ports: Ports, complaintNo: string, text: string): Promise<boolean> {
  return equalText(await complaintSecret(ports, complaintNo), text);
}
