// What an auditor looked at unasked. The record is public as it stands; attesting it puts the auditor's own signature over its
// digest into the log, after which nothing of it changes.

import type { StepInput, WorkContent } from '@happy-homeland/contract';
import { assert } from '../../assert.ts';
import type { Attestation } from '../../publication/attestation.ts';
import { attestationKey, attestationPublished, isSigned } from '../../publication/attestation.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import type { StepCase, StepResult } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const spotCheckWork = parseHandler<'spot-checks'>({
  admit: async ({ ports, place: { file }, content }) => {
    assert(file !== null, 'a spot check is of a project');
    const { projectId: project, charityId: charity } = file.project;
    const of = { origin: ports.log.keys.origin, charity, project };
    const today = civilDateOf(ports.clock.nowMs());
    if (content.checkedOn <= today) return { ...ADMITTED, content: { ...content, of } };
    return refusedField('not-fit', '/checkedOn', `it is ${today} in Asia/Shanghai`);
  },
  steps: { attest },
});

type Attesting = StepCase<WorkContent<'spot-checks'>, StepInput<'spot-checks', 'attest'>>;

async function attest({ ports, place: { file }, item, content, input }: Attesting): Promise<StepResult | Refusal> {
  assert(file !== null, 'a spot check is of a project');
  const { projectId, charityId } = file.project;
  const { by, verifierKey: key, signature } = input;
  const date = civilDateOf(ports.clock.nowMs());
  const said: Attestation = {
    date,
    charityId,
    projectId,
    by,
    digest: item.digest,
    title: content.looked,
    key,
    signature,
  };
  if (!(await isSigned(said, ports.log.keys.origin))) {
    return refusedField('not-fit', '/signature', 'the key has not signed this record for this log');
  }
  if ((await ports.store.log.ofFact(attestationKey(said))) !== null) {
    return refused('not-fit', { detail: 'this key has attested the same record before' });
  }
  return { kind: 'taken', outcome: { attestedBy: by, attestedOn: date }, unit: [attestationPublished(said)] };
}
