// Money that waits to be explained, from the list of today to its form.

import { expect, test } from 'vitest';
import { deskWorld } from '../../testing/desk-world.ts';
import { receiveUnexplained } from '../../testing/funding.ts';
import { screenOf } from '../testing/read-screen.ts';

test('money that nobody can explain stands on the list of today and leads to its form, filled in', async () => {
  const world = await deskWorld();
  const seq = await receiveUnexplained(world.ports);
  const finance = await world.person('finance', ['finance']);
  const today = screenOf(await finance.get('/console'));
  const link = today.querySelector(`a[href*="unmatched-money?receipt=${seq}"]`);
  expect(link?.textContent).toContain('3.00');
  const projects = screenOf(await finance.get(link?.getAttribute('href') ?? ''));
  const chosen = projects.querySelector(`a[href*="receipt=${seq}"][href*="project=${world.projectId}"]`);
  const form = screenOf(await finance.get(chosen?.getAttribute('href') ?? ''));
  expect(form.querySelector('[name="receipt"] option[selected]')?.getAttribute('value')).toBe(String(seq));
  const partner = await world.person('partner', ['partner-editor']);
  expect((await partner.get('/console')).text).not.toContain('unmatched-money?receipt');
});
