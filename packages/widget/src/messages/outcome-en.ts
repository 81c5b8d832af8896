import type { OutcomeMessages } from './outcome-zh-cn.ts';

export const outcomeEn: OutcomeMessages = {
  thanks: 'Thank you',
  paid: (amount) => `${amount} was received.`,
  receipt: 'Receipt',
  awaiting: 'No payment result yet. If you have paid, please do not pay again; look later.',
  unpaid: 'The payment was not completed and nothing was charged. You can try again.',
  quarantined: 'The money came after the appeal had stopped. It is being checked, and refunded if it cannot be kept.',
  refunded: 'The gift was refunded.',
  disputed: 'The payment is disputed and being looked at.',
  unreadable: 'The payment result cannot be read now. Trying again charges nothing.',
};
