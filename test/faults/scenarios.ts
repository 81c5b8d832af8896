import type { Scenario } from './scenario.ts';
import { crashPoints } from './scenarios/crash-points.ts';
import { hardCap } from './scenarios/hard-cap.ts';
import { killServer } from './scenarios/kill-server.ts';
import { locked } from './scenarios/locked.ts';
import { webhookStorm } from './scenarios/webhook-storm.ts';

/** All of them. */
export const SCENARIOS: readonly Scenario[] = [locked, hardCap, webhookStorm, killServer, crashPoints];
