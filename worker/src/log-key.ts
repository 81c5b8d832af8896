// `npm run logkey -- log.example.org/giving`: a new key for the public log of that name. Nothing is kept here: what it prints
// goes into LOG_KEY and into a safe.

import { createSigningKey, formatSigningKey, formatVerifierKey } from '@happy-homeland/log';
import { systemIds } from './adapters/system/ids.ts';
import { isLogOrigin } from './config-log.ts';

const SEED_BYTES = 32;

const [, , name = ''] = process.argv;
if (isLogOrigin(name)) {
  const key = { name, role: 'log', seed: systemIds.random(SEED_BYTES) } as const;
  const { verifierKey } = await createSigningKey(key);
  process.stdout.write(`LOG_ORIGIN=${name}\nLOG_KEY=${await formatSigningKey(key)}\n`);
  process.stdout.write(`# public, for whoever verifies: ${formatVerifierKey(verifierKey)}\n`);
} else {
  process.stderr.write('name the log for ever, such as: npm run logkey -- log.example.org/giving\n');
  process.exitCode = 1;
}
