import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import type { ConvertPage } from './convertPage';
import { remove, sampleSession } from './scratch';
import { expect, test } from './story';

const DOCS = resolve(__dirname, '..', '..', 'docs', 'images');
const SCRATCH = resolve(__dirname, '..', '.scratch', 'screens');

async function convert(panel: ConvertPage, file: string): Promise<void> {
  await panel.openFromLauncher();
  await panel.openSidebar();
  await panel.type(file);
  await panel.convertButton.click();
  await expect(panel.images).toContainText(basename(file, '.mib'));
  await expect(panel.image('Maximum pattern').locator('.heatmaplayer image')).toBeVisible();
  await expect(panel.about).toContainText('converted');
}

test('the panel in the light theme, as the README shows it', async ({ convertPage, page }) => {
  await page.setViewportSize({ width: 1840, height: 960 });
  // Its path is in the picture: one that says nothing of the machine.
  const folder = mkdtempSync(join(tmpdir(), 'e02-'));
  await convert(convertPage, sampleSession(folder).particles);
  await page.screenshot({ path: join(DOCS, 'convert.png') });
  remove(folder);
});

test('the panel in the dark theme: plots follow it', async ({ convertPage, folder, page }) => {
  await page.setViewportSize({ width: 1600, height: 960 });
  await convert(convertPage, sampleSession(folder).gold);
  const tick = convertPage.image('Mean pattern').locator('.xtick text').first();
  const light = await tick.evaluate(element => getComputedStyle(element).fill);
  await convertPage.setTheme('JupyterLab Dark');
  await expect.poll(() => tick.evaluate(element => getComputedStyle(element).fill)).not.toBe(light);
  await page.screenshot({ path: join(SCRATCH, 'convert-dark.png') });
});

test('nothing is cut off in a narrow sidebar and a narrow tab', async ({ convertPage, folder, page }) => {
  await page.setViewportSize({ width: 700, height: 1200 });
  await convert(convertPage, sampleSession(folder).gold);
  await page.sidebar.setWidth(250, 'left');
  for (const region of [convertPage.panel, convertPage.sidebar]) {
    expect(await region.evaluate(element => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  }
  await page.screenshot({ path: join(SCRATCH, 'convert-narrow.png') });
});

test('the display of patterns changes together and keeps the values', async ({ convertPage, folder }) => {
  await convert(convertPage, sampleSession(folder).gold);
  const toolbar = convertPage.images.getByRole('toolbar', { name: 'Display of Diffraction patterns' });
  await expect(toolbar.getByRole('button', { name: 'Log' })).toHaveAttribute('aria-pressed', 'true');
  await expect(convertPage.images).toContainText('Log is display only');
  await toolbar.getByRole('button', { name: 'Linear' }).click();
  await expect(convertPage.images.getByText('Log is display only')).toHaveCount(0);
  await toolbar.getByLabel('Colour map').selectOption('Viridis');
  await toolbar.getByLabel('Upper percentile').fill('99');
  const pattern = convertPage.image('Mean pattern').locator('.nsewdrag');
  await pattern.hover({ position: { x: 40, y: 40 } });
  await expect(convertPage.image('Mean pattern').locator('.hovertext')).toContainText(/row \d+, column \d+.*counts/s);
});

test('patterns are zoomed together by the wheel, and shown whole by a double click', async ({
  convertPage,
  folder,
  page
}) => {
  await convert(convertPage, sampleSession(folder).gold);
  const columns = (title: string): Promise<number> =>
    convertPage.image(title).evaluate(element => {
      const { range } = (element as HTMLElement & { layout: { xaxis: { range: number[] } } }).layout.xaxis;
      return Math.round(range[1] - range[0]);
    });
  await convertPage.image('Mean pattern').locator('.nsewdrag').hover();
  await page.mouse.wheel(0, -600);
  await expect.poll(() => columns('Mean pattern')).toBeLessThan(256);
  await expect.poll(async () => (await columns('Mean pattern')) - (await columns('Maximum pattern'))).toBe(0);
  await convertPage.image('Maximum pattern').locator('.nsewdrag').dblclick();
  await expect.poll(() => columns('Mean pattern')).toBe(256);
});

test('the whole path works from the keyboard', async ({ convertPage, folder, page }) => {
  const { gold } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.path.focus();
  await page.keyboard.type(gold);
  await page.keyboard.press('Enter');
  await expect(convertPage.about).toBeVisible();
  for (let steps = 0; steps < 40; steps++) {
    if (await convertPage.convertButton.evaluate(element => element === document.activeElement)) {
      break;
    }
    await page.keyboard.press('Tab');
  }
  await expect(convertPage.convertButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(convertPage.image('Mean pattern').locator('.heatmaplayer image')).toBeVisible();
});
