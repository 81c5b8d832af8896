// When a project may be closed, and the figures that it is closed with. Residents have accepted the work; nothing is owed,
// promised or under way; and where the rules ask for it, what was left has been decided on (Charity Law 2023 art. 58).

import type { FundUse, WorkKind } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS } from '@happy-homeland/contract/work';
import type { AccountBalance, Ports, ProjectFile } from '../../ports/index.ts';
import { getProject } from '../project/project.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** What of a project has nothing to do with its money. */
const WITHOUT_MONEY: readonly WorkKind[] = [
  'acceptances',
  'donor-messages',
  'project-lives',
  'spot-checks',
  'updates',
  'visits',
];

/** Why it cannot be closed yet, everything at once; null where it can. */
export async function refuseUnfinished(ports: Ports, file: ProjectFile): Promise<Refusal | null> {
  const { projectId } = file.project;
  const balances = await ports.store.books.balances([projectId]);
  const open = [
    ...((await isAccepted(ports, projectId)) ? [] : ['the residents have not accepted the work']),
    ...(await underWay(ports, projectId)),
    ...owed(balances),
    ...left(file, balances),
  ];
  return open.length === 0 ? null : refused('not-fit', { detail: open.join('; ') });
}

async function isAccepted(ports: Ports, projectId: string): Promise<boolean> {
  const query = { kind: 'acceptances', projectId, states: ['confirmed'], limit: 1 } as const;
  return (await ports.store.work.items(query)).length > 0;
}

async function underWay(ports: Ports, projectId: string): Promise<readonly string[]> {
  const kinds = WORK_KINDS.filter((kind) => machineOf(kind).of === 'project' && !WITHOUT_MONEY.includes(kind));
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { en, states } = machineOf(kind);
      const waiting = Object.keys(states).filter((state) => (states[state]?.waitsFor.length ?? 0) > 0);
      const [item] = await ports.store.work.items({ kind, projectId, states: waiting, limit: 1 });
      return item === undefined ? null : `${en}: ${item.itemId} waits in ${item.state}`;
    }),
  );
  return found.filter((words) => words !== null);
}

const OWED = [
  ['A:Advance:', 'an advance is neither spent nor given back'],
  ['L:PartnerPayable:', 'a partner is owed money'],
  ['L:RefundPayable:', 'a giver is owed a refund'],
] as const;

function owed(balances: readonly AccountBalance[]): readonly string[] {
  const words = OWED.filter(([prefix]) =>
    balances.some(({ code, amountMinor }) => code.startsWith(prefix) && amountMinor !== 0),
  ).map(([, why]) => why);
  const isPromised = balances.some(({ pendingMinor }) => pendingMinor !== 0);
  return isPromised ? [...words, 'money is promised to a partner'] : words;
}

// The mainland's law wants what is left to go to a similar project; elsewhere a charity may keep it where it is.
function left({ federation }: ProjectFile, balances: readonly AccountBalance[]): readonly string[] {
  const isLeft = balances.some(({ code, amountMinor }) => code.startsWith('F:Restricted:') && amountMinor !== 0);
  return federation.pack === 'cn' && isLeft ? ['what is left has not gone to a similar project'] : [];
}

/** The figures of a closed project, minor units, each a fold over the books. */
export interface Accounts extends FundUse {
  readonly currency: string;
  readonly donors: number;
}

export async function accountsOf(ports: Ports, { project }: ProjectFile): Promise<Accounts> {
  const card = await getProject(ports, project.projectId);
  if (card === null) throw new Error(`project ${project.projectId} is not there`);
  return { ...card.fundUse, currency: card.currency, donors: card.donors };
}

/** `otherMinor` is the sum of four of them: it would stand there twice. */
const LINES: Readonly<Record<Exclude<keyof FundUse, 'otherMinor'>, string>> = {
  raisedMinor: '募得 Raised',
  interestMinor: '利息 Interest',
  receivedMinor: '转入 Received from others',
  feesMinor: '支付手续费 Fees',
  managementMinor: '管理费 Management',
  advancesMinor: '在途预付 Advances',
  spentMinor: '支出 Spent',
  transferredMinor: '剩余转出 Surplus given on',
  heldMinor: '结余 Held',
};

/** The accounts in words for the public. */
export function toldAccounts(accounts: Accounts): string {
  const lines = Object.entries(LINES).flatMap(([field, name]) => {
    const minor: unknown = Reflect.get(accounts, field);
    return typeof minor === 'number' ? [`${name}: ${(minor / 100).toFixed(2)} ${accounts.currency}`] : [];
  });
  return [...lines, `捐赠人次 Gifts: ${accounts.donors}`].join('\n');
}
