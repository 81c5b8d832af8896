// Showing a photograph to the public from its screen, with the consent that allows it, and taking it back.

import { beforeEach, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aJpeg, anExif, jpegSegment } from '../../testing/file-builders.ts';
import { testClient } from '../../testing/test-client.ts';
import { screenOf, textsOf } from '../testing/read-screen.ts';

let world: DeskWorld;
let editor: Browser;
let approver: Browser;

beforeEach(async () => {
  world = await deskWorld();
  editor = await world.person('editor', ['partner-editor']);
  approver = await world.person('approver', ['approver']);
});

const photo = () => new File([aJpeg({ more: [jpegSegment(0xe1, anExif())] })], '扶手.jpg', { type: 'image/jpeg' });

/** Keeps a photograph as the form of an update does, and answers its screen. */
async function keptPhotograph(): Promise<string> {
  const { ports, projectId } = world;
  const fields = { happenedOn: '2026-11-20', title: '装好了', text: '装好了。', 'photographs.new': photo() };
  const sent = await editor.post(`/console/open/updates?project=${projectId}`, fields);
  expect(sent.status).toBe(303);
  const uploads = await ports.store.uploads.ofProject({ projectId, limit: 5 });
  const upload = uploads.find(({ purpose }) => purpose === 'photograph');
  return `/console/files/${upload?.uploadId}`;
}

const publicFile = (path: string) => testClient(world.ports)(`/v1/files/${path.split('/').at(-1)}`);

test('UPL-08 a photograph is public, without its place, once somebody else says why it may be, and not after it was taken back', async () => {
  const path = await keptPhotograph();
  const project = screenOf(await approver.get(`/console/projects/${world.projectId}`));
  expect(project.querySelector(`a[href^="${path}"]`)?.textContent).toBe('公开或收回');
  expect((await publicFile(path)).status).toBe(404);
  expect((await approver.post(path, { people: '0', minors: '0' })).status).toBe(303);
  const shown = await publicFile(path);
  expect([shown.status, shown.text.includes('GPS')]).toEqual([200, false]);
  const screen = screenOf(await approver.get(path));
  expect(textsOf(screen, 'form button')).toContain('收回，不再公开');
  expect((await approver.post(`${path}/withdraw`, {})).status).toBe(303);
  expect((await publicFile(path)).status).toBe(404);
});

test('people who can be recognised need a consent, which is asked for beside its fields', async () => {
  const path = await keptPhotograph();
  const again = await approver.post(path, { people: '2', minors: '1' });
  expect(again.status).toBe(422);
  expect(textsOf(screenOf(again), '.error-summary li').length).toBeGreaterThanOrEqual(3);
  expect((await publicFile(path)).status).toBe(404);
});

test('whoever may not show files is offered no way to, and nobody shows what they brought', async () => {
  const path = await keptPhotograph();
  const project = screenOf(await editor.get(`/console/projects/${world.projectId}`));
  expect(project.querySelector(`a[href^="${path}"]`)).toBeNull();
  expect((await editor.get(path)).status).toBe(403);
  expect((await editor.post(path, { people: '0', minors: '0' })).status).toBe(403);
  const both = await world.person('both', ['partner-editor', 'approver']);
  const { projectId } = world;
  const fields = {
    happenedOn: '2026-11-20',
    title: '又',
    text: '又。',
    'photographs.new': new File([aJpeg({ shade: 9 })], 'b.jpg', { type: 'image/jpeg' }),
  };
  await both.post(`/console/open/updates?project=${projectId}`, fields);
  const uploads = await world.ports.store.uploads.ofProject({ projectId, limit: 5 });
  const own = uploads.find(({ uploadedBy }) => uploadedBy === both.personId);
  const refused = await both.post(`/console/files/${own?.uploadId}`, { people: '0', minors: '0' });
  expect([own === undefined, refused.status]).toEqual([false, 409]);
});
