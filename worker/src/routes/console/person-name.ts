// Who did something, as those who carry the work read it. The event holds an id; the name is looked up and can be forgotten.

import type { Desk } from './desk.ts';

const SHOWN = 6;

export async function nameOf({ ports, words }: Desk, by: string): Promise<string> {
  if (by === 'system') return words.console.system;
  // Whoever writes a report or a message on a page of ours is nobody that we know.
  if (by === 'public') return words.console.public;
  const person = await ports.store.directory.person(by);
  if (person !== null) return person.name;
  const key = await ports.store.directory.key(by);
  return key === null ? words.console.gone : `${words.console.key} ${by.slice(0, SHOWN)}`;
}
