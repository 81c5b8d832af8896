// What a fact says where it says one of a few words: for people, beside the code that was filed.

/** The end of a fact's path → its value → its words. */
export type FactOptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const factOptionsZhCn: FactOptions = {
  status: {
    valid: '有效',
    revoked: '已吊销',
    suspended: '已暂停',
    none: '无',
    submitted: '已提交',
    supplement: '待补正',
    complete: '已备案',
    withdrawn: '已撤回',
  },
  kind: {
    foundation: '基金会',
    association: '社会团体',
    service: '社会服务机构',
    statutory: '法律规定可以公开募捐的组织',
    other: '其他',
    'designated-platform': '指定平台',
    'own-name': '本机构网站',
    'third-party': '其他网站',
  },
  registration: { registered: '已登记', filed: '已备案', none: '无' },
  listing: { none: '未列入', abnormal: '活动异常名录', dishonest: '严重违法失信名单' },
  mode: { public: '公开募捐', targeted: '定向募捐', 'mutual-aid': '互助' },
};

export const factOptionsEn: FactOptions = {
  status: {
    valid: 'valid',
    revoked: 'revoked',
    suspended: 'suspended',
    none: 'none',
    submitted: 'submitted',
    supplement: 'to be completed',
    complete: 'filed',
    withdrawn: 'withdrawn',
  },
  kind: {
    foundation: 'foundation',
    association: 'association',
    service: 'social service organisation',
    statutory: 'may raise by law',
    other: 'other',
    'designated-platform': 'designated platform',
    'own-name': 'the charity’s own website',
    'third-party': 'another website',
  },
  registration: { registered: 'registered', filed: 'filed', none: 'none' },
  listing: { none: 'on no list', abnormal: 'abnormal activity', dishonest: 'serious dishonesty' },
  mode: { public: 'public', targeted: 'targeted', 'mutual-aid': 'mutual aid' },
};

/** The words of a value, or null where it is none of a few. */
export function factOptionText(field: string, value: string | null, options: FactOptions): string | null {
  const [, end = ''] = /([A-Za-z]+)$/.exec(field) ?? [];
  if (value === null || !Object.hasOwn(options, end)) return null;
  const words = options[end] ?? {};
  return Object.hasOwn(words, value) ? (words[value] ?? null) : null;
}
