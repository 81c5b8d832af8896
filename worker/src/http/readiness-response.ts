// Readiness for three readers: a probe looks at the status, a program at the codes, a person at the words.

import type { Readiness, ReadinessCode, ReadinessFinding } from '@happy-homeland/contract';
import { readinessFindingOf } from '@happy-homeland/contract';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from './environment.ts';
import { problemOf, RETRY_DEFAULT_MS } from './problem-response.ts';

/** 200 while the work can be done, with what somebody has to look at; 503 `not-ready` otherwise. */
export function answerReadiness(c: RequestContext, codes: readonly ReadinessCode[]): Response {
  const findings = codes.map(readinessFindingOf);
  const faults = findings.filter(({ level }) => level === 'fault');
  const status = faults.length > 0 ? 503 : 200;
  c.header('cache-control', 'no-store');
  if (status === 503) c.header('retry-after', String(RETRY_DEFAULT_MS / 1000));
  if (wantsText(c)) return c.text(textOf(findings), status);
  const { mode } = c.var.ports.settings;
  const state = findings.length > 0 ? 'degraded' : 'ready';
  if (status === 200) return c.json({ status: state, mode, findings } satisfies Readiness);
  const detail = faults.map(({ en }) => en).join('; ');
  const problem = { ...problemOf(c, refused('not-ready', { detail })), findings };
  return c.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

function wantsText(c: RequestContext): boolean {
  return /\btext\/(?:plain|html)\b/.test(c.req.header('accept') ?? '');
}

function textOf(findings: readonly ReadinessFinding[]): string {
  if (findings.length === 0) return '一切正常\nready\n';
  return findings.map(({ code, level, zh, en }) => `${LEVELS[level]} ${code}\n  ${zh}\n  ${en}\n`).join('');
}

const LEVELS = { fault: '故障 fault', warning: '注意 warning' } as const;
