// A reader of as much Beancount as the books use, written from the language's description and from nothing of ours: every
// transaction has to come to zero on accounts that are open, and every balance that is asserted has to be there.

export interface AddedUp {
  readonly entries: number;
  readonly asserted: number;
  /** Hundredths. */
  readonly balances: Readonly<Record<string, bigint>>;
}

const ACCOUNT = '(?:Assets|Liabilities|Equity|Income|Expenses)(?::[A-Z0-9][A-Za-z0-9-]*)+';
const OPEN = new RegExp(`^\\d{4}-\\d{2}-\\d{2} open (${ACCOUNT}) [A-Z]{3}$`);
const BALANCE = new RegExp(`^\\d{4}-\\d{2}-\\d{2} balance (${ACCOUNT}) (-?\\d+(?:\\.\\d+)?) [A-Z]{3}$`);
const HEADER = /^\d{4}-\d{2}-\d{2} \*(?: "(?:[^"\\]|\\.)*"){1,2}(?: [#^][A-Za-z0-9-]+)*$/;
const POSTING = new RegExp(`^ {2}(${ACCOUNT}) {2}(-?\\d+(?:\\.\\d+)?) [A-Z]{3}$`);

/** @throws Error at the first line that does not add up, or is none of the language */
export function addUpBeancount(text: string): AddedUp {
  const balances: Record<string, bigint> = {};
  let entries = 0;
  let asserted = 0;
  let sum: bigint | null = null;
  for (const line of text.split('\n')) {
    const [, opened] = OPEN.exec(line) ?? [];
    const [, account, amount = ''] = POSTING.exec(line) ?? BALANCE.exec(line) ?? [];
    if (opened !== undefined) balances[opened] = 0n;
    else if (HEADER.test(line)) {
      entries += 1;
      sum = 0n;
    } else if (account !== undefined && line.startsWith('  ')) {
      if (sum === null || balances[account] === undefined) throw new Error(`not open, or no transaction: ${line}`);
      balances[account] += hundredths(amount);
      sum += hundredths(amount);
    } else if (account !== undefined) {
      if (balances[account] !== hundredths(amount)) throw new Error(`${line}: found ${balances[account]}`);
      asserted += 1;
    } else if (line === '') {
      if (sum !== null && sum !== 0n) throw new Error(`transaction ${entries} comes to ${sum}`);
      sum = null;
    } else if (!/^option "|^ {2}record: \d+$/.test(line)) throw new Error(`not understood: ${line}`);
  }
  return { entries, asserted, balances };
}

function hundredths(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return amount.startsWith('-') ? -value : value;
}
