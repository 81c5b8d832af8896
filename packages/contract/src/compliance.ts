// What the rules say of a project, for the resident who asks why this appeal is lawful and for the auditor who wants every
// article. All of it rests on declared facts; each says who vouched for it.

import * as z from 'zod/mini';
import { civilDate, id } from './scalars.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });

const citation = z
  .strictObject({
    instrument: z.string(),
    article: z.nullable(z.int()),
    clause: z.nullable(z.int()),
    label: words,
    effectiveFrom: civilDate,
    effectiveTo: z.nullable(civilDate),
  })
  .register(z.globalRegistry, {
    id: 'Citation',
    description: 'One article of one instrument, with the period it is in force.',
  });

const evidence = z
  .strictObject({
    field: z.string(),
    /** The field in plain words. */
    label: words,
    value: z.nullable(z.string()),
    vouchedBy: z.enum(['organisation', 'registrar', 'platform', 'operator', 'software']),
    vouchedOn: z.nullable(civilDate),
    url: z.nullable(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'Evidence',
    description: 'A declared fact that a finding rests on, and who vouched for it.',
  });

export const ruleFinding = z
  .strictObject({
    rule: z.string(),
    name: z.string(),
    title: words,
    outcome: z.enum(['pass', 'warn', 'block', 'unknown']),
    softened: z.boolean(),
    bars: z.boolean(),
    moments: z.array(z.enum(['apply', 'file', 'publish', 'render', 'pay', 'book', 'year'])),
    articles: z.array(citation),
    /** V1 to V3 read in the law or a summary of it; H, I, R, `?` practice, our reading, memory, not known. */
    mark: z.enum(['V1', 'V2', 'V3', 'H', 'I', 'R', '?']),
    evidence: z.array(evidence),
    fields: z.array(z.string()),
    /** The fields in plain words, in the same order. */
    fieldLabels: z.array(words),
    message: words,
    fix: z.nullable(words),
  })
  .register(z.globalRegistry, {
    id: 'RuleFinding',
    description: 'What one rule says of the declared facts. `unknown` is never `pass`.',
  });

export const duty = z
  .strictObject({
    rule: z.string(),
    kind: z.string(),
    title: words,
    contents: words,
    dueStrict: civilDate,
    dueLegal: civilDate,
    isDueCertain: z.boolean(),
    articles: z.array(citation),
    mark: z.enum(['V1', 'V2', 'V3', 'H', 'I', 'R', '?']),
    /** `met` only with an entry where the law asks for it. */
    status: z.enum(['open', 'published-here', 'met', 'overdue', 'unknown']),
    entry: z.nullable(z.strictObject({ url: z.string(), on: civilDate })),
    publishedHereOn: z.nullable(civilDate),
    wasLate: z.boolean(),
  })
  .register(z.globalRegistry, { id: 'Duty', description: 'What must be published or done, and by when.' });

export const compliance = z
  .strictObject({
    projectId: id,
    /** The civil date judged by, in Asia/Shanghai. */
    on: civilDate,
    pack: z.strictObject({ id: z.string(), version: z.string() }),
    /** SHA-256 of the canonical JSON of the facts, hex. */
    factsDigest: z.string(),
    /** One line for everybody, which never says more than was checked. */
    line: words,
    counts: z.strictObject({ pass: z.int(), warn: z.int(), block: z.int(), unknown: z.int() }),
    /** Whether the rules let a gift be taken now; the dates of the appeal and its goal are not among them. */
    mayTakeGifts: z.boolean(),
    findings: z.array(ruleFinding),
    duties: z.array(duty),
  })
  .register(z.globalRegistry, {
    id: 'Compliance',
    description: 'Findings and duties of one project, each with its article. Not legal advice.',
  });

export type Compliance = z.infer<typeof compliance>;
export type Duty = z.infer<typeof duty>;
export type RuleFinding = z.infer<typeof ruleFinding>;
