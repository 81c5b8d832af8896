import { expect, test } from 'vitest';
import { formFieldsOf } from './form-field.ts';
import { bodiesOf } from './work/bodies.ts';

test('a schema says what a form has to ask for: names, kinds, limits and what stands there at first', () => {
  expect(formFieldsOf(bodiesOf('spendings').open)).toMatchObject([
    { name: 'partner', required: true, type: { kind: 'text', max: 100 } },
    { name: 'category', required: true, type: { kind: 'text', max: 80 } },
    { name: 'amount', required: true, type: { kind: 'money', min: 1 } },
    { name: 'spentOn', required: true, type: { kind: 'date' } },
    { name: 'payee', required: true, type: { kind: 'choice' } },
    { name: 'paidFrom', required: false, initial: 'advance', type: { options: ['advance', 'own-money'] } },
    { name: 'note', required: false, type: { kind: 'text', max: 300 } },
    { name: 'evidence', required: true, type: { kind: 'list', item: { kind: 'file' }, max: 20 } },
  ]);
});

test('what the deployment puts in is asked of nobody', () => {
  const names = formFieldsOf(bodiesOf('disclosures').open).map(({ name }) => name);
  expect(names).toContain('fields');
  expect(names).not.toContain('figures');
});

test('groups and rows are followed, and whole numbers of minor units are told from counts by their names', () => {
  const [, , project] = formFieldsOf(bodiesOf('project-plans').open);
  const fields = project?.type.kind === 'group' ? project.type.fields : [];
  const named = (name: string) => fields.find((field) => field.name === name)?.type;
  expect(named('minGiftMinor')).toMatchObject({ kind: 'minor', min: 1, max: 99_999_999 });
  expect(named('presetsMinor')).toMatchObject({ kind: 'list', item: { kind: 'minor' } });
  expect(named('budget')).toMatchObject({ kind: 'list', item: { fields: [{ name: 'item' }, { name: 'amount' }] } });
  expect(named('photo')).toMatchObject({ kind: 'text', web: true });
  expect(named('facts')).toMatchObject({ kind: 'other' });
});
