import type { ListMessages } from './list-zh-cn.ts';

export const listEn: ListMessages = {
  loading: 'Loading',
  failed: 'This could not be loaded. Check the network and try again, or open the page.',
  page: 'Open the page',
  listed: (count) => `${count} listed`,
  added: (added, count) => `${added} more, ${count} listed`,
  more: 'More',
  moreFailed: 'The next ones could not be loaded. Press again.',
};
