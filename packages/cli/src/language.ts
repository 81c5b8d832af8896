// Chinese first: an officer's console says nothing about language as often as not. English when asked for.

export type Language = 'zh' | 'en';

/** Every sentence is written twice, side by side, so that neither is forgotten. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** `--lang` first, then the console's own setting; anything but English is Chinese. */
export function chooseLanguage(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const setting = asked ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return setting.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
