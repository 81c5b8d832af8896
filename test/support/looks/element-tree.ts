// An element as a screen reader is told of it.

import type { Locator, Page } from 'playwright';

/** What a screen reader announces on entering, or works by name. Details and their triangle are groups to Chromium. */
const NAMED =
  /^(?:group|radiogroup|region|form|dialog|alertdialog|article|navigation|list|figure|table|details|progressbar|button|link|textbox|radio|checkbox|combobox|image|canvas|DisclosureTriangle)$/i;

/** The tree, one line for each of its nodes, the same on every port. */
export async function treeOf(element: Locator): Promise<string> {
  const tree = await element.ariaSnapshot();
  return tree
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+(?:\/s\/\d+)?/g, 'http://deployment')
    .replaceAll(/127\.0\.0\.1%3A\d+/g, 'host');
}

/** Roles that have to have a name and have none, in Chromium's own tree. */
export async function unnamedIn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored, role }) => !ignored && NAMED.test(role?.value ?? ''))
      .filter(({ name }) => !String(name?.value ?? '').trim())
      .map(({ role }) => String(role?.value));
  } finally {
    await session.detach();
  }
}
