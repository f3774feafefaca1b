import { existsSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { panelPicture } from './pictures';
import { RadialPage } from './radialPage';
import { ownTabSaved, reload } from './reload';
import { calibrated, resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('a scan finds its calibration by itself, is transformed, and its profiles are looked at', async ({
  convertPage,
  folder
}) => {
  const { base, session, gold } = sampleSession(folder);
  calibrated(gold);
  const radial = new RadialPage(convertPage.page);
  await radial.openAt(base, '2026', 'cm40001-1');
  // The gold reference itself; the others were recorded at camera lengths without a calibration
  const row = radial.dataSets.and(convertPage.page.locator(`[data-path*="${stamps.gold}_data"]`));
  await expect(row).toContainText('gold');
  await radial.look(row);
  await expect(radial.detail).toContainText('same voltage and camera length (300 kV, 20 cm)');
  const calibration = row.getByRole('combobox', { name: /^Calibration of/ });
  await expect(calibration.getByRole('option').first()).toHaveText(/^Auto: .*_CL_20cm\.json$/);
  // Picked for this row, and taken back
  await calibration.selectOption({ index: 1 });
  await expect(radial.detail).toContainText('picked by hand');
  await calibration.selectOption('');
  await expect(radial.detail).not.toContainText('picked by hand');
  await row.getByRole('checkbox').check();
  await radial.run.getByRole('button', { name: 'Transform one data set' }).click();
  await expect(row).toContainText('transformed', { timeout: 120_000 });
  await expect(radial.sidebar).toContainText(/1 of \d+ transformed/);
  const folderOfResults = dirname(resultOf(session, 'Au_xgrating', stamps.gold));
  expect(existsSync(join(folderOfResults, `${stamps.gold}_azimuthal_mean.hspy`))).toBe(true);

  await expect(radial.profiles).toContainText('Summed intensity');
  await radial.profiles.locator('.fd-ImagePane .nsewdrag').first().click();
  await expect(radial.profiles).toContainText('chosen positions');
  await panelPicture(convertPage.page, 'radial', radial.panel);
  await expect(radial.panel.getByRole('region', { name: 'Normalised variances', exact: true })).toContainText('V(Ω)');
  await radial.tab('Direct beam').click();
  const beam = radial.panel.getByRole('region', { name: 'Direct beam over the scan', exact: true });
  await expect(beam.getByText('As found')).toHaveCount(2);
  await expect(beam.getByText('Plane fit')).toHaveCount(2);
  await radial.tab('Record').click();
  await expect(radial.panel.getByAltText(/^Maximum of the corrected patterns/)).toBeVisible();

  // Data that are others by now
  utimesSync(gold, new Date(), new Date());
  await radial.run.getByRole('button', { name: 'Look again' }).click();
  await expect(row).toContainText('stale');
  await expect(radial.detail).toContainText('the raw data have changed since');

  const saved = ownTabSaved(convertPage.page, 'profiles');
  await radial.detail.getByRole('button', { name: 'Open in own tab' }).click();
  const own = convertPage.page.getByRole('region', { name: 'Radial profiles in their own tab', exact: true });
  await expect(own).toContainText('Summed intensity');
  await expect(own.getByRole('tab', { name: 'Preview', exact: true })).toHaveCount(0);
  await saved;
  await reload(convertPage.page);
  await expect(own).toContainText('Summed intensity');
});

test('a pattern is looked at before it is transformed, and what is dragged is in the form', async ({
  convertPage,
  folder
}) => {
  const { base, gold } = sampleSession(folder);
  calibrated(gold);
  const { page } = convertPage;
  const radial = new RadialPage(page);
  await radial.openAt(base, '2026', 'cm40001-1');
  const row = radial.dataSets.and(page.locator(`[data-path*="${stamps.gold}_data"]`));
  await expect(row).toContainText('gold');
  await radial.look(row);
  await expect(radial.preview).toContainText('Direct beam found');
  const scan = radial.preview.getByRole('region', { name: 'Scan', exact: true });
  await expect(scan).toContainText('Row 7, column 7');
  await scan
    .locator('.nsewdrag')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await expect(scan).toContainText('Row 0, column 0');
  await page.keyboard.press('ArrowRight');
  await expect(scan).toContainText('Row 0, column 1');
  await panelPicture(page, 'preview', radial.panel);
  // All that a click shows is in view at once: with the table beside it, above it, and in as little as a sidebar
  const scanAndPanes = ['Scan', 'Diffraction pattern', 'Polar image', 'Profile of the pattern'];
  const before = page.viewportSize();
  for (const width of [1440, 1000, 640]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of scanAndPanes) {
      const drawn = radial.preview.getByRole('region', { name, exact: true }).locator('.fd-Plot .main-svg').first();
      // But for parts of a pixel
      await expect(drawn).toBeInViewport({ ratio: 0.98 });
    }
    // The record and the numbers of its time stamp are not cut
    const pick = row.getByRole('combobox', { name: /^Calibration of/ });
    if (width > 640) {
      expect(await pick.evaluate(wordsCut)).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize(before ?? { width: 1280, height: 900 });

  const centre = radial.preview.getByRole('group', { name: 'Direct beam', exact: true }).getByRole('slider');
  await centre.press('ArrowDown');
  await expect(radial.panel.getByText(/centre at \d+/)).toBeVisible();
  await radial.preview.getByRole('button', { name: 'Leave out a sector' }).click();
  await radial.options.click();
  const sectors = radial.panel.getByLabel('Sectors left out: from, to (°)');
  await expect(sectors).toHaveValue('80, 100');
  await sectors.fill('10, 50');
  await sectors.press('Enter');
  await page.keyboard.press('Escape');
  await expect(radial.preview.getByRole('slider', { name: 'From (°)' })).toHaveAttribute('aria-valuenow', '10');
  await radial.preview.getByRole('button', { name: 'Count Sector 1 again' }).click();
  await expect(radial.preview.getByRole('slider', { name: 'From (°)' })).toHaveCount(0);
  await radial.preview.getByRole('button', { name: 'Find it again' }).click();
  await expect(radial.preview).toContainText('Direct beam found');
});

/** By how many pixels the words of a list are longer than the list, without its arrow. */
function wordsCut(list: SVGElement | HTMLElement): number {
  const { font, width } = getComputedStyle(list);
  const context = document.createElement('canvas').getContext('2d');
  if (!context || !(list instanceof HTMLSelectElement)) {
    throw new Error('There is no list.');
  }
  context.font = font;
  const arrow = 20;
  return context.measureText(list.selectedOptions[0].text).width + arrow - parseFloat(width);
}
