import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, Bend } from '../testing/healthy-deployment.ts';
import { HEALTHY_BACKUP, HEALTHY_KEY, HEALTHY_NOW, json, problem } from '../testing/healthy-deployment.ts';
import { folderWith, found, hh, removeFolders, trustFile } from '../testing/run-doctor.ts';

afterEach(removeFolders);

describe('hh doctor', () => {
  test('finds nothing wrong with a deployment that is well', async () => {
    const data = folderWith('happy-homeland.db');
    const trust = await trustFile();
    const flags = ['--key', HEALTHY_KEY, '--site', 'https://known.example.org', '--data', data, '--trust', trust];
    const { code, out, err } = await hh(['doctor', ...flags]);
    expect([code, err]).toEqual([0, []]);
    expect(out.every((line) => line.startsWith('✓'))).toBe(true);
    expect(out.map((line) => line.slice(2).split(':')[0])).toEqual([
      ...['reachable', 'tls', 'ready', 'mode', 'public-url', 'clock', 'version', 'headers', 'strangers', 'webhook'],
      ...[
        'figures',
        'widget',
        'widget-pinned',
        'log-keys',
        'log-rotation',
        'log',
        'log-files',
        'log-witnesses',
        'site',
        'key',
        'backup',
        'folder',
        'disk',
      ],
    ]);
  });

  test('sends nothing that could have an effect', async () => {
    const { asked } = await hh(['doctor', '--key', HEALTHY_KEY]);
    const writes = asked.filter(({ init }) => (init.method ?? 'GET') !== 'GET').map(({ path }) => path);
    expect(writes).toEqual(['/v1/pledges', '/v1/webhooks/stripe']);
    const [pledge] = asked.filter(({ path }) => path === '/v1/pledges');
    expect(new Headers(pledge?.init.headers).get('origin')).toBe('https://stranger.invalid');
    expect(asked.filter(({ init }) => new Headers(init.headers).has('authorization')).map(({ path }) => path)).toEqual([
      '/v1/manage/backups',
    ]);
  });

  const noHsts = { headers: { 'strict-transport-security': 'max-age=0' } };
  const unsafe = { headers: { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'" } };
  const full = json(503, {
    ...JSON.parse(problem(503, 'not-ready').body),
    findings: [{ code: 'database-full', level: 'fault', zh: '磁盘已满', en: 'the disk is full' }],
  });
  test.each<[string, string, Partial<Answer>, string[]]>([
    ['a header taken away', '/healthz', noHsts, ['fault headers']],
    ['a looser policy', '/docs', unsafe, ['fault headers']],
    ['a full disk', '/readyz', full, ['fault ready:database-full']],
    ['a readiness nobody can read', '/readyz', { body: '<html>' }, ['fault ready']],
    [
      'another public address',
      '/openapi.json',
      { body: '{"servers":[{"url":"http://127.0.0.1:8787"}]}' },
      ['fault public-url', 'warning version'],
    ],
    [
      'a clock that is off',
      '/healthz',
      { headers: { date: new Date(HEALTHY_NOW + 61_000).toUTCString() } },
      ['warning clock'],
    ],
    ['a write from a stranger that is let in', '/v1/pledges', { status: 400 }, ['fault strangers']],
    ['CORS added by a proxy', '/v1/pledges', { headers: { 'access-control-allow-origin': '*' } }, ['fault strangers']],
    ['a webhook that is not passed on', '/v1/webhooks/stripe', { status: 404 }, ['fault webhook']],
    ['an unsigned notice that is taken', '/v1/webhooks/stripe', { status: 200 }, ['fault webhook']],
    ['public figures', '/metrics', { status: 200 }, ['warning figures']],
    ['no widget', '/widget/v1/happy-homeland.js', { status: 404 }, ['fault widget']],
    [
      'a widget that others cannot load',
      '/widget/v1/happy-homeland.js',
      { headers: { 'content-type': 'text/javascript' } },
      ['fault widget'],
    ],
    ['a changed pinned file', '/widget/0.1.0-abc/happy-homeland.js', { body: 'injected()' }, ['fault widget-pinned']],
    ['no list of versions', '/widget/versions.json', { body: '{}' }, ['warning widget-pinned']],
  ])('names %s', async (...[, path, change, expected]) => {
    expect(await found(path, change)).toEqual(expected);
  });

  test.each<[string, string, Partial<Answer>, string[]]>([
    ['wrong', '/nowhere', {}, ['fault key']],
    [HEALTHY_KEY, '/v1/manage/backups', problem(409, 'backups-not-configured'), ['warning backup']],
    [
      HEALTHY_KEY,
      '/v1/manage/backups',
      json(200, { items: [], nextCursor: null, running: false, failure: null }),
      ['warning backup'],
    ],
    [
      HEALTHY_KEY,
      '/v1/manage/backups',
      json(200, {
        items: [{ ...HEALTHY_BACKUP, takenAt: '2026-11-20T11:59:59.000Z' }],
        nextCursor: null,
        running: false,
        failure: null,
      }),
      ['warning backup'],
    ],
    [
      HEALTHY_KEY,
      '/v1/manage/backups',
      json(200, {
        items: [HEALTHY_BACKUP],
        nextCursor: null,
        running: false,
        failure: { at: '2026-11-22T11:00:00.000Z', reason: 'no-room' },
      }),
      ['warning backup'],
    ],
    ['federation', '/nowhere', {}, []],
  ])('judges the key %s and its backups', async (...[key, path, change, expected]) => {
    expect(await found(path, change, ['--key', key])).toEqual(expected);
  });

  test('says of a website that is not registered what to do', async () => {
    const { code, err } = await hh(['doctor', '--site', 'https://unknown.example.org', '--lang', 'en']);
    expect(code).toBe(1);
    expect(err).toEqual([
      '! site: https://unknown.example.org is not registered',
      expect.stringMatching(/^ {4}Fix: .*hh publish/),
    ]);
  });

  test('looks at the data folder without opening the database', async () => {
    const asked = (data: string) => found('/nowhere', {}, ['--data', data]);
    expect(await asked(join(folderWith(null), 'nowhere'))).toEqual(['fault folder']);
    expect(await asked(folderWith(null))).toEqual(['fault folder']);
    expect(await asked(folderWith('happy-homeland.db', 0o755))).toEqual(['warning folder']);
    const cutOff = folderWith('happy-homeland.db');
    writeFileSync(join(cutOff, 'happy-homeland.db.restoring'), 'x');
    expect(await asked(cutOff)).toEqual(['fault folder']);
  });

  test('stops where nobody answers, and goes on where one question gets no answer', async () => {
    const away: Bend = () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }) });
    };
    const none = await hh(['doctor', '--lang', 'en'], { bend: away });
    expect([none.code, none.asked.length]).toEqual([1, 1]);
    expect(none.err[0]).toBe('✗ reachable: https://give.example.org does not answer (CERT_HAS_EXPIRED)');
    const cut: Bend = (request, answer) => {
      if (request.path === '/openapi.json') throw new TypeError('fetch failed');
      return answer;
    };
    const some = await hh(['doctor', '--lang', 'en'], { bend: cut });
    expect(some.err).toEqual([
      '✗ public-url: there was no answer (TypeError)',
      '✗ version: there was no answer (TypeError)',
    ]);
  });
});

describe('hh backup', () => {
  const NEW = { ...HEALTHY_BACKUP, name: 'happy-homeland-20261122T120000Z' };
  const list = (over: object) =>
    json(200, { items: [HEALTHY_BACKUP], nextCursor: null, running: false, failure: null, ...over });

  function server(after: readonly Answer[]): Bend {
    let reads = 0;
    return (request, answer) => {
      if (request.path !== '/v1/manage/backups' || request.init.method === 'POST') return answer;
      reads += 1;
      return reads === 1 ? answer : (after[Math.min(reads - 2, after.length - 1)] ?? answer);
    };
  }

  test('waits until the copy is verified, and says what it is', async () => {
    const bend = server([list({ running: true }), list({ items: [NEW, HEALTHY_BACKUP] })]);
    const { code, out } = await hh(['backup', '--key', HEALTHY_KEY, '--lang', 'en'], { bend });
    expect(code).toBe(0);
    expect(out[0]).toMatch(
      /^Backed up and verified: happy-homeland-20261122T120000Z · .* pledges 1 · .* sha256 a{64}$/,
    );
    const again = await hh(['backup', '--key', HEALTHY_KEY, '--json'], { bend: server([list({ items: [NEW] })]) });
    expect(JSON.parse(again.out[0] ?? '')).toEqual(NEW);
  });

  test('says why there is none', async () => {
    const bend = server([list({ failure: { at: '2026-11-22T12:00:00.000Z', reason: 'not-sound' } })]);
    const { code, err } = await hh(['backup', '--key', HEALTHY_KEY, '--lang', 'en'], { bend });
    expect([code, err[0]]).toEqual([1, expect.stringContaining('may be damaged')]);
    const stranger = await hh(['backup', '--key', 'federation', '--lang', 'en']);
    expect([stranger.code, stranger.err]).toEqual([1, ['only the operator’s key may make backups']]);
  });
});
