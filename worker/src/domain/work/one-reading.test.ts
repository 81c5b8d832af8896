import { expect, test, vi } from 'vitest';
import { fundedPorts } from '../../testing/funding.ts';
import { aProject } from '../../testing/index.ts';
import { itemIn, somebody } from '../../testing/work-walk.ts';
import { oneReading } from './one-reading.ts';
import { listWork } from './read-work.ts';
import { worklist } from './worklist.ts';

const ITEMS = 5;

test('a list of many items asks for their project and what is above it once', async () => {
  const ports = await fundedPorts();
  for (let each = 0; each < ITEMS; each += 1) await itemIn(ports, 'spendings', 'submitted');
  const file = vi.spyOn(ports.store.directory, 'file');
  const ancestors = vi.spyOn(ports.store.directory, 'ancestors');
  const { projectId } = aProject();
  const finance = somebody(['finance', 'approver', 'supervisor']);
  const listed = await listWork(ports, finance, { kind: 'spendings', query: { limit: 50, project: projectId } });
  expect('items' in listed && listed.items).toHaveLength(ITEMS);
  // One for whether there is such a project, one for all of its items.
  expect([file.mock.calls.length, ancestors.mock.calls.length]).toEqual([2, 2]);
  const waiting = await worklist(ports, finance);
  expect(waiting.flatMap((stage) => stage.waiting)).toHaveLength(ITEMS);
  expect([file.mock.calls.length, ancestors.mock.calls.length]).toEqual([3, 3]);
});

test('the next list asks anew', async () => {
  const ports = await fundedPorts();
  const { projectId } = aProject();
  const before = await oneReading(ports).store.directory.file(projectId);
  const asked = vi.spyOn(ports.store.directory, 'file').mockResolvedValue(null);
  expect([before?.project.projectId, await oneReading(ports).store.directory.file(projectId)]).toEqual([
    projectId,
    null,
  ]);
  expect(asked).toHaveBeenCalledOnce();
});
