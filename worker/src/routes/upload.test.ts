// Uploads through the API: who may send, see and show what, and how a file is served to a stranger.

import { beforeEach, describe, expect, test } from 'vitest';
import {
  A_CONSENT,
  aJpeg,
  anExif,
  aPdf,
  aPng,
  bytesOf,
  concat,
  jpegSegment,
  pngChunk,
  riff,
  vp8,
} from '../testing/file-builders.ts';
import type { TestAnswer } from '../testing/index.ts';
import { slugOf } from '../testing/index.ts';
import type { PublishedFederation, TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

let world: TwoFederations;
let here: PublishedFederation;
let approver: string;

beforeEach(async () => {
  world = await twoFederations();
  ({ here } = world);
  approver = await keyOf(['approver']);
});

interface Sending {
  readonly mime?: string;
  readonly query?: string;
  readonly to?: PublishedFederation;
  readonly key?: string;
}

function send(bytes: Uint8Array, { mime = 'image/png', query = '', to = here, key = to.apiKey }: Sending = {}) {
  return world.call(`/v1/manage/projects/${to.projectId}/uploads${query}`, {
    body: bytes,
    headers: { ...bearer(key), 'content-type': mime },
  });
}

async function sent(bytes: Uint8Array, sending: Sending = {}): Promise<string> {
  const answer = await send(bytes, sending);
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.json.uploadId);
}

function publish(uploadId: string, { body = A_CONSENT, key = approver }: { body?: object; key?: string } = {}) {
  return world.call(`/v1/manage/uploads/${uploadId}/publish`, { body, headers: bearer(key) });
}

function told(answer: TestAnswer) {
  return [answer.status, slugOf(answer)];
}

async function keyOf(roles: readonly string[]): Promise<string> {
  const body = { federation: here.name, label: roles.join(' '), roles };
  return (await world.call('/v1/manage/api-keys', { body, headers: bearer(world.operatorKey) })).json.key;
}

async function hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('sending a file', () => {
  test('UPL-01 of each type is answered 201 with the SHA-256 of what is kept', async () => {
    const files = [
      [aPng(), 'image/png'],
      [aJpeg(), 'image/jpeg'],
      [riff(vp8()), 'image/webp'],
      [aPdf(), 'application/pdf'],
    ] as const;
    for (const [bytes, mime] of files) {
      const { status, json } = await send(bytes, { mime });
      expect([status, json.sha256, json.bytes, json.mime]).toEqual([201, await hex(bytes), bytes.length, mime]);
      expect(json.publication).toBeNull();
      expect([json.sha256, json.saltedHash]).not.toEqual([json.saltedHash, json.sha256]);
    }
    const list = await world.call(`/v1/manage/projects/${here.projectId}/uploads?limit=3`, {
      headers: bearer(here.apiKey),
    });
    expect(list.json.items).toHaveLength(3);
    expect(list.json.nextCursor).not.toBeNull();
  });

  test('UPL-01 as a form is the same as the bytes alone', async () => {
    const form = new FormData();
    form.set('file', new File([aPng({ shade: 9 })], '照片.png', { type: 'image/png' }));
    form.set('purpose', 'photograph');
    const path = `/v1/manage/projects/${here.projectId}/uploads`;
    const answer = await world.call(path, { body: form, headers: bearer(here.apiKey) });
    expect([answer.status, answer.json.purpose, answer.json.label]).toEqual([201, 'photograph', '照片.png']);
    const again = await send(aPng({ shade: 9 }), { query: '?purpose=photograph' });
    expect(again.json.uploadId).toBe(answer.json.uploadId);
    const empty = await world.call(path, { body: new FormData(), headers: bearer(here.apiKey) });
    expect(told(empty)).toEqual([422, 'invalid-body']);
    const headers = { ...bearer(here.apiKey), 'content-type': 'multipart/form-data; boundary=x' };
    expect(told(await world.call(path, { body: 'no form', headers }))).toEqual([400, 'malformed-request']);
  });

  test('UPL-02 UPL-03 of another kind, or said to be another, is refused', async () => {
    expect(told(await send(bytesOf('<script>')))).toEqual([415, 'file-type-not-allowed']);
    expect(told(await send(aPng(), { mime: 'image/jpeg' }))).toEqual([415, 'file-type-not-allowed']);
    expect(told(await send(aPng(), { mime: 'image/svg+xml' }))).toEqual([415, 'file-type-not-allowed']);
    expect(told(await send(aPng(), { query: '?name=a.html' }))).toEqual([415, 'file-type-not-allowed']);
    const pdf = { mime: 'application/pdf' };
    expect(told(await send(aPdf('<< /OpenAction 1 0 R >>'), pdf))).toEqual([422, 'file-content-rejected']);
    expect(told(await send(aPng({ width: 60_000, height: 60_000 })))).toEqual([422, 'image-too-large']);
  });

  test('UPL-05 of one byte too many is 413 and of none 422, with and without Content-Length', async () => {
    const most = 10 * 1024 * 1024;
    const padded = (size: number) => {
      const bytes = new Uint8Array(size);
      bytes.set(aPng());
      return bytes;
    };
    expect((await send(padded(most))).status).toBe(201);
    expect(told(await send(padded(most + 1)))).toEqual([413, 'payload-too-large']);
    expect(told(await send(padded(most + 70_000)))).toEqual([413, 'payload-too-large']);
    expect(told(await send(new Uint8Array()))).toEqual([422, 'invalid-body']);
  });

  test('UPL-08 with a place in it keeps the picture and loses the place', async () => {
    const photograph = aJpeg({ more: [jpegSegment(0xe1, anExif(6))] });
    const uploadId = await sent(photograph, { mime: 'image/jpeg', query: '?purpose=photograph' });
    const kept = await world.ports.store.uploads.upload(uploadId);
    const stored = await world.ports.files?.get(kept?.fileKey ?? '');
    expect(stored?.length).toBeLessThan(photograph.length);
    expect(String.fromCharCode(...(stored ?? []))).not.toContain('GPS');
  });

  test('UPL-09 the fifty-first file and the two-hundred-and-first megabyte are refused', async () => {
    const { projectId } = here;
    const first = (await world.ports.store.uploads.ofProject({ projectId, limit: 100 })).length;
    for (let shade = first; shade < 50; shade += 1) await sent(aPng({ shade: 100 + shade }));
    expect(told(await send(aPng({ shade: 99 })))).toEqual([409, 'quota-exceeded']);
    // What is there already takes no room.
    expect((await send(aPng({ shade: 149 }))).status).toBe(201);
    const stored = await world.ports.files?.list(null);
    // The sample evidence of each federation is a row without bytes.
    expect(stored?.files).toHaveLength(49 + 2);
  });

  test('UPL-10 twice is one file; in another federation it is as new as any, and nobody hears of the other', async () => {
    const bytes = aPng({ shade: 77 });
    const first = await send(bytes);
    const second = await send(bytes);
    expect(second.json).toEqual(first.json);
    const elsewhere = await send(bytes, { to: world.there });
    const never = await send(aPng({ shade: 78 }), { to: world.there });
    expect(elsewhere.status).toBe(never.status);
    expect(Object.keys(elsewhere.json)).toEqual(Object.keys(never.json));
    expect(elsewhere.json.uploadId).not.toBe(first.json.uploadId);
    expect(elsewhere.json.saltedHash).not.toBe(first.json.saltedHash);
    const { uploads } = world.ports.store;
    const keys = await Promise.all(
      [first, elsewhere].map(async ({ json }) => (await uploads.upload(json.uploadId))?.fileKey),
    );
    expect(new Set(keys).size).toBe(2);
    const foreign = await world.call(`/v1/manage/uploads/${first.json.uploadId}/file`, {
      headers: bearer(world.there.apiKey),
    });
    expect(told(foreign)).toEqual([404, 'not-found']);
  });
});

describe('a file that is served', () => {
  test('UPL-07 runs nothing, is never sniffed, and only a picture is shown in the page', async () => {
    const photo = await sent(aPng({ shade: 40 }), { query: '?purpose=photograph&name=%E5%BC%A0%E4%B8%89.png' });
    const evidence = await sent(aPdf(), { mime: 'application/pdf' });
    const copy = await sent(aPdf('% copy'), {
      mime: 'application/pdf',
      query: `?purpose=public-copy&copyOf=${evidence}`,
    });
    for (const id of [photo, copy]) expect((await publish(id)).status).toBe(200);
    for (const [id, mime, manner] of [
      [photo, 'image/png', 'inline'],
      [copy, 'application/pdf', 'attachment'],
    ] as const) {
      const { status, headers } = await world.call(`/v1/files/${id}`);
      expect([status, headers.get('content-type')]).toEqual([200, mime]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; sandbox(?:;|$)/);
      // The name that its sender gave it may name somebody.
      expect(headers.get('content-disposition')).toBe(
        `${manner}; filename="${id}.${mime === 'image/png' ? 'png' : 'pdf'}"`,
      );
    }
    const own = await world.call(`/v1/manage/uploads/${photo}/file`, { headers: bearer(here.apiKey) });
    expect(own.headers.get('content-disposition')).toContain("filename*=UTF-8''%E5%BC%A0%E4%B8%89.png");
    expect(own.headers.get('cache-control')).toBe('no-store');
    const tag = (await world.call(`/v1/files/${photo}`)).headers.get('etag') ?? '';
    expect((await world.call(`/v1/files/${photo}`, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  test('UPL-12 is not there for the public until it is published, nor once it is taken back', async () => {
    const id = await sent(aPng({ shade: 41 }), { query: '?purpose=photograph' });
    const nowhere = await world.call('/v1/files/nosuchfile');
    const draft = await world.call(`/v1/files/${id}`);
    expect([draft.status, slugOf(draft)]).toEqual([404, slugOf(nowhere)]);
    expect((await world.call(`/v1/manage/uploads/${id}/file`)).status).toBe(401);
    expect((await publish(id)).json.publication.href).toBe(`/v1/files/${id}`);
    expect((await world.call(`/v1/files/${id}`)).status).toBe(200);
    const withdrawn = await world.call(`/v1/manage/uploads/${id}/withdraw`, {
      method: 'POST',
      headers: bearer(here.apiKey),
    });
    expect([withdrawn.status, withdrawn.json.publication.withdrawnAt]).toEqual([200, expect.any(String)]);
    expect((await world.call(`/v1/files/${id}`)).status).toBe(404);
    // Shown anew it has a round of its own.
    expect((await publish(id)).json.publication.withdrawnAt).toBeNull();
    expect((await world.call(`/v1/files/${id}`)).status).toBe(200);
  });

  test('UPL-07 of which the bytes are lost is a fault, and never another file', async () => {
    const id = await sent(aPng({ shade: 42 }), { query: '?purpose=photograph' });
    await publish(id);
    const { fileKey = '' } = (await world.ports.store.uploads.upload(id)) ?? {};
    await world.ports.files?.remove(fileKey);
    expect(told(await world.call(`/v1/files/${id}`))).toEqual([503, 'storage-unavailable']);
  });
});

describe('PRV showing a file to the public', () => {
  const CONSENT = { people: 2, minors: 0, form: 'written', givenOn: '2026-11-20', reference: '同意书第3号（示例）' };

  test('PRV-01 takes a consent on record, which nobody but those who may reads', async () => {
    const id = await sent(aPng({ shade: 50 }), { query: '?purpose=photograph' });
    for (const body of [
      {},
      { people: 1 },
      { ...CONSENT, reference: undefined },
      { ...CONSENT, minors: 3 },
      { ...CONSENT, minors: 1 },
      { ...CONSENT, givenOn: '2099-01-01' },
      { ...CONSENT, validTo: '2020-01-01' },
      { ...CONSENT, form: 'spoken' },
    ]) {
      expect([body, (await publish(id, { body })).status]).toEqual([body, 422]);
      expect((await world.call(`/v1/files/${id}`)).status).toBe(404);
    }
    const shown = await publish(id, { body: { ...CONSENT, minors: 1, guardiansConsented: true } });
    expect(shown.json.publication.consent.reference).toBe(CONSENT.reference);
    const { text, headers } = await world.call(`/v1/files/${id}`);
    expect(text + JSON.stringify([...headers])).not.toContain('同意书');
    // Said again it changes nothing, said otherwise it is refused.
    expect((await publish(id, { body: { ...CONSENT, minors: 1, guardiansConsented: true } })).status).toBe(200);
    expect(told(await publish(id))).toEqual([409, 'illegal-transition']);
  });

  test('PRV-01 ends with the last day of the consent', async () => {
    const id = await sent(aPng({ shade: 51 }), { query: '?purpose=photograph' });
    await publish(id, { body: { ...CONSENT, validTo: '2026-12-01' } });
    world.ports.clock.set(Date.parse('2026-12-01T15:59:59Z'));
    expect((await world.call(`/v1/files/${id}`)).status).toBe(200);
    world.ports.clock.set(Date.parse('2026-12-01T16:00:00Z'));
    expect((await world.call(`/v1/files/${id}`)).status).toBe(404);
  });

  test('PRV-01 is refused of evidence for good; its public copy is another file that names it', async () => {
    const evidence = await sent(aPng({ shade: 52 }));
    expect(told(await publish(evidence))).toEqual([409, 'illegal-transition']);
    const same = await send(aPng({ shade: 52 }), { query: `?purpose=public-copy&copyOf=${evidence}` });
    expect(told(same)).toEqual([422, 'file-content-rejected']);
    const bare = await send(aPng({ shade: 53 }), { query: '?purpose=public-copy' });
    expect(told(bare)).toEqual([422, 'invalid-body']);
    const odd = await send(aPng({ shade: 53 }), { query: `?copyOf=${evidence}` });
    expect(told(odd)).toEqual([422, 'invalid-body']);
    const ofPhoto = await send(aPng({ shade: 53 }), { query: `?purpose=public-copy&copyOf=${here.shownId}` });
    expect(told(ofPhoto)).toEqual([422, 'parent-not-found']);
    const foreign = await sent(aPng({ shade: 54 }), { to: world.there });
    const ofForeign = await send(aPng({ shade: 53 }), { query: `?purpose=public-copy&copyOf=${foreign}` });
    expect([ofForeign.text.replace(/"requestId":"\w+"/, '')]).toEqual([ofPhoto.text.replace(/"requestId":"\w+"/, '')]);
    const copy = await sent(aPng({ shade: 53 }), { query: `?purpose=public-copy&copyOf=${evidence}` });
    expect((await publish(copy)).json.copyOf).toBe(evidence);
    expect((await world.call(`/v1/files/${evidence}`)).status).toBe(404);
  });

  test('PRV-01 takes somebody else than who uploaded it', async () => {
    const id = await sent(aPng({ shade: 55 }), { query: '?purpose=photograph' });
    expect(told(await publish(id, { key: here.apiKey }))).toEqual([409, 'four-eyes-required']);
    expect(told(await publish(id, { key: await keyOf(['auditor']) }))).toEqual([403, 'forbidden']);
    expect(told(await publish(id, { key: world.operatorKey }))).toEqual([403, 'forbidden']);
    expect((await publish(id)).status).toBe(200);
  });

  test('PRV-01 a site owner has no business in the papers of a project', async () => {
    const id = await sent(concat(aPng({ more: [pngChunk('tEXt', 'x')] })));
    const key = await keyOf(['site-owner']);
    for (const path of [`uploads/${id}/file`, `projects/${here.projectId}/uploads`]) {
      expect(told(await world.call(`/v1/manage/${path}`, { headers: bearer(key) }))).toEqual([403, 'forbidden']);
    }
  });
});
