// PDFs: what can only be read is kept, what could do more is refused however it is written.

import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { aPdf, aPng, bytesOf, concat } from '../../testing/file-builders.ts';
import { inspectFile } from './inspect-file.ts';

async function inspect(bytes: Uint8Array) {
  return inspectFile({ bytes, mime: 'application/pdf', name: null });
}

async function reason(bytes: Uint8Array) {
  const file = await inspect(bytes);
  return file.kind === 'refused' ? file.reason : null;
}

describe('UPL-02 a PDF that could do something', () => {
  const ACTIONS = [
    '/OpenAction 5 0 R',
    '/S /JavaScript /JS (app.alert(1))',
    '/AA << /O 5 0 R >>',
    '/S /Launch /F (cmd.exe)',
    '/Names << /EmbeddedFiles 6 0 R >>',
    '/Type /EmbeddedFile',
    '/S /SubmitForm',
    '/S /GoToR',
    '/AcroForm << /XFA 7 0 R >>',
    '/Subtype /RichMedia',
  ];
  const HEX = ACTIONS.map((text) =>
    text.replaceAll(/\/(\w)(\w)/g, (_, first: string, second: string) => {
      return `/${first}#${second.charCodeAt(0).toString(16)}`;
    }),
  );

  test.each([...ACTIONS, ...HEX])('UPL-02 by %s is refused', async (action) => {
    const pdf = aPdf(`4 0 obj\n<< ${action} >>\nendobj`);
    expect(await reason(pdf)).toBe('file-content-rejected');
  });

  function packed(text: string, { dictionary = '/Type /ObjStm /N 1 /First 4', data = deflateSync(text) } = {}) {
    const head = `4 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`;
    return aPdf(concat(head, data, '\nendstream\nendobj'));
  }

  test.each([...ACTIONS, ...HEX])('UPL-02 by %s in a packed object is refused', async (action) => {
    expect(await reason(packed(`5 0 << ${action} >>`))).toBe('file-content-rejected');
    const unnamed = { dictionary: '/N 1 /Fir#73t 4' };
    expect(await reason(packed(`5 0 << ${action} >>`, unnamed))).toBe('file-content-rejected');
  });

  test('UPL-02 that nobody can look into is refused: locked, packed twice, packed far too small', async () => {
    const refusals = [
      aPdf('4 0 obj\n<< /Encrypt 5 0 R >>\nendobj'),
      packed('5 0 << >>', { dictionary: '/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>' }),
      packed('5 0 << >>', { dictionary: '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode]' }),
      packed('', { data: Buffer.from('no such data') }),
      packed('', { data: deflateSync(Buffer.alloc(40 * 1024 * 1024)) }),
    ];
    for (const [at, pdf] of refusals.entries()) {
      expect([at, await reason(pdf)]).toEqual([at, 'file-content-rejected']);
    }
  });

  test('UPL-02 behind what only looks like a stream is refused', async () => {
    const hidden = aPdf('4 0 obj\n% >>\nstream\n<< /S /JavaScript >>\n% endstream\nendobj');
    expect(await reason(hidden)).toBe('file-content-rejected');
  });

  test('UPL-01 but one that can only be read is kept as it is: links, bookmarks, packed objects, pictures', async () => {
    const link = aPdf('4 0 obj\n<< /Type /Annot /A << /S /URI /URI (https://example.org) >> >>\nendobj');
    const bookmarks = '6 0 obj\n<< /Type /Outlines /First 7 0 R /Count 1 >>\nendobj\n';
    const noise = deflateSync(Buffer.from('/JS /AA /XFA of a picture, which mean nothing there'), { level: 0 });
    const image = concat(
      `${bookmarks}4 0 obj\n<< /Subtype /Image /Filter /DCTDecode /Length ${noise.length} >>\nstream\n`,
      noise,
      '\nendstream\nendobj',
    );
    for (const pdf of [aPdf(), link, packed('5 0 << /Type /Font >>'), aPdf(image)]) {
      expect(await inspect(pdf)).toMatchObject({ kind: 'clean', bytes: pdf });
    }
  });

  test('UPL-02 without a version, without an end, or with something behind it is refused', async () => {
    for (const pdf of [
      bytesOf('%PDF-9.9\n%%EOF'),
      bytesOf('%PDF-1.7\n'),
      concat(aPdf(), '<html>'),
      concat(aPdf(), aPng()),
    ]) {
      expect(await reason(pdf)).toBe('file-content-rejected');
    }
  });
});
