import { join, resolve } from 'node:path';

import type { ConvertPage } from './convertPage';
import { sampleSession } from './scratch';
import { expect, test } from './story';

const DOCS = resolve(__dirname, '..', '..', 'docs', 'images');
const SCRATCH = resolve(__dirname, '..', '.scratch', 'screens');

async function convertGold(convert: ConvertPage, folder: string): Promise<void> {
  const { gold } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.openSidebar();
  await convert.type(gold);
  await convert.convertButton.click();
  await expect(convert.image('Maximum pattern').locator('.heatmaplayer image')).toBeVisible();
  await expect(convert.about).toContainText('converted');
}

test('the panel in the light theme', async ({ convert, folder, page }) => {
  await page.setViewportSize({ width: 1600, height: 960 });
  await convertGold(convert, folder);
  await page.screenshot({ path: join(DOCS, 'convert.png') });
});

test('the panel in the dark theme: plots follow it', async ({ convert, folder, page }) => {
  await page.setViewportSize({ width: 1600, height: 960 });
  await convertGold(convert, folder);
  const tick = convert.image('Mean pattern').locator('.xtick text').first();
  const light = await tick.evaluate(element => getComputedStyle(element).fill);
  await convert.setTheme('JupyterLab Dark');
  await expect.poll(() => tick.evaluate(element => getComputedStyle(element).fill)).not.toBe(light);
  await page.screenshot({ path: join(SCRATCH, 'convert-dark.png') });
});

test('nothing is cut off in a narrow sidebar and a narrow tab', async ({ convert, folder, page }) => {
  await page.setViewportSize({ width: 700, height: 1200 });
  await convertGold(convert, folder);
  await page.sidebar.setWidth(250, 'left');
  for (const region of [convert.panel, convert.sidebar]) {
    expect(await region.evaluate(element => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  }
  await page.screenshot({ path: join(SCRATCH, 'convert-narrow.png') });
});

test('the display of patterns changes together and keeps the values', async ({ convert, folder }) => {
  await convertGold(convert, folder);
  const toolbar = convert.images.getByRole('toolbar', { name: 'Display of Diffraction patterns' });
  await expect(toolbar.getByRole('button', { name: 'Log' })).toHaveAttribute('aria-pressed', 'true');
  await expect(convert.images).toContainText('Log is display only');
  await toolbar.getByRole('button', { name: 'Linear' }).click();
  await expect(convert.images.getByText('Log is display only')).toHaveCount(0);
  await toolbar.getByLabel('Colour map').selectOption('Viridis');
  await toolbar.getByLabel('Upper percentile').fill('99');
  const pattern = convert.image('Mean pattern').locator('.nsewdrag');
  await pattern.hover({ position: { x: 40, y: 40 } });
  await expect(convert.image('Mean pattern').locator('.hovertext')).toContainText(/row \d+, column \d+.*counts/s);
});

test('the whole path works from the keyboard', async ({ convert, folder, page }) => {
  const { gold } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.path.focus();
  await page.keyboard.type(gold);
  await page.keyboard.press('Enter');
  await expect(convert.about).toBeVisible();
  for (let steps = 0; steps < 40; steps++) {
    if (await convert.convertButton.evaluate(element => element === document.activeElement)) {
      break;
    }
    await page.keyboard.press('Tab');
  }
  await expect(convert.convertButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(convert.image('Mean pattern').locator('.heatmaplayer image')).toBeVisible();
});
