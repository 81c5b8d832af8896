// People who carry the demo's work, so that somebody can try the console at once. They come in as anyone would: by an
// invitation, whose letter lies in the demo's own folder, and a password. Only beside the payment sandbox: where real money
// or real letters go, nobody is made up.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createManageClient } from '@happy-homeland/sdk';
import { DemoError, stoppedWhileStarting } from './demo-error.ts';

type OfficerRole = Parameters<ReturnType<typeof createManageClient>['invitePerson']>[0]['role'];

export interface Officer {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly OfficerRole[];
}

/** Between them they can take every step, and no two need be the same person. */
export const OFFICERS: readonly Officer[] = [
  { email: 'village@shili.example', name: '李编辑（示例）', roles: ['partner-editor'] },
  { email: 'supervisor@shili.example', name: '王监督（示例）', roles: ['supervisor'] },
  { email: 'finance@shili.example', name: '张财务（示例）', roles: ['finance'] },
  { email: 'officer@shili.example', name: '陈审批（示例）', roles: ['approver', 'reviewer', 'administrator'] },
  { email: 'auditor@shili.example', name: '赵审计（示例）', roles: ['auditor'] },
];

export interface OfficerRequest {
  readonly dataDir: string;
  /** Where the worker listens on this machine. */
  readonly apiUrl: string;
  /** What pages are under. */
  readonly publicUrl: string;
  readonly apiKey: string;
  readonly federation: string;
  readonly password: string;
}

/** Invites whoever is not there yet. @throws DemoError `officers` or `stopped` */
export async function ensureOfficers(request: OfficerRequest, signal: AbortSignal): Promise<readonly Officer[]> {
  const { apiUrl, apiKey, federation } = request;
  const manage = createManageClient({ baseUrl: apiUrl, apiKey });
  const { items } = await manage.listPeople({ federation, limit: 100 });
  for (const { email, name, roles } of OFFICERS) {
    if (signal.aborted) throw stoppedWhileStarting();
    if (items.some((person) => person.email === email)) continue;
    const [first = 'auditor', ...others] = roles;
    await manage.invitePerson({ federation, email, name, role: first });
    await accept(request, email);
    const there = (await manage.listPeople({ federation, limit: 100 })).items.find((person) => person.email === email);
    for (const role of there === undefined ? [] : others)
      await manage.giveGrant(there?.personId ?? '', { federation, role });
  }
  return OFFICERS;
}

async function accept({ dataDir, apiUrl, publicUrl, password }: OfficerRequest, email: string): Promise<void> {
  const path = new URL(invitationOf(dataDir, email)).pathname;
  const answer = await fetch(new URL(path, apiUrl), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password }),
  });
  if (answer.status === 303) return;
  throw new DemoError({
    code: 'officers',
    zh: `示例人员 ${email} 没有登记成功（${answer.status}）。`,
    en: `The demo officer ${email} could not come in (${answer.status}).`,
  });
}

/** The link in the newest letter to this address. */
function invitationOf(dataDir: string, email: string): string {
  const folder = join(dataDir, 'mail');
  const letters = readdirSync(folder).toSorted().toReversed();
  const letter = letters.map((name) => readFileSync(join(folder, name), 'utf8')).find((text) => text.includes(email));
  return /https?:\/\/\S+\/invitation\/\S+/.exec(letter ?? '')?.[0] ?? '';
}
