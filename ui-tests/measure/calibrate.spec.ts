import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { test } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, remove } from '../tests/scratch';
import { bentPattern, goldPattern } from './goldPattern';
import { clickUntilChanged, untilPainted } from './inPage';
import { mainThreadTasks } from './mainThread';
import type { CalibrateTimes } from './measured';
import { summary, write } from './measured';

const MOVES = 30;
// Each is measured by itself on this pattern, so that its tick changes the fit: off, and on again
const RINGS = ['422', '400', '220', '200', '422', '400', '220', '200'];
const WAIT = { timeout: 120_000 };
const SETTLE_MS = 1500;

// With the build that users get: `make bench` installs the finished package. One with development in its name takes longer.
for (const [name, pattern] of [
  ['calibrate', goldPattern],
  ['calibrateSlow', bentPattern]
] as const) {
  test(`measures the Calibrate panel: ${name}`, async ({ page }) => {
    const found: CalibrateTimes = {};
    const { tiff, voltage } = pattern();
    await measure(page, tiff, voltage, part => write({ [name]: Object.assign(found, part) }));
  });
}

async function measure(
  page: IJupyterLabPageFixture,
  tiff: Uint8Array,
  voltage: number,
  keep: (part: CalibrateTimes) => void
): Promise<void> {
  const folder = newFolder('measure-calibrate');
  try {
    const path = join(folder, 'gold.tif');
    writeFileSync(path, tiff);
    await untilPainted(page, 'jupyterlab-4dstem:calibrate-path', { path }, '.fd-Review');
    const panel = page.getByRole('region', { name: 'Calibrate', exact: true });
    await panel.getByRole('button', { name: 'Options', exact: true }).click();
    await panel.getByLabel('Voltage (kV)').fill(String(voltage / 1e3));
    await panel.getByLabel('Camera length (cm)').fill('40');
    await panel.getByLabel('Camera length (cm)').press('Enter');
    await page.locator('.fd-Certificate').waitFor(WAIT);
    await page.waitForTimeout(SETTLE_MS);

    const refits: number[] = [];
    for (const ring of RINGS) {
      const { x, y } = await middle(panel.getByRole('checkbox', { name: ring, exact: true }));
      refits.push(await clickUntilChanged(page, x, y, '.fd-Certificate'));
      await page.waitForTimeout(SETTLE_MS);
    }
    keep({ refits: refits.sort((a, b) => a - b) });
    await page.keyboard.press('Escape');

    const toggles: number[] = [];
    for (const name of ['As recorded', 'Corrected', 'As recorded', 'Corrected']) {
      const { x, y } = await middle(panel.getByRole('button', { name, exact: true }));
      toggles.push(await clickUntilChanged(page, x, y, 'section[aria-label="Unrolled"]'));
      await page.waitForTimeout(SETTLE_MS);
    }
    keep({ toggles: toggles.sort((a, b) => a - b) });

    const centre = panel.getByRole('slider', { name: 'Centre' });
    keep({ ring: summary(await mainThreadTasks(page, () => drag(page, centre, [12, 9]))) });
    await page.waitForTimeout(SETTLE_MS);
    const smallest = panel.getByRole('slider', { name: 'Smallest q' });
    keep({ slider: summary(await mainThreadTasks(page, () => drag(page, smallest, [90, 0]))) });
  } finally {
    remove(folder);
  }
}

async function middle(target: Locator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) {
    throw new Error('What is to be clicked is not on the screen.');
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags by so many pixels of the screen, there and back, as a hand does. */
async function drag(page: Page, target: Locator, [right, down]: readonly [number, number]): Promise<void> {
  const { x, y } = await middle(target);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    const part = Math.sin((Math.PI * move) / MOVES);
    await page.mouse.move(x + part * right, y + part * down);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}
