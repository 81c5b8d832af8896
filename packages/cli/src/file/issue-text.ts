// The schema's own complaints, said so that a person at a desk can act on them.

import type { Text } from '../language.ts';
import { shown } from './finding.ts';

/** The parts of a zod issue that are used here; which are present depends on `code`. */
export interface SchemaIssue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly format?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly values?: unknown;
  readonly keys?: unknown;
}

/** What was expected at the place of the issue, and how to put it right. `value` is what stands there. */
export function issueText(issue: SchemaIssue, value: unknown): { readonly expected: Text; readonly fix: Text } {
  if (value === undefined && issue.code === 'invalid_type') {
    return { expected: { zh: '必填项缺失', en: 'required, but absent' }, fix: absentFix(issue) };
  }
  return { expected: withFound(expectedText(issue), value), fix: fixText(issue) };
}

function absentFix(issue: SchemaIssue): Text {
  const type = typeText(issue.expected);
  return { zh: `补上该项（${type.zh}）`, en: `add it (${type.en})` };
}

// A whole object would bury the sentence; its place is named anyway.
function withFound(expected: Text, value: unknown): Text {
  if (typeof value === 'object' && value !== null) return expected;
  return { zh: `${expected.zh}，实际是 ${shown(value)}`, en: `${expected.en}, found ${shown(value)}` };
}

function expectedText(issue: SchemaIssue): Text {
  switch (issue.code) {
    case 'invalid_type': {
      const type = typeText(issue.expected);
      return { zh: `应为${type.zh}`, en: `expected ${type.en}` };
    }
    case 'invalid_value': {
      const values = Array.isArray(issue.values) ? issue.values.map(shown).join(' | ') : '';
      return { zh: `应为以下之一：${values}`, en: `expected one of ${values}` };
    }
    case 'too_small':
      return limitText(issue, { zh: `至少 ${issue.minimum}`, en: `at least ${issue.minimum}` });
    case 'too_big':
      return limitText(issue, { zh: `至多 ${issue.maximum}`, en: `at most ${issue.maximum}` });
    case 'unrecognized_keys': {
      const keys = Array.isArray(issue.keys) ? issue.keys.map(shown).join(', ') : '';
      return { zh: `没有名为 ${keys} 的字段`, en: `no field is called ${keys}` };
    }
    case 'invalid_key':
      return EXTERNAL_ID;
    case 'invalid_format':
      return FORMATS[String(issue.format)] ?? sentence(issue.message);
    default:
      return sentence(issue.message);
  }
}

function fixText(issue: SchemaIssue): Text {
  if (issue.code === 'unrecognized_keys') return { zh: '删去，或核对拼写', en: 'remove it, or check the spelling' };
  if (issue.code === 'invalid_key') return { zh: '换一个编号', en: 'choose another key' };
  if (issue.code === 'too_big') return { zh: '缩短或减小', en: 'shorten or reduce it' };
  const field = String(issue.path.at(-1));
  return (Object.hasOwn(FIXES, field) ? FIXES[field] : undefined) ?? { zh: '改正该项', en: 'correct it' };
}

function limitText(issue: SchemaIssue, limit: Text): Text {
  const units: Record<string, Text> = {
    string: { zh: ' 个字符', en: ' characters' },
    array: { zh: ' 项', en: ' items' },
  };
  const unit = units[String(issue.origin)] ?? { zh: '', en: '' };
  return { zh: `应为${limit.zh}${unit.zh}`, en: `expected ${limit.en}${unit.en}` };
}

function typeText(expected: unknown): Text {
  const types: Record<string, Text> = {
    string: { zh: '文字', en: 'text' },
    number: { zh: '数字', en: 'a number' },
    int: { zh: '整数', en: 'a whole number' },
    boolean: { zh: 'true 或 false', en: 'true or false' },
    array: { zh: '列表 […]', en: 'a list […]' },
    object: { zh: '对象 {…}', en: 'an object {…}' },
    record: { zh: '对象 {…}', en: 'an object {…}' },
  };
  return types[String(expected)] ?? { zh: `${expected}`, en: `${expected}` };
}

// A sentence the schema says and this table does not know is shown as it is, rather than not at all.
function sentence(message: string): Text {
  return CONTRACT_SENTENCES[message] ?? { zh: message, en: message };
}

const FORMATS: Record<string, Text> = {
  date: { zh: '应为日期 YYYY-MM-DD', en: 'expected a date YYYY-MM-DD' },
  url: { zh: '应为网址', en: 'expected a URL' },
  email: { zh: '应为电子邮箱', en: 'expected an e-mail address' },
};

const EXTERNAL_ID: Text = {
  zh: '编号应为 1 至 64 个小写字母、数字或 . _ -，以字母或数字开头',
  en: 'expected a key of 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit',
};

/** The contract's own sentences, in Chinese as well. */
const CONTRACT_SENTENCES: Readonly<Record<string, Text>> = {
  'must be 1 to 64 of a-z 0-9 . _ -': EXTERNAL_ID,
  'must be a six-digit GB/T 2260 code': {
    zh: '应为六位行政区划代码（GB/T 2260）',
    en: 'expected a six-digit division code (GB/T 2260)',
  },
  'must be an 18-character unified social credit code': {
    zh: '应为 18 位统一社会信用代码',
    en: 'expected an 18-character unified social credit code',
  },
  'must be an https URL (http is accepted for localhost and 127.0.0.1 only), without user name or password': {
    zh: '应为 https 网址（仅 localhost 与 127.0.0.1 可用 http），不含用户名和密码',
    en: 'expected an https URL (http for localhost and 127.0.0.1 only), without user name or password',
  },
  'must be an origin: scheme, host and port only, no path, no trailing slash': {
    zh: '应为网站来源：只含协议、主机和端口，末尾没有斜杠',
    en: 'expected an origin: scheme, host and port, no path, no trailing slash',
  },
  'must have at least one visible character': {
    zh: '至少要有一个看得见的字',
    en: 'must have at least one visible character',
  },
  'must not contain control or text-direction characters': {
    zh: '不得含有控制字符或文字方向字符',
    en: 'must not contain control or text-direction characters',
  },
  'endsOn must not be before startsOn': {
    zh: '结束日期不得早于开始日期 startsOn',
    en: 'endsOn must not be before startsOn',
  },
  'maxGiftMinor must not be below minGiftMinor': {
    zh: '单笔上限不得低于下限 minGiftMinor',
    en: 'maxGiftMinor must not be below minGiftMinor',
  },
  'at most 2000 entries': { zh: '至多 2000 项，请分成几个文件', en: 'at most 2000 entries; split the file' },
};

const DATE_FIX: Text = { zh: '写成例如 2026-11-22', en: 'write it like 2026-11-22' };

/** By field name: what a right value looks like. */
const FIXES: Record<string, Text> = {
  filedOn: DATE_FIX,
  startsOn: DATE_FIX,
  endsOn: DATE_FIX,
  issuedOn: DATE_FIX,
  registeredOn: DATE_FIX,
  assessedOn: DATE_FIX,
  agreementSignedOn: DATE_FIX,
  validTo: {
    zh: '写成例如 2029-10-07；证书未载明有效期时写 null',
    en: 'write it like 2029-10-07, or null where none is printed',
  },
  amountMinor: { zh: '以分为单位的整数：68,000 元写 6800000', en: 'whole fen: 68,000 yuan is 6800000' },
  managementBps: { zh: '以万分之一为单位：5% 写 500', en: 'basis points: 5% is 500' },
  uscc: { zh: '照登记证书抄录', en: 'copy it from the registration certificate' },
  region: { zh: '写成例如 511802', en: 'write it like 511802' },
  origin: { zh: '写成例如 https://www.example.org', en: 'write it like https://www.example.org' },
  category: { zh: '小写字母和连字符，例如 elder-care', en: 'lowercase letters and hyphens, like elder-care' },
};
