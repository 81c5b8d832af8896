import type { Row } from '@libsql/client';
import type { GrantRecord, Member, PeopleReads, PersonRecord } from '../../../ports/index.ts';
import { invitation, person, personGrant } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { partOf, readAll, readOne, recordOf } from './record.ts';

const PERSON = partOf(person, ['id', 'name', 'email', 'twoFactorEnabled']);
const GRANT = recordOf(personGrant);
const INVITATION = recordOf(invitation);

const GRANTS_OF = `SELECT ${GRANT.columns} FROM person_grant WHERE person_id = ? AND withdrawn_ms IS NULL
  ORDER BY given_ms, grant_id LIMIT 200`;
const MEMBERS = `SELECT ${PERSON.columns}, ${GRANT.columns}
  FROM (SELECT DISTINCT person_id FROM person_grant WHERE tenant_id = ? AND withdrawn_ms IS NULL AND person_id > ?
    ORDER BY person_id LIMIT ?) AS member
  JOIN person USING (person_id) JOIN person_grant USING (person_id)
  WHERE person_grant.tenant_id = ? AND person_grant.withdrawn_ms IS NULL
  ORDER BY person.person_id, person_grant.given_ms, person_grant.grant_id LIMIT 2000`;

export function peopleReads(database: ReadClient): PeopleReads {
  const readPerson = async (rest: string, arg: string) => {
    const found = await readOne(database, PERSON, { rest, args: [arg] });
    return found && toPerson(found);
  };
  return {
    person: (personId) => readPerson('FROM person WHERE person_id = ?', personId),
    personByEmail: (email) => readPerson('FROM person WHERE email = ?', email),
    grantsOf: (personId) => readAll(database, GRANT, { sql: GRANTS_OF, args: [personId] }),
    grant: (grantId) => readOne(database, GRANT, { rest: 'FROM person_grant WHERE grant_id = ?', args: [grantId] }),
    members: async ({ tenantId, after = '', limit }) => {
      const { rows } = await database.execute({ sql: MEMBERS, args: [tenantId, after, limit, tenantId] });
      return toMembers(rows);
    },
    invitationByToken: (tokenHash) =>
      readOne(database, INVITATION, { rest: 'FROM invitation WHERE token_hash = ?', args: [tokenHash] }),
  };
}

function toPerson({ id, name, email, twoFactorEnabled }: ReturnType<(typeof PERSON)['read']>): PersonRecord {
  return { personId: id, name, email, twoFactor: twoFactorEnabled };
}

function toMembers(rows: readonly Row[]): Member[] {
  const members = new Map<string, { readonly person: PersonRecord; readonly grants: GrantRecord[] }>();
  for (const row of rows) {
    const found = toPerson(PERSON.read(row));
    const member = members.get(found.personId) ?? { person: found, grants: [] };
    member.grants.push(GRANT.read(row, PERSON.width));
    members.set(found.personId, member);
  }
  return [...members.values()];
}
