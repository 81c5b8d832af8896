import type { Locale } from '../messages.ts';
import { projectsEn } from './projects-en.ts';
import type { ProjectsMessages } from './projects-zh-cn.ts';
import { projectsZhCn } from './projects-zh-cn.ts';

export type { ProjectsMessages };

export function projectsMessagesOf(locale: Locale): ProjectsMessages {
  return locale === 'en' ? projectsEn : projectsZhCn;
}
