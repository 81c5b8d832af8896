// Documents of the API with a text of the test's choice in every string field, drawn from the contract's own schemas: a
// field that is added there is poisoned here without anyone thinking of it.
import { openApiDocument } from '@happy-homeland/contract';

type Schema = Readonly<Record<string, any>>;

/** One string field of a document. `isFree` if the contract takes any text there. */
export interface TextField {
  /** `charity.contact.phone`; items of a list have no number: `partners.name`. */
  readonly path: string;
  readonly isFree: boolean;
}

export type Text = (field: TextField) => string | undefined;

const SCHEMAS: Schema = Object(openApiDocument('https://give.example.org')['components']).schemas;

/**
 * A document of the schema with every optional field and one item in every list. `text` says what a string field holds;
 * where it says nothing the field holds something valid. Fields of a closed list always hold what `choose`, or else the
 * list, names first.
 */
export function documentOf(name: string, text: Text, choose: Readonly<Record<string, string>> = {}): any {
  return walk(name, { text, choose, onChoice: () => undefined });
}

type Walk = {
  readonly text: Text;
  readonly choose: Readonly<Record<string, string>>;
  readonly onChoice: (path: string) => void;
};

function walk(name: string, { text, choose, onChoice }: Walk): unknown {
  const build = (schema: Schema, path: string): unknown => {
    const { $ref, anyOf, oneOf, enum: choices, const: only, properties, items } = schema;
    const type = [schema['type']].flat().find((one) => one !== 'null');
    if ($ref !== undefined) return build(SCHEMAS[String($ref).split('/').at(-1) ?? ''], path);
    const shapes: Schema[] = [...(anyOf ?? []), ...(oneOf ?? [])].filter((one) => one['type'] !== 'null');
    const shape = shapes.find((one) => one['properties']?.kind?.const === choose[path]) ?? shapes[0];
    if (shape !== undefined) return build(shape, path);
    if (only !== undefined) return only;
    if (choices !== undefined) {
      onChoice(path);
      return choose[path] ?? choices[0];
    }
    if (type === 'object') return objectOf(properties ?? {}, path);
    if (type === 'array') return [build(items, path)];
    if (type === 'string') return text({ path, isFree: isFree(schema) }) ?? validText(schema);
    return type === 'boolean' ? true : Math.max(1, Number(schema['minimum'] ?? 1));
  };
  const objectOf = (properties: Schema, path: string): object => {
    const fields = Object.entries(properties);
    return Object.fromEntries(
      fields.map(([key, schema]) => [key, build(schema, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return build({ $ref: `#/components/schemas/${name}` }, '');
}

/** Every string field of the schema, in order. */
export function textFieldsOf(name: string): readonly TextField[] {
  const found: TextField[] = [];
  documentOf(name, (field) => {
    found.push(field);
    return undefined;
  });
  return found;
}

/** Paths of the fields that hold a word from a closed list, except currencies: without one nothing is drawn at all. */
export function choicesOf(name: string): readonly string[] {
  const found = new Set<string>();
  walk(name, { text: () => undefined, choose: {}, onChoice: (path) => found.add(path) });
  return [...found].filter((path) => !/currency/i.test(path));
}

function isFree({ pattern, format }: Schema): boolean {
  return pattern === undefined && format === undefined;
}

function validText({ pattern = '', format = '' }: Schema): string {
  if (format === 'date') return '2026-11-22';
  if (format === 'date-time') return '2026-11-22T06:05:00.000Z';
  if (format === 'email') return 'contact@example.org';
  if (format === 'uri') return 'https://charity.example.org/';
  if (/hh/.test(pattern)) return 'hhabcdefghijklmnop';
  if (/HJ-NPQRTUWXY/.test(pattern)) return '53110000MJ01234566';
  return format === '' && pattern === '' ? '示例' : 'abcdefghijklmnop';
}
