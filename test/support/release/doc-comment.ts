// Doc comments, as they stand before what they are about.
import type { SourceFile } from '../tidy/source-file.ts';
import type { Node } from '../tidy/syntax.ts';
import { parseFile } from '../tidy/syntax.ts';

/** The text of the doc comment before a statement, without its stars; empty where there is none. */
export function docBefore(file: SourceFile, { start: statement }: Node): string {
  const comment = parseFile(file).comments.findLast(
    ({ start, end }) =>
      end <= statement && file.text.startsWith('/**', start) && /^\s*$/.test(file.text.slice(end, statement)),
  );
  if (comment === undefined) return '';
  const text = file.text.slice(comment.start, comment.end);
  return text.replaceAll(/^\s*(?:\/\*\*|\*\/|\*(?!\/)) ?|\s*\*\/$/gm, '').trim();
}
