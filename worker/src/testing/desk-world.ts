// People at their desks: a project with money, and browsers that are signed in.

import type { Role } from '@happy-homeland/contract';
import { reimburseSpending } from '../domain/fund/spending.ts';
import { aGrant, insertPerson } from './access-builders.ts';
import { anId, aProject } from './builders.ts';
import { advanceTo, CATEGORY, fundedPorts, giveTo, PARTNER, PROOF, payOut } from './funding.ts';
import { OFFICER } from './holding.ts';
import { OWN_ORIGIN } from './scenario.ts';
import type { TestAnswer } from './test-client.ts';
import { testClient } from './test-client.ts';
import type { TestPorts } from './test-ports.ts';

export interface Browser {
  readonly personId: string;
  get(path: string): Promise<TestAnswer>;
  /** Posts a form as a page of ours does. */
  post(
    path: string,
    fields: Readonly<Record<string, File | string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<TestAnswer>;
}

export interface DeskWorld {
  readonly ports: TestPorts;
  readonly projectId: string;
  /** Somebody new with these roles in the project's federation. */
  person(name: string, roles: readonly Role[]): Promise<Browser>;
  /** Somebody who is not signed in. */
  readonly stranger: Browser;
}

/** Money in the bank, an advance, and something owed to the partner. */
export async function deskWorld(): Promise<DeskWorld> {
  const ports = await fundedPorts();
  await giveTo(ports, 100);
  await payOut(ports, 1500);
  await advanceTo(ports, 500);
  const { projectId } = aProject();
  const owed = { projectId, key: 'owed', partner: PARTNER, amountMinor: 200, category: CATEGORY, ...PROOF };
  await reimburseSpending(ports, OFFICER, owed);
  return deskOf(ports);
}

/** The desks of a deployment. */
export function deskOf(ports: TestPorts): DeskWorld {
  const { projectId } = aProject();
  const session = async (cookie: string | null) => {
    const person = await ports.store.directory.person(cookie ?? '');
    return person && { ...person, twoFactor: false };
  };
  Object.assign(ports, { signIn: { ...ports.signIn, session } });
  const call = testClient(ports);
  const browser = (personId: string, cookie: Readonly<Record<string, string>>): Browser => ({
    personId,
    get: (path) => call(path, { headers: { accept: 'text/html', ...cookie } }),
    post: (path, fields, headers = { origin: OWN_ORIGIN }) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return call(path, { body, headers: { accept: 'text/html', ...cookie, ...headers } });
    },
  });
  return {
    ports,
    projectId,
    stranger: browser('', {}),
    person: async (name, roles) => {
      const personId = anId(name);
      const { tenantId } = aProject();
      const grants = roles.map((role) => aGrant({ grantId: anId(`${name}-${role}`), personId, role, tenantId }));
      await ports.store.commit([
        insertPerson(name),
        ...grants.map((record) => ({ kind: 'give-grant' as const, record })),
      ]);
      return browser(personId, { cookie: personId });
    },
  };
}
