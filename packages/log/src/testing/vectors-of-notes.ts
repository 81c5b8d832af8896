// Receipts and signed notes: the recorded ones, and what becomes of them on the way.
import { toBase64 } from '../base64.ts';
import { parseVerifierKey } from '../verifier-key.ts';
import { GO } from './known-answers.ts';
import {
  CITY_BY_TOWN,
  FILE,
  GROWTH_FROM_100,
  LEAF,
  NEXT_LEAF,
  NOTE,
  NOTE_OF_CITY,
  OWN_WITNESS,
  PROOF_LINES,
  TRUST,
} from './recorded-log.ts';
import type { Vector } from './vector.ts';
import { checkpoint, each, HTML, lineOf, opened, receipt, STRANGER, spoiled, yesOrNo } from './vector.ts';

export const RECEIPTS: readonly Vector[] = [
  { name: 'the recorded receipt', ask: receipt(FILE), answer: 'ok' },
  {
    name: 'it beside another leaf, or a short one',
    ask: each([NEXT_LEAF, LEAF.slice(1), new Uint8Array()].map((leaf) => receipt(FILE, { leaf }))),
    answer: 'inclusion-wrong',
  },
  {
    name: 'it cut off anywhere, where all of its witnesses are asked for',
    ask: each(Array.from({ length: FILE.length }, (_, end) => receipt(FILE.slice(0, end), { quorum: 3 }))),
    answer: 'file-malformed note-malformed quorum-missed',
  },
  {
    name: 'it with 64 hashes',
    ask: receipt(FILE.replace(PROOF_LINES, `${toBase64(LEAF)}\n`.repeat(64))),
    answer: 'inclusion-wrong',
  },
  {
    name: 'it with 65 hashes, or a megabyte more',
    ask: each(
      [FILE.replace(PROOF_LINES, `${toBase64(LEAF)}\n`.repeat(65)), FILE + 'x'.repeat(1_000_000)].map((file) =>
        receipt(file),
      ),
    ),
    answer: 'file-malformed',
  },
  {
    name: 'it with a hash of 31 bytes',
    ask: receipt(FILE.replace(/\n[^\n]{43}=\n/, `\n${'A'.repeat(42)}==\n`)),
    answer: 'file-malformed',
  },
  {
    name: 'it with the path of another',
    ask: receipt(FILE.replace(PROOF_LINES, GROWTH_FROM_100.map((hash) => `${toBase64(hash)}\n`).join(''))),
    answer: 'inclusion-wrong',
  },
  {
    name: 'it under the checkpoint of another log',
    ask: receipt(FILE.replace(NOTE, NOTE_OF_CITY)),
    answer: 'signature-missing',
  },
  {
    name: 'it under a checkpoint that this log signed for another',
    ask: receipt(FILE.replace(NOTE, CITY_BY_TOWN)),
    answer: 'origin-other',
  },
  { name: 'a web page in its place', ask: each([HTML, ''].map((file) => receipt(file))), answer: 'file-malformed' },
  {
    name: 'a web page in the place of its checkpoint',
    ask: receipt(FILE.replace(NOTE, HTML)),
    answer: 'note-malformed',
  },
  { name: 'it with CR LF', ask: receipt(FILE.replaceAll('\n', '\r\n')), answer: 'file-malformed' },
  {
    name: 'it with what is no text',
    ask: each([null, undefined, 7, {}, []].map((file) => receipt(file as never))),
    answer: 'file-malformed',
  },
];

const UNKNOWN_LOG_KEY = GO.vkey;
const LOG_KEY = /"vkey":"(log[^"]*)"/.exec(TRUST)?.[1] ?? '';
const KNOWN = [LOG_KEY, OWN_WITNESS];

export const NOTES: readonly Vector[] = [
  { name: 'the recorded checkpoint', ask: checkpoint(NOTE), answer: 'ok' },
  { name: 'its signatures of two known keys', ask: opened(NOTE, KNOWN), answer: '2' },
  { name: 'the same keys given twice', ask: opened(NOTE, [...KNOWN, ...KNOWN]), answer: '2' },
  {
    name: 'a signature that stands there twice',
    ask: opened(`${NOTE}${lineOf('own.example.org')}\n`, KNOWN),
    answer: '3',
  },
  {
    name: 'twenty signatures, of which four are of known keys',
    ask: checkpoint(NOTE + STRANGER.repeat(16)),
    answer: 'ok',
  },
  { name: '65 signatures', ask: checkpoint(NOTE + STRANGER.repeat(61)), answer: 'note-malformed' },
  {
    name: 'no key that signed',
    ask: each([opened(NOTE, []), opened(NOTE, [UNKNOWN_LOG_KEY])]),
    answer: 'signature-missing',
  },
  {
    name: 'one wrong signature of a known key beside right ones, whosever it is',
    ask: each(
      ['log.example.org/town', 'bureau.example.org', 'auditor.example.org', 'own.example.org'].map((name) =>
        checkpoint(spoiled(name)),
      ),
    ),
    answer: 'signature-wrong',
  },
  {
    name: 'a wrong signature below the right one of the same key',
    ask: checkpoint(`${NOTE}${lineOf('own.example.org').replace(/([^A])(.{8}=*)$/, 'A$2')}\n`),
    answer: 'signature-wrong',
  },
  {
    name: 'another size under the same signatures',
    ask: checkpoint(NOTE.replace('\n300\n', '\n301\n')),
    answer: 'signature-wrong',
  },
  {
    name: 'a short root under the same signatures',
    ask: checkpoint(NOTE.replace(/\n56[^\n]*\n/, '\n56/I\n')),
    answer: 'signature-wrong',
  },
  {
    name: 'a CR, CR LF, a NUL, a tab, half a surrogate pair, no last line feed, one more',
    ask: each(
      [
        NOTE.replace('town', 'to\rwn'),
        NOTE.replaceAll('\n', '\r\n'),
        NOTE.replace('town', 'to\0wn'),
        NOTE.replace('town', 'to\twn'),
        NOTE.replace('town', 'to\ud800wn'),
        NOTE.slice(0, -1),
        `${NOTE}\n`,
        HTML,
        '',
        'x'.repeat(1_000_000) + NOTE,
      ].map(checkpoint),
    ),
    answer: 'note-malformed',
  },
  {
    name: 'a key that was cut short, or whose id is not its own',
    ask: each([opened(NOTE, [LOG_KEY.slice(0, -4)]), opened(NOTE, [LOG_KEY.replace('+4', '+5')])]),
    answer: 'keys-unusable',
  },
  {
    name: 'two keys of one name and id',
    ask: async (engine) => {
      const [key, other] = await Promise.all([parseVerifierKey(LOG_KEY), parseVerifierKey(GO.vkey)]);
      if (key === undefined || other === undefined) return 'no key';
      return opened(NOTE, [key, { ...key, publicKey: other.publicKey }])(engine);
    },
    answer: 'keys-unusable',
  },
  {
    name: 'a key that is no point of the curve, and signatures of another length',
    ask: async ({ ed25519 }) => {
      const message = new Uint8Array(3);
      const nowhere = { publicKey: new Uint8Array(32).fill(255), message, signature: new Uint8Array(64) };
      const short = { publicKey: new Uint8Array(31), message, signature: new Uint8Array(63) };
      return (await Promise.all([nowhere, short].map((signed) => ed25519.verify(signed)))).map(yesOrNo).join(' ');
    },
    answer: 'no no',
  },
];
