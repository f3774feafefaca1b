import type { Locator } from '@playwright/test';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { CalibratePage } from './calibratePage';
import { panelPicture } from './pictures';
import { RadialPage } from './radialPage';
import { resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('a gold reference is reviewed, tried otherwise, taken back and saved', async ({ convertPage, folder }) => {
  const { base, session } = sampleSession(folder);
  const calibrate = new CalibratePage(convertPage.page);
  const gold = calibrate.references.filter({ hasText: stamps.gold });
  await calibrate.openAt(base, '2026', 'cm40001-1');
  // The folder of the gold reference is found by its name
  await expect(calibrate.panel.getByRole('combobox', { name: 'Au data folder name' })).toHaveValue('Au_xgrating');
  await expect(calibrate.references).toHaveCount(2);
  await gold.click();
  await expect(calibrate.verdict).toHaveText('Pass: this calibration can be used');
  await expect(calibrate.review).toContainText('Pixel size');
  await panelPicture(convertPage.page, 'calibrate', calibrate.panel);

  await calibrate.options.click();
  const counting = calibrate.review.locator('.fd-Certificate div', { hasText: 'Rings used' });
  await expect(counting).toContainText('220');
  await calibrate.panel.getByRole('checkbox', { name: '220', exact: true }).uncheck();
  await expect(counting).not.toContainText('220');
  // Against another standard its own rings are named, and gold is not taken for it
  const standard = calibrate.panel.getByRole('combobox', { name: 'Standard', exact: true });
  await calibrate.panel.getByRole('checkbox', { name: '220', exact: true }).check();
  await standard.fill('mgo');
  await standard.press('Enter');
  await expect(standard).toHaveValue('MgO');
  await expect(calibrate.verdict).toHaveText(/^Fail/);
  await expect(calibrate.review).toContainText('Make sure that the sample is magnesium oxide.');
  await convertPage.page.keyboard.press('Escape');
  await calibrate.review.getByRole('button', { name: 'Undo' }).click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);
  await calibrate.review.getByRole('button', { name: 'Undo' }).click();
  await expect(counting).not.toContainText('220');
  await calibrate.review.getByRole('button', { name: 'Undo' }).click();
  await expect(counting).toContainText('220');
  await expect(calibrate.verdict).toHaveText(/^Pass/);

  await calibrate.review.getByRole('button', { name: 'Save' }).click();
  await expect(calibrate.review.getByRole('button', { name: 'Saved' })).toBeVisible();
  await expect(gold).toContainText('pass');
  // The next step knows, although no job has ended; gold is not to be transformed
  await expect(convertPage.page.getByRole('button', { name: 'Transform 2 data sets' })).toBeVisible();
  const record = join(dirname(resultOf(session, 'Au_xgrating', stamps.gold)), `${stamps.gold}_CL_20cm.json`);
  const { verdict } = JSON.parse(readFileSync(record, 'utf8')) as { verdict: string };
  expect(verdict).toBe('pass');
  expect(existsSync(record.replace(/json$/, 'html'))).toBe(true);

  await calibrate.review.getByRole('button', { name: 'Use for radial transform' }).click();
  const radial = new RadialPage(convertPage.page);
  await expect(radial.panel).toContainText('is used for the 2 data sets of its voltage and camera length');
  const lists = radial.dataSets.getByRole('combobox', { name: /^Calibration of/ });
  const picked = (): Promise<number> =>
    lists.evaluateAll(all => all.filter(list => (list as HTMLSelectElement).value !== '').length);
  await expect.poll(picked).toBe(2);
  await radial.panel.getByRole('button', { name: 'Back to auto' }).click();
  await expect.poll(picked).toBe(0);
});

test('several references are calibrated at once, one of which is none, and the library shows the others', async ({
  convertPage,
  folder
}) => {
  test.slow();
  const { base, session, gold, particles } = sampleSession(folder);
  // Particles on carbon that were recorded into the wrong folder
  const place = dirname(dirname(gold));
  cpSync(dirname(particles), join(place, basename(dirname(particles))), { recursive: true, preserveTimestamps: true });
  cpSync(join(dirname(dirname(particles)), `${stamps.edx}.hdf`), join(place, `${stamps.edx}.hdf`));
  const calibrate = new CalibratePage(convertPage.page);
  await calibrate.openAt(base, '2026', 'cm40001-1');
  await expect(calibrate.references).toHaveCount(3);
  await calibrate.run.getByRole('button', { name: /^Calibrate 3 references/ }).click();
  const row = (stamp: string): Locator => calibrate.references.filter({ hasText: stamp });
  await expect(row(stamps.gold)).toContainText('pass', { timeout: 120_000 });
  await expect(row(stamps.quad)).toContainText('pass', { timeout: 120_000 });
  // No row is left as if nothing had been done
  await expect(row(stamps.edx)).toContainText('fail');
  await expect(calibrate.run).toContainText('3 calibrated, 1 of them not to be used');
  await row(stamps.edx).click();
  await expect(calibrate.verdict).toHaveText(/^Fail/);
  await calibrate.panel.getByRole('tab', { name: 'Library' }).click();
  const library = calibrate.panel.getByRole('region', { name: 'Library' });
  await expect(library.getByRole('button', { name: /pass/ })).toHaveCount(2);
  await expect(library.getByRole('button', { name: /fail/ })).toHaveCount(0);

  // One that was recorded later, into another folder of the session: the library is of all of them
  const later = '20260317_181204';
  const elsewhere = join(dirname(place), 'Au_evening');
  cpSync(gold, join(elsewhere, later, `${later}_data.mib`), { recursive: true, preserveTimestamps: true });
  const record = (folderOf: string, stamp: string): string =>
    join(session, 'processing', 'Merlin', folderOf, stamp, `${stamp}_CL_20cm.json`);
  cpSync(record('Au_xgrating', stamps.gold), record('Au_evening', later), { recursive: true });
  await calibrate.panel.getByRole('tab', { name: 'Review' }).click();
  await calibrate.panel.getByRole('tab', { name: 'Library' }).click();
  await library.getByText('one earlier').click();
  await library.getByRole('button', { name: /0\.0092/ }).click();
  await expect(calibrate.panel.getByRole('combobox', { name: 'Au data folder name' })).toHaveValue('Au_evening');
  await expect(calibrate.review).toHaveAccessibleName(/20260317_181204/);
  await expect(calibrate.verdict).toHaveText(/^Pass/);
});
