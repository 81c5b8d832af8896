import { expect, test } from 'vitest';
import { readLogConfig } from './config-log.ts';
import { LOG_ENV } from './testing/index.ts';

const WITNESS = 'w.example.org+abcdef01+BAAA';

function read(env: Readonly<Record<string, string>>) {
  const faults: string[] = [];
  const config = readLogConfig({ ...LOG_ENV, ...env }, faults);
  return { config, faults: faults.map((fault) => fault.split(' ', 1)[0]) };
}

test('a log needs its name and its key, and nothing else', () => {
  expect(read({})).toEqual({
    config: { origin: LOG_ENV.LOG_ORIGIN, keys: [LOG_ENV.LOG_KEY], witnesses: [], quorum: 0 },
    faults: [],
  });
});

test.each([
  ['no name', { LOG_ORIGIN: '' }, ['LOG_ORIGIN', 'LOG_KEY']],
  ['an address for a name', { LOG_ORIGIN: 'https://log.example.org' }, ['LOG_ORIGIN', 'LOG_KEY']],
  ['a key of another name', { LOG_ORIGIN: 'log.example.org/other' }, ['LOG_KEY']],
  ['no key', { LOG_KEY: '' }, ['LOG_KEY']],
  ['a public key', { LOG_KEY: 'log.example.org/test+9769f5be+AAAA' }, ['LOG_KEY']],
  ['three keys', { LOG_KEY: [LOG_ENV.LOG_KEY, LOG_ENV.LOG_KEY, LOG_ENV.LOG_KEY].join() }, ['LOG_KEY']],
  ['a witness without a key', { LOG_WITNESSES: 'https://w.example.org' }, ['LOG_WITNESSES']],
  ['a witness in the clear', { LOG_WITNESSES: `http://w.example.org ${WITNESS}` }, ['LOG_WITNESSES']],
  ['a word that means nothing', { LOG_WITNESSES: `https://w.example.org ${WITNESS} mine` }, ['LOG_WITNESSES']],
  ['a quorum that nobody can meet', { LOG_QUORUM: '1' }, ['LOG_QUORUM']],
  ['a quorum of words', { LOG_WITNESSES: `https://w.example.org ${WITNESS}`, LOG_QUORUM: 'all' }, ['LOG_QUORUM']],
])('%s is named', (_, env, faults) => {
  expect(read(env).faults).toEqual(faults);
});

test('witnesses are read with who runs them, and more than half of them are enough', () => {
  const text = `https://a.example.org ${WITNESS} own, https://b.example.org/w/ ${WITNESS},http://127.0.0.1:9/ ${WITNESS}`;
  const { config, faults } = read({ LOG_WITNESSES: text });
  expect(faults).toEqual([]);
  expect(config.witnesses.map(({ url, isOwn }) => [url, isOwn])).toEqual([
    ['https://a.example.org', true],
    ['https://b.example.org/w/', false],
    ['http://127.0.0.1:9/', false],
  ]);
  expect(config.quorum).toBe(2);
  expect(read({ LOG_WITNESSES: text, LOG_QUORUM: '3' }).config.quorum).toBe(3);
});

test('two keys are taken while one is rotated out', () => {
  expect(read({ LOG_KEY: `${LOG_ENV.LOG_KEY}, ${LOG_ENV.LOG_KEY}` }).config.keys).toHaveLength(2);
});
