// What a newcomer sees when the demo is up: where to look, in both languages.

export interface Addresses {
  readonly url: string;
  readonly siteUrl: string;
  readonly sandboxUrl: string | null;
  readonly witnessUrl: string | null;
  /** Who may sign in to the console; null where nobody was made up. */
  readonly officers: { readonly people: readonly { readonly email: string }[]; readonly password: string } | null;
  /** The project the addresses lead to. */
  readonly projectId: string;
}

/** Lines to print; the label column is even although Chinese characters are two cells wide. */
export function addressLines({
  url,
  siteUrl,
  sandboxUrl,
  witnessUrl,
  officers,
  projectId,
}: Addresses): readonly string[] {
  const rows = [
    ['社区网站', 'community site', `${siteUrl}/`],
    ['捐赠页', 'the charity’s give page', `${url}/give/${projectId}`],
    ['公示页', 'public project page', `${url}/p/${projectId}`],
    ['嵌入代码', 'copy a tag', `${url}/embed/${projectId}`],
    ['接口文档', 'API', `${url}/docs`],
    ...(officers ? [['工作台', 'console', `${url}/console`]] : []),
    ...(witnessUrl ? [['核对方（演示自设）', 'witness, the demo’s own', `${witnessUrl}/`]] : []),
    ...(sandboxUrl ? [['支付沙盒', 'payment sandbox', `${sandboxUrl}/_sandbox/state`]] : []),
  ];
  const labels = rows.map(([zh, en]) => `${zh} ${en}`);
  const width = Math.max(...labels.map(cells));
  return [
    '幸福家园演示：测试支付，没有真实扣款；机构均为示例。按 Ctrl-C 停止。',
    'Happy Homeland demo: test payments, no real money; every organisation is made up. Ctrl-C stops it.',
    ...rows.map(([, , address], index) => {
      const label = labels[index] ?? '';
      return `  ${label}${' '.repeat(width - cells(label))}  ${address}`;
    }),
    ...(officers ? signInLines(officers) : []),
  ];
}

function signInLines({ people, password }: NonNullable<Addresses['officers']>): readonly string[] {
  const names = people.map(({ email }) => email).join('、');
  return [`  工作台登录 to sign in: ${names}`, `  密码 password: ${password}`];
}

function cells(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\uffdc]/.test(char) && char !== '’' ? 2 : 1), 0);
}
