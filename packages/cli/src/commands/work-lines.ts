// Work items in words.

import type { Role, WorkItem, WorkItemWithEvents, WorkKind } from '@happy-homeland/contract';
import { isWorkKind, machineOf, ROLE_WORDS } from '@happy-homeland/contract';
import type { Language } from '../language.ts';

/** Number, state, whom it waits for and what may be done: one line an item. */
export function oneLine({ itemId, kind, state, waitsFor, dueOn, next }: WorkItem, lang: Language): string {
  const says = { zh: { waits: '等', due: '限', next: '可办' }, en: { waits: 'waits for', due: 'due', next: 'next' } }[
    lang
  ];
  const parts = [
    itemId,
    stateWord(kind, state, lang),
    ...(waitsFor.length === 0 ? [] : [`${says.waits} ${waitsFor.map((role) => roleWord(role, lang)).join('/')}`]),
    ...(dueOn === null ? [] : [`${says.due} ${dueOn}`]),
    ...(next.length === 0 ? [] : [`${says.next} ${next.join(', ')}`]),
  ];
  return parts.join(' · ');
}

/** The item, what it holds, and who did what when. */
export function describeItem({ item, events }: WorkItemWithEvents, lang: Language): readonly string[] {
  return [
    oneLine(item, lang),
    ...JSON.stringify(item.content, null, 2).split('\n'),
    ...events.map(({ at, step, from, to, by, role }) => {
      const move =
        from === ''
          ? stateWord(item.kind, to, lang)
          : `${stateWord(item.kind, from, lang)} → ${stateWord(item.kind, to, lang)}`;
      return [at, step, move, by, ...(role === null ? [] : [roleWord(role, lang)])].join(' · ');
    }),
  ];
}

/** A kind with its states and steps, and whose they are. */
export function describeKind(kind: WorkKind, lang: Language): readonly string[] {
  const machine = machineOf(kind);
  const by = (roles: readonly Role[]) => roles.map((role) => roleWord(role, lang)).join('/');
  return [
    `${kind} · ${machine[lang]}`,
    `  open → ${machine.opens.to} · ${by(machine.opens.roles)}`,
    ...Object.entries(machine.steps).map(
      ([step, { from, to, roles, ...words }]) =>
        `  ${step} · ${words[lang]} · ${from.join('/')} → ${to.join('/')} · ${by(roles)}`,
    ),
  ];
}

function stateWord(kind: string, state: string, lang: Language): string {
  const shape = isWorkKind(kind) ? machineOf(kind).states[state] : undefined;
  return shape === undefined ? state : `${shape[lang]} (${state})`;
}

function roleWord(role: Role, lang: Language): string {
  return ROLE_WORDS[role][lang];
}
