// Articles are kept and told by their Chinese label, which is how they are looked up; an English page needs the other.

import { FAMILIES } from './families/families.ts';

let labels: ReadonlyMap<string, string> | undefined;

/** The English label of an article that some version of a rule cites, by its Chinese label; any other as it is. */
export function articleInEnglish(label: string): string {
  labels ??= new Map(
    Object.values(FAMILIES).flatMap(({ rules }) =>
      rules.flatMap(({ versions }) =>
        versions.flatMap(({ articles }) => articles.map((article) => [article.label.zh, article.label.en] as const)),
      ),
    ),
  );
  return labels.get(label) ?? label;
}
