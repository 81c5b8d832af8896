// Files that prove something or show something: what they may be, who may see them, and what has to be known before the
// public does. Ids of files are random, so they tell nothing of what is in them.

import * as z from 'zod/mini';
import { pageOf } from './page.ts';
import { civilDate, id, instant, minor, plainText } from './scalars.ts';
import './english.ts';

export const UPLOAD_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const;
/** Largest file, bytes. */
export const UPLOAD_MAX_BYTES = 10 * 1024 * 1024;
/** Files of one project, and their bytes in all. */
export const PROJECT_FILES_MAX = 50;
export const PROJECT_FILES_MAX_BYTES = 200 * 1024 * 1024;

export const uploadType = z.enum(UPLOAD_TYPES);

/**
 * `evidence`: a paper as it is; it stays private for good. `public-copy`: the same with what is private made unreadable;
 * it names the evidence it was made of. `photograph`: of the work itself.
 */
export const uploadPurpose = z.enum(['evidence', 'public-copy', 'photograph']);

export const uploadQuery = z.strictObject({
  purpose: z._default(uploadPurpose, 'evidence'),
  /** Of a public copy: the evidence that it was made of. */
  copyOf: z.optional(id),
  /** What the file is called at the sender; no more than a label. */
  name: z.optional(z.string().check(z.maxLength(1_000))),
});

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const consentInput = z
  .strictObject({
    /** People who can be recognised in it, by face, name, number or house. */
    people: z.int().check(z.gte(0), z.lte(999)),
    /** Those of them who are under 18. */
    minors: z._default(z.int().check(z.gte(0), z.lte(999)), 0),
    form: z.optional(z.enum(['written', 'recorded', 'electronic'])),
    givenOn: z.optional(civilDate),
    /** Where the consent itself is kept, so that it can be shown. */
    reference: z.optional(plainText(120)),
    guardiansConsented: z.optional(z.boolean()),
    /** The last day on which it may be shown. */
    validTo: z.optional(civilDate),
  })
  .check(
    z.refine(({ people, form }) => people === 0 || form !== undefined, {
      error: 'is needed where people can be recognised',
      path: ['form'],
    }),
    z.refine(({ people, givenOn }) => people === 0 || givenOn !== undefined, {
      error: 'is needed where people can be recognised',
      path: ['givenOn'],
    }),
    z.refine(({ people, reference }) => people === 0 || reference !== undefined, {
      error: 'is needed where people can be recognised',
      path: ['reference'],
    }),
    z.refine(({ people, minors }) => minors <= people, { error: 'are people too', path: ['minors'] }),
    z.refine(({ minors, guardiansConsented }) => minors === 0 || guardiansConsented === true, {
      error: 'must be true where children can be recognised',
      path: ['guardiansConsented'],
    }),
    z.meta({
      id: 'ConsentInput',
      description:
        'Why a file may be shown: nobody can be recognised in it (`people` 0), or those who can have consented (个人信息保护法 art. 25, 29, 31). It is kept with the file and is not public.',
      examples: [
        { people: 2, minors: 0, form: 'written', givenOn: '2026-11-20', reference: '同意书 2026-11 第3号（示例）' },
      ],
    }),
  );

export const upload = z
  .strictObject({
    uploadId: id,
    /** Of a plan: the id that its project will have. */
    projectId: id,
    purpose: uploadPurpose,
    copyOf: z.nullable(id),
    /** With `bytes` and `mime`, what evidence of spending names. Of the file as it is kept. */
    sha256,
    bytes: minor,
    mime: uploadType,
    width: z.nullable(minor),
    height: z.nullable(minor),
    label: z.nullable(z.string()),
    /** SHA-256 of the salt and the file: can be published, and tells nothing to whoever does not have the file. */
    saltedHash: sha256,
    uploadedAt: instant,
    href: z.string(),
    publication: z.nullable(
      z.strictObject({
        consent: z.unknown(),
        publishedAt: instant,
        withdrawnAt: z.nullable(instant),
        href: z.string(),
      }),
    ),
  })
  .register(z.globalRegistry, {
    id: 'Upload',
    description: 'A file of a project, as those see it who may. Of a picture nothing is kept but the picture.',
  });

export const uploadPage = pageOf(upload);

export type UploadType = z.infer<typeof uploadType>;
export type UploadPurpose = z.infer<typeof uploadPurpose>;
export type UploadQuery = z.infer<typeof uploadQuery>;
export type ConsentInput = z.infer<typeof consentInput>;
export type Upload = z.infer<typeof upload>;
