import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { RadialPage } from './radialPage';
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
  await expect(row).toContainText('new', { timeout: 60_000 });
  await row.click();
  await expect(radial.detail).toContainText('same voltage and camera length (300 kV, 20 cm)');
  await row.getByRole('checkbox').check();
  await radial.run.getByRole('button', { name: 'Transform one data set' }).click();
  await expect(row).toContainText('transformed', { timeout: 120_000 });
  const folderOfResults = dirname(resultOf(session, 'Au_xgrating', stamps.gold));
  expect(existsSync(join(folderOfResults, `${stamps.gold}_azimuthal_mean.hspy`))).toBe(true);

  await expect(radial.profiles).toContainText('Summed intensity', { timeout: 60_000 });
  await radial.profiles.locator('.fd-ImagePane .nsewdrag').first().click();
  await expect(radial.profiles).toContainText('chosen positions');
  // Other options would give other profiles
  await radial.options.click();
  await radial.panel.getByLabel('Convention').selectOption('epsic');
  await expect(row).toContainText('stale');
});
