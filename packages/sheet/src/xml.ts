// One walk through a part of a workbook. Entities that a document defines itself are not expanded by the parser, so no file can
// blow itself up with them; names come without their prefix, because files differ in it.

import { Parser } from 'saxen';
import { SheetError } from './cell.ts';

export interface XmlHandlers {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** @throws SheetError for what is no XML */
export function walkXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    open?.(localName(name), (wanted) => {
      const value = attributes()[wanted];
      return value === undefined ? undefined : decode(value);
    });
  });
  parser.on('closeTag', (name) => close?.(localName(name)));
  parser.on('text', (value, decode) => text?.(decode(value)));
  parser.on('cdata', (value) => text?.(value));
  parser.on('error', (cause) => {
    throw new SheetError(
      { zh: `xlsx 文件已损坏（${cause.message}）`, en: `the xlsx file is damaged (${cause.message})` },
      { cause },
    );
  });
  parser.parse(xml);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
