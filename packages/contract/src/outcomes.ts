// What work comes to, counted: sessions held 场次, people served 人次, households reached 户数. Planned and reached are the same
// three numbers, so that they can stand beside each other.

import * as z from 'zod/mini';

const count = z.int().check(z.gte(0), z.lte(10_000_000));

export const outcomes = z.strictObject({ sessions: count, people: count, households: count });

export type Outcomes = z.infer<typeof outcomes>;
