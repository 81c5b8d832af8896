import type { EvidenceFile } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { aPng } from '../../testing/file-builders.ts';
import { fundedPorts, SIBLING } from '../../testing/funding.ts';
import type { TestPorts } from '../../testing/index.ts';
import { anId, aProject, NOW_MS } from '../../testing/index.ts';
import { anUpload, keepUpload, PROOF_FILE } from '../../testing/upload-builders.ts';
import { SAMPLE_CONTENT, sampleInput } from '../../testing/work-samples.ts';
import { itemIn, somebody, take } from '../../testing/work-walk.ts';
import { createUpload } from '../upload/create-upload.ts';
import { listUploads } from '../upload/read-upload.ts';
import { openWork } from './open-work.ts';
import { takeStep } from './take-step.ts';

const { projectId, tenantId } = aProject();
const UNKNOWN: EvidenceFile = { ...PROOF_FILE, sha256: '0'.repeat(64) };
const ELSEWHERE = { ...PROOF_FILE, sha256: 'c3'.repeat(32) };
const WITHDRAWN = { ...PROOF_FILE, sha256: 'd4'.repeat(32) };

let ports: TestPorts;

beforeEach(async () => {
  ports = await fundedPorts();
  await keepUpload(ports, SIBLING, ELSEWHERE);
  const uploadId = anId('taken-back');
  await keepUpload(ports, projectId, { ...WITHDRAWN, uploadId, purpose: 'photograph' });
  const by = { withdrawnBy: anId('key'), withdrawnMs: NOW_MS };
  const shown = { tenantId, uploadId, round: 1, publishedBy: anId('key'), publishedMs: NOW_MS };
  const record = { ...shown, consent: { people: 0, minors: 0 }, withdrawnBy: null, withdrawnMs: null };
  await ports.store.commit([
    { kind: 'publish-upload', record },
    { kind: 'withdraw-upload', uploadId, round: 1, ...by },
  ]);
});

const BAD = [
  ['unknown', UNKNOWN],
  ['another project’s', ELSEWHERE],
  ['taken back', WITHDRAWN],
  ['other than it is said to be', { ...PROOF_FILE, bytes: 1 }],
] as const;

describe('a file that work names', () => {
  test.each(BAD)('UPL-10 and that is %s is refused in a spending, by its field', async (_, file) => {
    const content = { ...SAMPLE_CONTENT.spendings(), evidence: [file] };
    const opened = await openWork(ports, somebody(['finance']), {
      kind: 'spendings',
      projectId,
      content,
      requestKey: null,
    });
    expect(opened).toMatchObject({ reason: 'parent-not-found', errors: [{ pointer: '/evidence/0' }] });
  });

  test.each(['updates', 'visits', 'acceptances'] as const)('is asked of the photographs of %s', async (kind) => {
    const open = (file: EvidenceFile) =>
      openWork(ports, somebody(['finance']), {
        kind,
        projectId,
        content: { ...SAMPLE_CONTENT[kind](), photographs: [file] },
        requestKey: null,
      });
    expect(await open(PROOF_FILE)).toMatchObject({ revision: 1 });
    expect(await open(UNKNOWN)).toMatchObject({ reason: 'parent-not-found', errors: [{ pointer: '/photographs/0' }] });
  });

  test('is asked anew when the content is changed, and moves nothing', async () => {
    const { itemId } = await itemIn(ports, 'spendings', 'submitted');
    const before = await ports.store.work.item(itemId);
    const edit = (evidence: readonly object[]) =>
      takeStep(ports, somebody(['finance']), {
        kind: 'spendings',
        itemId,
        step: 'edit',
        input: { content: { ...SAMPLE_CONTENT.spendings(), note: '补充（示例）', evidence } },
        requestKey: null,
      });
    expect(await edit([UNKNOWN])).toMatchObject({ errors: [{ pointer: '/content/evidence/0' }] });
    expect(await ports.store.work.item(itemId)).toEqual(before);
    expect(await edit([PROOF_FILE])).toMatchObject({ revision: 2 });
  });

  test('UPL-10 is asked of a deliberation, which has no project yet, among the papers of its plan', async () => {
    const { itemId, content } = await itemIn(ports, 'project-plans', 'draft');
    const deliberate = async (evidence: readonly object[]) => {
      const item = await ports.store.work.item(itemId);
      if (item === null) throw new Error('not there');
      const input = { ...sampleInput('project-plans', 'deliberate', item), evidence };
      const actor = somebody(['supervisor']);
      return takeStep(ports, actor, { kind: 'project-plans', itemId, step: 'deliberate', input, requestKey: null });
    };
    expect(await deliberate([UNKNOWN])).toMatchObject({ errors: [{ pointer: '/evidence/0' }] });
    // A file of another project of the same federation is somebody else's.
    expect(await deliberate([ELSEWHERE])).toMatchObject({ errors: [{ pointer: '/evidence/0' }] });
    const planned = await ports.ids.named('project', tenantId, String(content['externalId']));
    const own = { ...ELSEWHERE, uploadId: anId('own'), tenantId, projectId: planned, planId: itemId, charityId: null };
    await ports.store.commit([{ kind: 'insert-upload', record: anUpload(own) }]);
    expect(await deliberate([ELSEWHERE])).toMatchObject({ state: 'deliberated' });
  });

  test('PRV-01 is none of a plan for whoever acts for one partner only', async () => {
    const { itemId } = await itemIn(ports, 'project-plans', 'draft');
    const grant = { tenantId, role: 'partner-editor', charityId: null } as const;
    const upload = {
      projectId: itemId,
      sent: { bytes: aPng(), mime: 'image/png', name: null },
      terms: { purpose: 'evidence' },
    } as const;
    const partner = somebody([], { grants: [{ ...grant, partnerId: anId('partner') }] });
    expect(await createUpload(ports, partner, upload)).toMatchObject({ reason: 'forbidden' });
    expect(await listUploads(ports, partner, { projectId: itemId, limit: 1 })).toMatchObject({ reason: 'forbidden' });
    const editor = somebody([], { grants: [{ ...grant, partnerId: null }] });
    expect(await createUpload(ports, editor, upload)).toMatchObject({ purpose: 'evidence' });
  });

  test('stays what it was in what stands already', async () => {
    const { itemId } = await itemIn(ports, 'spendings', 'submitted');
    expect(await take(ports, 'spendings', { itemId, step: 'sign' })).toMatchObject({ state: 'signed' });
  });
});
