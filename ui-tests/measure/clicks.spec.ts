import { test } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';

import { ConvertPage } from '../tests/convertPage';
import { newFolder, remove, sampleSession, stamps } from '../tests/scratch';
import { clickUntilChanged, keysUntilSaid } from './inPage';
import { write } from './measured';

const CLICKS = 12;
const STEPS = 10;
const PATTERN = 'section[aria-label="Diffraction pattern"]';

test('measures looking at patterns', async ({ page }) => {
  const folder = newFolder('measure-clicks');
  await page.setViewportSize({ width: 1440, height: 900 });
  try {
    const { gold } = sampleSession(folder);
    const convert = new ConvertPage(page);
    await convert.openAt(gold);
    await convert.convert();
    await convert.table.look(stamps.gold);
    await convert.result.drawn();
    const clickToPattern = await clickPatterns(page);
    const arrowSteps = await stepPatterns(page);
    write({ clickToPattern, arrowSteps });
  } finally {
    remove(folder);
  }
});

/** Where a scan image is that can be clicked on, once everything that follows opening has settled. */
async function scanBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const image = page.locator('section[aria-label="Scan"] .nsewdrag').first();
  await image.scrollIntoViewIfNeeded();
  await page.waitForTimeout(3000);
  const box = await image.boundingBox();
  if (!box) {
    throw new Error('The scan image is not on the screen.');
  }
  return box;
}

/** Clicks along a diagonal of the scan image. */
async function clickPatterns(page: Page): Promise<number[]> {
  const box = await scanBox(page);
  const found: number[] = [];
  for (let click = 0; click < CLICKS; click++) {
    const part = (click + 0.5) / CLICKS;
    const [x, y] = [box.x + part * box.width, box.y + part * box.height];
    found.push(await clickUntilChanged(page, x, y, PATTERN));
    // Two in short order are a double click
    await page.waitForTimeout(600);
  }
  return found.sort((a, b) => a - b);
}

/** From the first of ten arrow keys to the pattern of the last; the crosshair has the focus from a click at the start of a row. */
async function stepPatterns(page: Page): Promise<number> {
  const box = await scanBox(page);
  await clickUntilChanged(page, box.x + 0.03 * box.width, box.y + 0.5 * box.height, PATTERN);
  await page.waitForTimeout(1000);
  return keysUntilSaid(page, 'ArrowRight', STEPS, PATTERN, `column ${STEPS}`);
}
