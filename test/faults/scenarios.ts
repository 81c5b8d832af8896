import type { Scenario } from './scenario.ts';
import { clockSkew } from './scenarios/clock-skew.ts';
import { crashPoints } from './scenarios/crash-points.ts';
import { damage } from './scenarios/damage.ts';
import { endings } from './scenarios/endings.ts';
import { fullDisk } from './scenarios/full-disk.ts';
import { hardCap } from './scenarios/hard-cap.ts';
import { killServer } from './scenarios/kill-server.ts';
import { locked } from './scenarios/locked.ts';
import { migrationCrash } from './scenarios/migration-crash.ts';
import { providerFaults } from './scenarios/provider-faults.ts';
import { refusals } from './scenarios/refusals.ts';
import { sequencer } from './scenarios/sequencer.ts';
import { sequencerKill } from './scenarios/sequencer-kill.ts';
import { simulator } from './scenarios/simulator.ts';
import { webhookStorm } from './scenarios/webhook-storm.ts';

/** All of them, the heaviest last. */
export const SCENARIOS: readonly Scenario[] = [
  simulator,
  sequencer,
  fullDisk,
  refusals,
  damage,
  migrationCrash,
  clockSkew,
  hardCap,
  locked,
  endings,
  providerFaults,
  webhookStorm,
  sequencerKill,
  killServer,
  crashPoints,
];
