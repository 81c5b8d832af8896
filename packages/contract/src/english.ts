// zod/mini says "Invalid input" of everything until it is given a language. Only English is taken, because the messages
// are for whoever writes the client; people read the pages. package.json names this file as one with an effect, or a
// bundler would leave it out; every file of schemas that no other of them stands on imports it.

import { en } from 'zod/locales';
import { config } from 'zod/mini';

config(en());
