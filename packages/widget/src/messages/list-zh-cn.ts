// What every list says.

export const listZhCn = {
  loading: '正在读取',
  failed: '没有读出来。请检查网络后再试，或打开页面。',
  page: '打开页面',
  listed: (count: number) => `已列出 ${count} 条`,
  added: (added: number, count: number) => `又列出 ${added} 条，共 ${count} 条`,
  more: '更多',
  moreFailed: '后面的没有读出来，可以再按一次。',
};

export type ListMessages = typeof listZhCn;
