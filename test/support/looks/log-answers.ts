// A public log of two gifts as it stands on a deployment, signed by its key and seen by two checkers, one of them the
// operator's own; and the same log rewritten. The keys were made for samples alone: the widget's own tests have them too.

/** When the checkers saw it, epoch milliseconds. */
export const SEEN_MS = 1795000000000;

/** What stands at `/log/trust.json`: one checker is enough. */
export const TRUST =
  '{"format":1,"keys":[{"from":0,"vkey":"log.example.org/home+16616c64+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"}],"origin":"log.example.org/home","quorum":1,"version":1,"witnesses":[{"operator":"own","vkey":"own0.example+7b9e843d+BCvCgAszFuAJIJ/9dX2rGczwroS8eukGVOHoFxLScPZT"},{"operator":"other","vkey":"other1.example+61818923+BNYvAWoe/R5P33k+tCzYRHHhup8M8E0Sh7XMcfYWKHy4"}]}';

/** What stands at `/log/checkpoint`. */
export const SEEN_BY_BOTH = [
  'log.example.org/home',
  '2',
  '+i86wvxvu3epvarV+2kcWq5Pwv4fuTIjM8Ii8bXgWEc=',
  '',
  '— log.example.org/home FmFsZFwXTzbBfX3i2ljevxo7xVWwuGJ1moGwEeH0/FGy/lxI5c91u51H1V1LrooTr0G5iWOaVnmMmJiG6T8D91Dijwg=',
  '— own0.example e56EPQAAAABq/YbAUJA4nQGpfvYeHV8vo24qCHPUF4isqe+3dPZSPc2bixRrYPonCJWHuVu4UtVqqe9suaLLAFWWomlQ/mqpXb9NBg==',
  '— other1.example YYGJIwAAAABq/YbAgmmW4gUAccUX77LqlDlC50+Amu9WNlnE08kGM/6Qr1d8lCIKD+qIXPg0RVghAYzMp82fj9JZTEQWp+HQI/4UCA==',
  '',
].join('\n');

export const SEEN_BY_OWN = [
  'log.example.org/home',
  '2',
  '+i86wvxvu3epvarV+2kcWq5Pwv4fuTIjM8Ii8bXgWEc=',
  '',
  '— log.example.org/home FmFsZFwXTzbBfX3i2ljevxo7xVWwuGJ1moGwEeH0/FGy/lxI5c91u51H1V1LrooTr0G5iWOaVnmMmJiG6T8D91Dijwg=',
  '— own0.example e56EPQAAAABq/YbAUJA4nQGpfvYeHV8vo24qCHPUF4isqe+3dPZSPc2bixRrYPonCJWHuVu4UtVqqe9suaLLAFWWomlQ/mqpXb9NBg==',
  '',
].join('\n');

/** As many entries, and not the same. */
export const REWRITTEN = [
  'log.example.org/home',
  '2',
  '7O1qGLVnC99LII/nYPNdV3MLZ3SQomXF2wZT0rLcrlw=',
  '',
  '— log.example.org/home FmFsZABdVeBVn/rB0b0eEaoC/50cXQWCeh13zKS7uUJmv2ruqhduWS1O45+vbYFEDXNPWXVhH/1BRR7/s2VUz8qt6Ak=',
  '— own0.example e56EPQAAAABq/YbAURGBXRwCwCb4V9C/m0WDIDzaROfG3/vodGRjTmUj4x41TFKPd53LEaJmYVQDXn3wK9/SKe1o+729YN1zTuypCg==',
  '— other1.example YYGJIwAAAABq/YbAJ31zQgu5qDNSrG6/+6sIZ8zGsyoqul871MMbEB2TkbW2+0ll0h2RIqv3boruRwYsO57/x9icVztAypjbullEDA==',
  '',
].join('\n');
