// The charity with the public-fundraising certificate is always the payee and the speaker of the appeal
// (Charity Law 2023 arts. 22 and 26). Its own-name sites decide where money may be taken (art. 27).

import * as z from 'zod/mini';
import { civilDate, externalId, facts, origin, plainText, uscc } from './scalars.ts';

export const certificate = z
  .strictObject({
    number: plainText(60),
    issuedOn: civilDate,
    /** Inclusive last day, or null where the certificate prints none. */
    validTo: z.nullable(civilDate),
    /** As the registrar keeps it. Anything but `valid` closes intake at once. */
    status: z.optional(z.enum(['valid', 'revoked', 'suspended', 'none'])),
    revokedOn: z.optional(z.nullable(civilDate)),
  })
  .register(z.globalRegistry, { id: 'Certificate', description: 'Public-fundraising certificate 公开募捐资格证书.' });

export const bankAccount = z.strictObject({
  name: plainText(100),
  bank: plainText(100),
  numberMasked: plainText(40),
});

export const contact = z.strictObject({
  phone: z.optional(plainText(40)),
  email: z.optional(z.email().check(z.maxLength(254))),
  address: z.optional(plainText(200)),
});

export const charityInput = z
  .strictObject({
    federation: externalId,
    name: plainText(100),
    kind: z.enum(['foundation', 'association', 'service']),
    uscc,
    registeredOn: civilDate,
    certificate,
    bankAccount,
    /** Origins in the charity's own name. Only there may the whole form take money. */
    ownSites: z.array(origin).check(z.minLength(1), z.maxLength(20)),
    contact,
    /** Registered community sites may hand donors over to the charity's own page. */
    handOff: z._default(z.boolean(), false),
    website: z.optional(z.string().check(z.maxLength(2048))),
    facts: z.optional(facts),
  })
  .register(z.globalRegistry, {
    id: 'CharityInput',
    description: 'A charity with a public-fundraising certificate: the payee.',
  });

export type CharityInput = z.infer<typeof charityInput>;
export type Certificate = z.infer<typeof certificate>;
export type Contact = z.infer<typeof contact>;
