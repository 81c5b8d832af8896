// node examples/witness/src/start.ts

import { tellStory } from './story.ts';

await tellStory((line) => console.log(line));
