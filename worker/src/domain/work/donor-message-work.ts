// Messages of givers. Those that come with a gift are opened by its settlement; what people open here came on paper, says
// itself what it says, and passed the guard against personal data.

import { refusedField } from '../refusal.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const donorMessageWork = parseHandler<'donor-messages'>({
  admit: async ({ content: { said } }) =>
    said === undefined ? refusedField('invalid-body', '/said', 'what was said') : { ...ADMITTED, content: { said } },
  steps: {},
});
