import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Keyboard, Locator, Mouse } from '@playwright/test';

import { AnalysePage } from './analysePage';
import { panelPicture } from './pictures';
import { reload } from './reload';
import { profiledSession } from './scratch';
import { expect, test } from './story';

/** TiO2, I4(1)/amd; lattice of Horn, Schwerdtfeger & Meagher (1972) */
const ANATASE = `data_anatase
_cell_length_a 3.7842
_cell_length_b 3.7842
_cell_length_c 9.5146
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
loop_
_space_group_symop_operation_xyz
'x,y,z'
'x,y+1/2,z+1/4'
'x+1/2,y+1/2,z+1/2'
'x+1/2,y,z+3/4'
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Ti1 Ti4+ 0 0 0
O1 O2- 0 0 0.2081
O2 O2- 0 0 -0.2081
`;

/** The calibration and the profiles of the particles are made before the first story that needs them. */
test.setTimeout(420_000);

test('profiles of two scans are analysed together, brushed, and there again after a reload', async ({
  convertPage,
  folder
}) => {
  const { page } = convertPage;
  const { base, session } = profiledSession(folder);
  const cif = join(folder, 'anatase.cif');
  writeFileSync(cif, ANATASE);
  const analyse = new AnalysePage(page);
  await analyse.openAt(base, '2026', 'cm40001-1');
  await expect(analyse.dataSets).toHaveCount(2);
  await expect(analyse.dataSets.first()).toContainText('new');
  await analyse.dataSets.first().click();
  await expect(analyse.panel).toContainText('Summed intensity');

  await analyse.panel.getByRole('tab', { name: 'Compare' }).click();
  await expect(analyse.panel.getByRole('img', { name: /^Summed intensity of / })).toHaveCount(2);
  await expect(analyse.panel.getByRole('img', { name: /^Mean profiles: / })).toBeVisible();

  await analyse.options.click();
  await analyse.panel.getByLabel('CIF files').fill(cif);
  // The spectrum map of the first scan is found beside the data sets; nothing in it says its energies
  await analyse.panel.getByLabel('Elements').fill('Au, Ti');
  await analyse.panel.getByRole('button', { name: /^As AZtec usually has it/ }).click();
  await expect(analyse.panel.getByLabel('Energy of the first channel (keV)')).toHaveValue('-0.2');
  await page.keyboard.press('Escape');
  // Its rings can be held against the profiles before anything is analysed
  const marked = analyse.panel.getByRole('group', { name: 'Structure whose rings are marked' });
  await marked.getByRole('button', { name: 'anatase' }).click();
  await expect(marked.getByRole('button', { name: 'gold' })).toHaveAttribute('aria-pressed', 'false');
  await analyse.run.getByRole('button', { name: 'Analyse 2 data sets together' }).click();
  // The curves grow while it is looked for
  await expect(analyse.panel).toContainText(/Looking for the number of components: \d tried/, { timeout: 180_000 });
  await expect(analyse.panel.getByRole('region', { name: 'Number of components so far' })).toContainText('Stability');
  await expect(analyse.analysis).toContainText('3 components are advised', { timeout: 180_000 });
  await expect(analyse.dataSets.first()).toContainText('analysed');
  await expect(analyse.map('Component 3')).toBeVisible();

  const map = analyse.map('Component 1').locator('.nsewdrag').first();
  await map.click();
  await expect(analyse.maps).toContainText('its profile is below');
  await dragWithShift(page, map);
  await expect(analyse.maps).toContainText(/the mean profile of \d+ positions is below/);
  await expect(analyse.analysis.getByRole('button', { name: 'chosen positions' }).first()).toBeVisible();
  await expect(analyse.map('Ti 31 rows')).toBeVisible();
  await expect(
    analyse.analysis.getByRole('img', { name: /^Mean EDX spectrum of each class: chosen positions/ })
  ).toBeVisible();
  // Beside the map that was drawn on, without scrolling
  await page.setViewportSize({ width: 1440, height: 900 });
  await map.scrollIntoViewIfNeeded();
  const profiles = analyse.analysis.getByRole('img', { name: /^Mean profile of each class: chosen positions/ });
  await expect(profiles).toBeInViewport({ ratio: 1 });
  await expect(map).toBeInViewport();
  // Below a table most of the result is left to the maps
  await page.setViewportSize({ width: 1000, height: 900 });
  const heightOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.height ?? NaN;
  const detail = analyse.panel.locator('.fd-Frame-detail');
  await expect
    .poll(async () => (await heightOf(analyse.panel.locator('.fd-ChosenProfile'))) / (await heightOf(detail)))
    .toBeLessThan(0.4);
  await map.scrollIntoViewIfNeeded();
  await expect(profiles).toBeInViewport({ ratio: 1 });
  await expect(map).toBeInViewport({ ratio: 0.9 });
  await page.setViewportSize({ width: 1440, height: 900 });
  await analyse.maps.scrollIntoViewIfNeeded();
  await panelPicture(page, 'analysis', analyse.panel);

  const fits = analyse.maps.getByRole('region', { name: 'Maps of structures and rings' });
  const fitMaps = fits.locator('.fd-ImagePane');
  await expect(fitMaps).toHaveText([/^gold/, /^anatase/]);
  await fitMaps.first().locator('.nsewdrag').first().hover();
  await expect(fitMaps.first()).toContainText(/-?0\.\d+ correlation/);
  await fits.getByRole('button', { name: 'Shift' }).click();
  await fitMaps
    .first()
    .locator('.nsewdrag')
    .first()
    .hover({ position: { x: 40, y: 40 } });
  await expect(fitMaps.first()).toContainText(/\d 1\/Å/);
  await fits.getByRole('button', { name: 'Variance of rings' }).click();
  await expect(fitMaps.first()).toContainText(/^\d\.\d+ 1\/Å/);
  await fits.getByRole('button', { name: 'Threshold' }).click();
  await expect(fits.getByLabel('Percentile of the threshold')).toHaveValue('90');
  await dragWithShift(page, fitMaps.first().locator('.nsewdrag').first());
  await expect(analyse.maps).toContainText(/the mean profile of \d+ positions is below/);
  const correlations = analyse.analysis.getByRole('region', { name: 'Components and elements' });
  await correlations
    .getByRole('button', { name: /^0\.[4-9].*\[0/ })
    .first()
    .click();
  await expect(correlations.getByRole('img', { name: /positions$/ })).toBeVisible();
  const matches = analyse.analysis.getByRole('region', { name: 'Structures of classes' });
  await expect(matches.getByRole('row').filter({ hasText: 'anatase' })).toHaveCount(3);
  await matches.getByRole('button', { name: 'gold' }).first().click();
  await expect(marked.getByRole('button', { name: 'gold' })).toHaveAttribute('aria-pressed', 'true');
  await expect(analyse.analysis.getByRole('region', { name: 'Neighbours of classes' })).toBeVisible();
  await analyse.analysis.getByRole('button', { name: 'Component 2', exact: true }).click();
  await expect(analyse.map('Component 1')).toBeHidden();
  await expect(analyse.map('Component 2')).toBeVisible();

  await analyse.analysis.getByRole('button', { name: 'All', exact: true }).click();
  await analyse.maps.getByRole('button', { name: 'Above a percentile' }).click();
  await analyse.maps.getByLabel('Percentile in figures').fill('99');
  await expect(analyse.maps).toContainText('in no class');

  const record = await analyse.analysis.getByLabel('Analysis that is shown').inputValue();
  expect(record.startsWith(join(session, 'processing/Merlin/particles_on_carbon/analysis'))).toBe(true);
  expect(existsSync(record)).toBe(true);
  const { created } = JSON.parse(readFileSync(record, 'utf8')) as { created: string };
  await analyse.analysis.getByRole('button', { name: 'Open in own tab' }).click();
  const own = page.getByRole('region', { name: 'Analysis in its own tab' });
  await expect(own.locator('.fd-ImagePane', { hasText: 'Component 3' })).toBeVisible();
  await expect(own.getByRole('button', { name: 'Open in own tab' })).toBeHidden();
  await page.getByRole('tab', { name: 'Profile analysis' }).first().click();
  await analyse.analysis.getByRole('button', { name: 'Open report' }).click();
  const report = page.frameLocator('iframe[title="report.html"]');
  await expect(report.getByRole('heading', { name: '3 components of 2 data sets' })).toBeVisible();
  await page.getByRole('tab', { name: 'Profile analysis' }).first().click();
  await analyse.analysis.getByRole('button', { name: 'Open as notebook' }).click();
  await expect(page.getByRole('tab', { name: /^analysis.*\.ipynb/ })).toBeVisible();
  await expect(page.locator('.jp-Notebook').last()).toContainText('Made again by numpy');
  await reload(page);
  // The notebook comes to the front when the layout is restored, however late that is
  await expect(async () => {
    await page.getByRole('tab', { name: 'Profile analysis' }).first().click();
    await analyse.panel.getByRole('tab', { name: 'Result' }).click({ timeout: 3000 });
    await expect(analyse.map('Component 3')).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
  expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ created });
});

/** Draws a rectangle over the middle of a map. */
async function dragWithShift(
  page: { readonly mouse: Mouse; readonly keyboard: Keyboard },
  map: Locator
): Promise<void> {
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 0.3 * width, y + 0.3 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.7 * width, y + 0.6 * height, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
}
