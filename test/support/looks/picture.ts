// The pixels of an element, as far as a program needs them: whether there is a picture at all, and how light it is.

import type { Locator, Page } from 'playwright';

export interface Light {
  /** Mean lightness, 0 is black and 1 is white. */
  readonly light: number;
  /** How far lightness strays from its mean: 0 is one colour and nothing else. */
  readonly spread: number;
}

/** Where an element is to be seen: its dialog, its corner of the page, or its own place. */
export async function placeOf(element: Locator): Promise<Locator> {
  for (const place of [element.locator('dialog[open]'), element.locator('.corner')])
    if ((await place.count()) > 0) return place.first();
  return element;
}

/** A quarter of each side tells as much of light and dark, and costs a tenth. */
const SCALE = 0.25;

export async function lightOf(element: Locator): Promise<Light> {
  const page = element.page();
  const box = await element.evaluate((shown) => {
    const { x, y, width, height } = shown.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
  const session = await page.context().newCDPSession(page);
  const clip = { ...box, scale: SCALE };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  await session.detach();
  return lightIn(page, data);
}

/** The page can read pictures, and asks nobody outside for it. */
export async function lightIn(page: Page, png: string): Promise<Light> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    brush?.drawImage(bitmap, 0, 0);
    const { data } = brush?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    const part = (at: number) => data[at] ?? 0;
    const lights = Array.from(
      { length: data.length / 4 },
      (_, at) => (part(at * 4) + part(at * 4 + 1) + part(at * 4 + 2)) / 765,
    );
    const light = lights.reduce((sum, one) => sum + one, 0) / lights.length;
    const spread = Math.sqrt(lights.reduce((sum, one) => sum + (one - light) ** 2, 0) / lights.length);
    return { light, spread };
  }, png);
}
