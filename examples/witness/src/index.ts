export type { Told } from './story.ts';
export { tellStory } from './story.ts';
