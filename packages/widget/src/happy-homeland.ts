// What a host page loads with one script tag (type="module").

import { setDefaultApi } from './default-api.ts';
import { defineDonate } from './donate-define.ts';
import { defineProject } from './project-define.ts';

setDefaultApi(import.meta.url);
defineDonate();
defineProject();
