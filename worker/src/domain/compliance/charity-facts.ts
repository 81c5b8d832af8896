// What must stand beside every donate control (Charity Law 2023 art. 25): who raises, with which certificate, under
// which filing, and how to ask.

import type { ProjectCard } from '@happy-homeland/contract';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import { donateOrigin } from './donate-origin.ts';

/** The national charity information platform, where filings and certificates can be looked up. */
export const CHARITY_CHINA_URL = 'https://cszg.mca.gov.cn';

export function publicCharity(ports: Ports, file: ProjectFile): ProjectCard['charity'] {
  const { body } = file.charity;
  return {
    name: body.name,
    uscc: body.uscc,
    kind: body.kind,
    certificate: body.certificate,
    accountName: body.bankAccount.name,
    bank: body.bankAccount.bank,
    accountMasked: body.bankAccount.numberMasked,
    contact: body.contact,
    site: donateOrigin(ports, file),
  };
}

export function conspicuousBlock(ports: Ports, file: ProjectFile): ProjectCard['conspicuous'] {
  const { charity, campaign, project } = file;
  const { phone, email, address } = charity.body.contact;
  return {
    organisation: charity.name,
    uscc: charity.uscc,
    certificateNumber: charity.body.certificate.number,
    filingNumber: campaign.filingNumber,
    filedTitle: campaign.body.filedTitle,
    contact: [phone, email, address].filter((text) => text !== undefined).join(' · '),
    enquiry: `${ports.settings.publicUrl}/p/${project.projectId}`,
    lookupUrl: CHARITY_CHINA_URL,
  };
}
