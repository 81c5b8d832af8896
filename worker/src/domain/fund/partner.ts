// Partners are those that the filed plan names. Their name there is their name here; what stands in an account is derived
// from it, so that publishing the plan again finds the same partner.

import type { Ports, ProjectFile } from '../../ports/index.ts';

export interface Partner {
  readonly partnerId: string;
  readonly partner: string;
}

/** The partner of that name in the filed plan, or null. */
export async function partnerOf(
  ports: Ports,
  { campaign, charity }: ProjectFile,
  name: string,
): Promise<Partner | null> {
  const filed = campaign.body.partners.find((partner) => partner.name === name);
  if (filed === undefined) return null;
  return { partnerId: await ports.ids.named('partner', charity.charityId, filed.uscc ?? filed.name), partner: name };
}
