// Auditors attest what no log can prove: that the papers behind the entries are in order. They sign with a key of their own,
// which never comes here; whoever hands the signature in is only the messenger.

import { holdsPersonalData } from '@happy-homeland/contract/personal-data';
import type { Ports } from '../../ports/index.ts';
import type { Attestation } from '../../publication/attestation.ts';
import { attestationKey, attestationPublished, isSigned } from '../../publication/attestation.ts';
import type { Actor } from '../actor.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCommand } from './fund-command.ts';
import { decideFund, refusedFor } from './fund-command.ts';

const TEXT_MAX_CHARS = 120;

/** `projectId` is the project that is attested, or any one of the charity's where all of it is. */
export interface AttestationCommand extends FundCommand, Pick<Attestation, 'by' | 'digest' | 'signature' | 'title'> {
  readonly about: 'charity' | 'project';
  /** C2SP vkey text of the auditor's key. */
  readonly verifierKey: string;
}

/** Publishes an attestation, once for each report and key. */
export function takeAttestation(ports: Ports, actor: Actor, command: AttestationCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, {
    action: 'take-attestation',
    command,
    decide: async ({ owner, context }) => {
      const { about, by, digest, title, verifierKey, signature } = command;
      if (!isDigest(digest) || !isText(by) || !isText(title)) return refusedFor('attestation-unfit');
      if (holdsPersonalData(by)) return refusedFor('personal-data-in-by');
      if (holdsPersonalData(title)) return refusedFor('personal-data-in-title');
      const { charityId } = owner;
      const projectId = about === 'project' ? owner.projectId : null;
      const what = { date: context.effectiveOn, charityId, projectId, by, digest, title, key: verifierKey, signature };
      if (!(await isSigned(what, ports.log.keys.origin))) return refusedFor('signature-invalid');
      if ((await ports.store.log.ofFact(attestationKey(what))) !== null) return refusedFor('already-booked');
      return { kind: 'done', ids: [], unit: [attestationPublished(what)] };
    },
  });
}

function isText(text: string): boolean {
  return text !== '' && text.length <= TEXT_MAX_CHARS && text.isWellFormed();
}
