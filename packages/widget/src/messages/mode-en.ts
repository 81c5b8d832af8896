import type { ModeMessages } from './mode-zh-cn.ts';

export const modeEn: ModeMessages = {
  give: 'Give',
  look: 'See where it went',
  of: (title) => `: ${title}`,
  close: 'Close',
  dismiss: 'Put this button away',
};
