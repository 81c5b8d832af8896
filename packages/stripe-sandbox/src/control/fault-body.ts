import { DEFAULT_HOLD_MS, MAX_FAULT_COPIES, MAX_FAULT_DELAY_MS, MAX_FAULT_TIMES } from '../limits.ts';
import { parseJsonObject, parseNumber, parseWord, unfit } from './control-json.ts';
import type { ArmedFault } from './faults.ts';
import { REQUEST_FAULTS, WEBHOOK_FAULTS } from './faults.ts';

const FIELDS = ['match', 'fault', 'times', 'delayMs', 'skip', 'probability', 'seed', 'copies'];
const LARGEST_SEED = 2 ** 32 - 1;

/** Reads `{"match": …, "fault": …}` and what may go with it. Throws 400 for anything else. */
export function parseFaultCommand(text: string): ArmedFault {
  const body = parseJsonObject(text, FIELDS);
  const match = body['match'];
  if (typeof match !== 'string' || !/^(\*|[A-Z]+|webhook) \S+$/.test(match)) {
    throw unfit('match must read like "POST /v1/checkout/sessions" or "webhook charge.succeeded"', 'match');
  }
  const names = match.startsWith('webhook ') ? WEBHOOK_FAULTS : REQUEST_FAULTS;
  const fault = parseWord<ArmedFault['fault']>(body['fault'], 'fault', names);
  const probability = parseNumber(body['probability'] ?? 1, { name: 'probability', min: 0, max: 1, isFraction: true });
  // A fault that strikes at random goes on until it is cleared, unless it is counted.
  const timesDefault = probability < 1 ? MAX_FAULT_TIMES : 1;
  const isHeld = fault === 'timeout-after-commit' || fault === 'hang';
  const delayDefault = isHeld ? DEFAULT_HOLD_MS : 1_000;
  return {
    match,
    fault,
    delayMs: parseNumber(body['delayMs'] ?? delayDefault, { name: 'delayMs', min: 0, max: MAX_FAULT_DELAY_MS }),
    timesLeft: parseNumber(body['times'] ?? timesDefault, { name: 'times', min: 1, max: MAX_FAULT_TIMES }),
    skipLeft: parseNumber(body['skip'] ?? 0, { name: 'skip', min: 0, max: MAX_FAULT_TIMES }),
    probability,
    seed: parseNumber(body['seed'] ?? 1, { name: 'seed', min: 0, max: LARGEST_SEED }),
    copies: parseNumber(body['copies'] ?? 2, { name: 'copies', min: 2, max: MAX_FAULT_COPIES }),
  };
}
