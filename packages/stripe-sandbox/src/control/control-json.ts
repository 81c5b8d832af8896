// Bodies of the control plane: small JSON objects, every field known by name.

import type { Context } from 'hono';
import { ApiError } from '../api/api-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** The body's text. JSON only: a form on some web page that a developer has open cannot send that without asking. */
export function jsonText(c: Context): Promise<string> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/json')) {
    throw new ApiError({ status: 415, type: 'invalid_request_error', message: 'Send the body as application/json.' });
  }
  return c.req.text();
}

/** An object that has no other fields than these. Throws 400. */
export function parseJsonObject(text: string, names: readonly string[]): Json {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw unfit(`the body is not JSON (${cause instanceof Error ? cause.message : 'unreadable'})`, 'body', cause);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unfit('the body is not an object', 'body');
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw unfit(`unknown field; expected ${names.join(', ')}`, unknown);
  return { ...body };
}

/** A number between two bounds, both included; whole unless said otherwise. Throws 400. */
export function parseNumber(
  value: unknown,
  bounds: { name: string; min: number; max: number; isFraction?: boolean },
): number {
  const { name, min, max, isFraction = false } = bounds;
  const isFit = typeof value === 'number' && (isFraction || Number.isSafeInteger(value));
  if (isFit && value >= min && value <= max) return value;
  throw unfit(`${name} must be a ${isFraction ? '' : 'whole '}number from ${min} to ${max}`, name);
}

/** One of a closed list of words. Throws 400. */
export function parseWord<const Word extends string>(value: unknown, name: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw unfit(`${name} must be one of ${words.join(', ')}`, name);
  return word;
}

export function parseBoolean(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw unfit(`${name} must be true or false`, name);
}

/** 400: a field of a control body does not fit. */
export function unfit(message: string, param: string, cause?: unknown): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', code: 'control_invalid', param, message, cause });
}
