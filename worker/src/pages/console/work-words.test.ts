// A new kind of work needs nothing of the screens but its words; here is where it hears which are missing.

import type { FieldType, FormField, WorkKind } from '@happy-homeland/contract';
import { bodiesOf, formFieldsOf, machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { expect, test } from 'vitest';
import { messagesFor } from '../messages/messages-for.ts';
import { join } from './form-model.ts';
import { knownLabel, knownOption } from './work-words.ts';

/** Carried along by forms, never shown. */
const UNSEEN = ['seenRevision'];

interface Named {
  readonly path: string;
  readonly type: FieldType;
}

function allFields(fields: readonly FormField[], path = ''): readonly Named[] {
  return fields.flatMap(({ name, type }) => {
    const own = join(path, name);
    const item = type.kind === 'list' ? type.item : type;
    const inside = item.kind === 'group' ? allFields(item.fields, own) : [];
    return UNSEEN.includes(name) ? [] : [{ path: own, type: item }, ...inside];
  });
}

function fieldsOf(kind: WorkKind): readonly Named[] {
  const { open, steps } = bodiesOf(kind);
  return [open, ...Object.values(steps)].flatMap((schema) => allFields(formFieldsOf(schema)));
}

test.each(WORK_KINDS)('every field and every choice of %s has its words in both languages', (kind) => {
  for (const words of [messagesFor('zh-CN'), messagesFor('en')]) {
    const fields = fieldsOf(kind);
    const missing = fields.flatMap(({ path }) => (knownLabel({ kind, path }, words) === null ? [path] : []));
    expect(missing, 'add them to worker/src/pages/messages/*/work-fields.ts, workFields').toEqual([]);
    const unnamed = fields.flatMap(({ path, type }) =>
      type.kind === 'choice'
        ? type.options.flatMap((option) =>
            knownOption({ kind, path }, option, words) === null ? [`${path}.${option}`] : [],
          )
        : [],
    );
    expect(unnamed, 'add them to worker/src/pages/messages/*/work-choices.ts, workOptions').toEqual([]);
  }
});

test('every kind has a name, and so has every state and step', () => {
  for (const machine of WORK_KINDS.map(machineOf)) {
    for (const { zh, en } of [machine, ...Object.values(machine.states), ...Object.values(machine.steps)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  }
});
