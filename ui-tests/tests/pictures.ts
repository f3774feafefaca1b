import type { Locator, Page } from '@playwright/test';
import { join, resolve } from 'node:path';

const DOCS = resolve(__dirname, '..', '..', 'docs', 'images');

/** Around a part of the page in a picture, px */
const MARGIN = 12;

/** Where a picture of the documentation is. */
export function pictureFile(name: string): string {
  return join(DOCS, `${name}.png`);
}

/** A part of the page with a margin, for the documentation. @param above where it ends, if before the end of the part */
export async function picture(page: Page, name: string, part: Locator, above?: Locator): Promise<void> {
  await part.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const end = (await above?.boundingBox())?.y ?? y + height + MARGIN;
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: end - y + MARGIN };
  await page.screenshot({ path: pictureFile(name), clip });
}

/** A whole panel, as it is on a usual screen. */
export async function panelPicture(page: Page, name: string, panel: Locator): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1440, height: 900 });
  // Images and plots take the new size a frame or two later
  await page.waitForTimeout(1000);
  await panel.screenshot({ path: pictureFile(name) });
  await page.setViewportSize(before ?? { width: 1280, height: 900 });
}
