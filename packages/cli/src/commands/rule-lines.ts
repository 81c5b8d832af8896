// Findings of the rules as lines for people: what, by which article, where in the file, what to do.

import type { Finding, Moment } from '@happy-homeland/rules';
import { labelOf, plainWords } from '@happy-homeland/rules/catalog';
import type { Language, Text } from '../language.ts';
import { plainLine } from '../text/plain-line.ts';

/** What is printed of a finding, whether it was judged here or came from a deployment. */
export interface SaidFinding {
  readonly rule: string;
  readonly title: Text;
  readonly message: Text;
  readonly fix: Text | null;
  readonly fields: readonly string[];
  readonly articles: readonly { readonly label: Text }[];
  readonly moments: Finding['moments'];
}

const FIELDS_SHOWN_MAX = 8;
const ARTICLES_SHOWN_MAX = 6;

/** The lines of one finding, without an end of line. `placeOf` says where in the file a fact stands. */
export function findingLines(
  finding: SaidFinding,
  { lang, placeOf }: { readonly lang: Language; readonly placeOf?: (field: string) => string },
): string[] {
  const { rule, title, fields, articles } = finding;
  const { message, fix } = plainWords(finding);
  const colon = { zh: '：', en: ': ' }[lang];
  const places = bounded(
    [
      ...new Set(
        fields.slice(0, FIELDS_SHOWN_MAX + 1).map((field) => factText(field, placeOf?.(field) ?? field, lang)),
      ),
    ],
    FIELDS_SHOWN_MAX,
  );
  const cited = bounded(
    articles.map(({ label }) => label[lang]),
    ARTICLES_SHOWN_MAX,
  );
  const rows: readonly (readonly [name: Text, value: string])[] = [
    [{ zh: '依据', en: 'Article' }, cited.join({ zh: '、', en: '; ' }[lang])],
    [{ zh: '位置', en: 'Where' }, places.join({ zh: '、', en: ', ' }[lang])],
    [{ zh: '改法', en: 'Fix' }, fix?.[lang] ?? ''],
  ];
  return [
    plainLine(`${rule} ${title[lang]}${colon}${message[lang]}`),
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => plainLine(`  ${name[lang]}${colon}${value}`)),
  ];
}

/** The moments that a finding closes, in words. */
export function momentWords(moments: readonly Moment[], lang: Language): string {
  return moments.map((moment) => MOMENTS[moment][lang]).join({ zh: '、', en: ', ' }[lang]);
}

/** What the fact is called, and where it stands. What nobody knows has no other name than its path. */
function factText(field: string, place: string, lang: Language): string {
  const label = labelOf(field)[lang];
  if (label === field) return place;
  return lang === 'zh' ? `${label}（${place}）` : `${label} (${place})`;
}

function bounded(texts: readonly string[], max: number): string[] {
  return texts.length > max ? [...texts.slice(0, max), '…'] : [...texts];
}

const MOMENTS = {
  apply: { zh: '申请资格', en: 'application' },
  file: { zh: '备案', en: 'filing' },
  publish: { zh: '发布', en: 'publication' },
  render: { zh: '页面显示捐赠按钮', en: 'the donate button' },
  pay: { zh: '收款', en: 'payment' },
  book: { zh: '款物使用与公示', en: 'the books' },
  year: { zh: '年度核对', en: 'the yearly check' },
} as const satisfies Record<Moment, Text>;
