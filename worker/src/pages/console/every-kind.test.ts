// Every kind of work, in every state, on the same screens.

import type { WorkKind } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskWorld } from '../../testing/desk-world.ts';
import { deskOf, deskWorld } from '../../testing/desk-world.ts';
import { finishedPorts } from '../../testing/finishing.ts';
import { AFTER_CAMPAIGN_MS } from '../../testing/funding.ts';
import { itemIn } from '../../testing/work-walk.ts';
import { screenOf } from '../testing/read-screen.ts';

let world: DeskWorld;

beforeEach(async () => {
  world = await deskWorld();
});

describe('every kind', () => {
  const EVERYTHING = ['partner-editor', 'supervisor', 'finance', 'approver', 'reviewer', 'auditor'] as const;
  const STATES = WORK_KINDS.flatMap((kind) =>
    Object.keys(machineOf(kind).states).map((state) => [kind, state] as const),
  );

  test.each(STATES)('RUL-12 %s that is %s offers exactly the steps that this person may take', async (kind, state) => {
    if (kind === 'surpluses') world.ports.clock.set(AFTER_CAMPAIGN_MS);
    if (kind === 'project-lives') world = deskOf(await finishedPorts());
    const { itemId } = await itemIn(world.ports, kind, state);
    const person = await world.person('everybody', EVERYTHING);
    const path = `/console/work/${kind}/${itemId}`;
    const answer = await person.get(path);
    expect(answer.status).toBe(200);
    const shown = screenOf(answer);
    const offered = [...shown.querySelectorAll('.desk-steps a, .desk-steps form')].map((one) =>
      (one.getAttribute('href') ?? one.getAttribute('action') ?? '').split('/').at(-1),
    );
    const legal = Object.entries(machineOf(kind).steps).flatMap(([step, { from }]) =>
      from.some((one) => one === state) ? [step] : [],
    );
    expect(offered).toEqual(legal);
    for (const step of legal) expect((await person.get(`${path}/${step}`)).status, step).toBe(200);
  });

  test.each(WORK_KINDS)('%s shows nobody a step of a role that they do not hold', async (kind) => {
    if (kind === 'surpluses') world.ports.clock.set(AFTER_CAMPAIGN_MS);
    if (kind === 'project-lives') world = deskOf(await finishedPorts());
    const { itemId } = await itemIn(world.ports, kind, machineOf(kind).opens.to);
    const auditor = await world.person('auditor', ['auditor']);
    const shown = screenOf(await auditor.get(`/console/work/${kind}/${itemId}`));
    const mine = Object.values(machineOf(kind).steps).filter(({ roles }) => roles.includes('auditor'));
    expect(shown.querySelectorAll('.desk-steps li')).toHaveLength(mine.length);
  });

  test.each(WORK_KINDS)('%s has a form to open it, for whoever may', async (kind: WorkKind) => {
    const person = await world.person('everybody', EVERYTHING);
    const query = machineOf(kind).of === 'project' ? `?project=${world.projectId}` : '';
    const answer = await person.get(`/console/open/${kind}${query}`);
    expect(answer.status).toBe(200);
    expect(screenOf(answer).querySelector('form.desk-form [name]')).not.toBeNull();
    const site = await world.person('site', ['site-owner']);
    expect((await site.get(`/console/open/${kind}${query}`)).status).toBe(403);
  });
});
