// Bytes of a publish file → the file, or everything in it that does not fit. Nothing is sent before this is empty.

import type { PublishFile } from '@happy-homeland/contract';
import { publishFile } from '@happy-homeland/contract';
import { crossReferences } from './cross-references.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import type { Finding } from './finding.ts';
import { pathText } from './finding.ts';
import type { SchemaIssue } from './issue-text.ts';
import { issueText } from './issue-text.ts';

export type FileCheck =
  | { readonly kind: 'fits'; readonly file: PublishFile }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

/** Larger than 2000 projects with full texts. */
export const FILE_BYTES_MAX = 16 * 1024 * 1024;

export function checkPublishFile(bytes: Uint8Array): FileCheck {
  if (bytes.length > FILE_BYTES_MAX) return refused(tooLarge(bytes.length));
  const text = decode(bytes);
  if (text === null) return refused(notUtf8());
  const json = parseJson(text);
  if (json.kind === 'broken') return refused(notJson(json.where));
  const doubled = duplicateKeys(text).map(doubledKey);
  if (doubled.length > 0) return refused(...doubled);
  const parsed = publishFile.safeParse(json.value);
  if (!parsed.success)
    return refused(...onePerPlace(parsed.error.issues.map((issue) => fromSchema(issue, json.value))));
  const disagreements = crossReferences(parsed.data);
  return disagreements.length > 0 ? refused(...disagreements) : { kind: 'fits', file: parsed.data };
}

function refused(...findings: readonly Finding[]): FileCheck {
  return { kind: 'refused', findings };
}

function fromSchema(issue: SchemaIssue, top: unknown): Finding {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  return { path, ...issueText(issue, valueAt(top, path)) };
}

// One value may break two limits; the first sentence says enough.
function onePerPlace(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [pathText(finding.path), finding])).values()].toReversed();
}

function valueAt(top: unknown, path: Finding['path']): unknown {
  return path.reduce<unknown>((value, step) => {
    const own = value !== null && typeof value === 'object' && Object.getOwnPropertyDescriptor(value, step);
    return own ? own.value : undefined;
  }, top);
}

type Json = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'broken'; readonly where: string };

function parseJson(text: string): Json {
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch (error) {
    return { kind: 'broken', where: error instanceof Error ? error.message : String(error) };
  }
}

/** Null when the bytes are not UTF-8. The decoder drops a byte-order mark, which Windows editors write. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function tooLarge(bytes: number): Finding {
  return {
    path: [],
    expected: {
      zh: `文件有 ${bytes} 字节，上限 ${FILE_BYTES_MAX}`,
      en: `the file has ${bytes} bytes, at most ${FILE_BYTES_MAX}`,
    },
    fix: { zh: '分成几个文件', en: 'split it' },
  };
}

function notUtf8(): Finding {
  return {
    path: [],
    expected: { zh: '文件应为 UTF-8 编码', en: 'the file must be UTF-8' },
    fix: { zh: '在编辑器中另存为 UTF-8', en: 'save it as UTF-8 in your editor' },
  };
}

function notJson(where: string): Finding {
  return {
    path: [],
    expected: { zh: `不是有效的 JSON：${where}`, en: `not valid JSON: ${where}` },
    fix: { zh: '改正所指位置的标点或引号', en: 'correct the punctuation or quotes at that place' },
  };
}

function doubledKey(path: Finding['path']): Finding {
  return {
    path,
    expected: { zh: '同一编号出现两次，前一个会丢失', en: 'stands here twice, and the first would be lost' },
    fix: { zh: '给其中一个换编号', en: 'give one of them another key' },
  };
}
