import { invalidParam } from '../api/api-error.ts';
import type { Currency } from '../currencies.ts';
import { currencyCodes, isCurrency } from '../currencies.ts';
import { MAX_TEXT_LENGTH, MAX_URL_LENGTH } from '../limits.ts';
import type { Decoder } from './decode.ts';
import { nonEmptyText } from './decode.ts';
import type { FormNode } from './form.ts';

/** A text of 1 to `maxLength` UTF-16 units. */
export function text(maxLength: number = MAX_TEXT_LENGTH): Decoder<string> {
  return (node, path) => {
    const value = nonEmptyText(node, path);
    if (value.length > maxLength) {
      throw invalidParam({
        param: path,
        message: `Invalid string: ${path} has ${value.length} characters, at most ${maxLength} are allowed.`,
      });
    }
    return value;
  };
}

/** A text that may also be empty, which unsets it. */
export function emptyableText(maxLength: number = MAX_TEXT_LENGTH): Decoder<string | null> {
  const decode = text(maxLength);
  return (node, path) => (node === '' ? null : decode(node, path));
}

/** A whole number between two bounds, both included. */
export function integer(bounds: { min: number; max: number }): Decoder<number> {
  return (node, path) => {
    const value = nonEmptyText(node, path);
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) {
      throw invalidParam({ param: path, code: 'parameter_invalid_integer', message: `Invalid integer: ${value}` });
    }
    if (number < bounds.min || number > bounds.max) {
      throw invalidParam({
        param: path,
        code: 'parameter_invalid_integer',
        message: `${path} must lie between ${bounds.min} and ${bounds.max}; it is ${number}.`,
      });
    }
    return number;
  };
}

export function boolean(node: FormNode, path: string): boolean {
  const value = nonEmptyText(node, path);
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw invalidParam({ param: path, message: `Invalid boolean: ${value}` });
}

/** One of a closed list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Decoder<Word> {
  return (node, path) => {
    const value = nonEmptyText(node, path);
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      throw invalidParam({ param: path, message: `Invalid ${path}: must be one of ${words.join(', ')}` });
    }
    return word;
  };
}

/** An absolute http or https address, kept as it was sent, because it may carry `{CHECKOUT_SESSION_ID}`. */
export function webAddress(node: FormNode, path: string): string {
  const value = text(MAX_URL_LENGTH)(node, path);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw invalidParam({
      param: path,
      code: 'url_invalid',
      message: `Not a valid URL: ${path} must be absolute and start with https:// or http://`,
    });
  }
  return value;
}

export function emailAddress(node: FormNode, path: string): string {
  const value = text(512)(node, path);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    throw invalidParam({ param: path, code: 'email_invalid', message: `Invalid email address: ${value}` });
  }
  return value;
}

/** A currency in either case, answered in lower case as Stripe does. */
export function currency(node: FormNode, path: string): Currency {
  const code = nonEmptyText(node, path).toLowerCase();
  if (!isCurrency(code)) {
    throw invalidParam({
      param: path,
      message: `Invalid currency: ${code}. The sandbox takes ${currencyCodes().join(', ')}.`,
    });
  }
  return code;
}
