// What a page, a server or an edge function holds of one deployment. A bundle that needs one part only takes that part's
// own function, and the rest is shaken off.

import type { ClientOptions } from './client-options.ts';
import type { Complaints } from './complaint.ts';
import { createComplaints } from './complaint.ts';
import type { DonorMessages } from './donor-message.ts';
import { createDonorMessages } from './donor-message.ts';
import type { PublicLog } from './log.ts';
import { createPublicLog } from './log.ts';
import type { Pledges } from './pledge.ts';
import { createPledges } from './pledge.ts';
import type { Projects } from './project.ts';
import { createProjects } from './project.ts';
import { sendProven } from './proven-sending.ts';
import type { Receipts } from './receipt.ts';
import { createReceipts } from './receipt.ts';
import type { Regions } from './region.ts';
import { createRegions } from './region.ts';
import type { Sites } from './site.ts';
import { createSites } from './site.ts';

export interface Client {
  readonly projects: Projects;
  readonly pledges: Pledges;
  readonly receipts: Receipts;
  readonly sites: Sites;
  readonly complaints: Complaints;
  readonly messages: DonorMessages;
  readonly regions: Regions;
  readonly log: PublicLog;
}

/** One client stands for one person: it keeps the keys of that person's pledges. */
export function createClient(options: ClientOptions): Client {
  return {
    projects: createProjects(options),
    pledges: createPledges(options, sendProven),
    receipts: createReceipts(options),
    sites: createSites(options),
    complaints: createComplaints(options),
    messages: createDonorMessages(options),
    regions: createRegions(options),
    log: createPublicLog(options),
  };
}
