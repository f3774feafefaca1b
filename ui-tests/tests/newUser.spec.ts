import { existsSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { HOME, copyRealFile, noRealFile, resultOf, sampleSession, stamps } from './scratch';
import { startedIn } from './startedIn';
import { expect, test } from './story';

test('a new user picks a session, converts all of it, sees a result, and writes one again', async ({
  convertPage,
  folder
}) => {
  const { base, session } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await expect(convertPage.panel).toContainText('Choose a session, or another folder with .mib files');
  await convertPage.session.type('Base directory', base);
  await convertPage.session.pick('Year', '2026');
  await convertPage.session.pick('Session', 'cm40001-1');
  await convertPage.table.read();
  await expect(convertPage.table.rows).toHaveCount(4);
  await expect(convertPage.convertButton).toHaveText('Convert all 4 new');
  await convertPage.convert();
  await expect(convertPage.table.count('4 complete')).toBeVisible();
  await convertPage.result.drawn();
  const results = [
    resultOf(session, 'Au_xgrating', stamps.gold),
    resultOf(session, 'Au_xgrating', stamps.quad),
    resultOf(session, 'particles_on_carbon', stamps.edx),
    resultOf(session, 'particles_on_carbon', stamps.flyback)
  ];
  expect(results.filter(path => !existsSync(path))).toEqual([]);
  await expect(convertPage.convertButton).toBeDisabled();
  await expect(convertPage.run).toContainText('All are converted.');

  // What is complete is written again only when somebody asks for it
  const [result] = results;
  const first = statSync(result).mtimeMs;
  await convertPage.table.select(stamps.gold);
  await expect(convertPage.convertButton).toBeDisabled();
  await expect(convertPage.run).toContainText('It is complete already.');
  await convertPage.optionsButton.click();
  await convertPage.options.getByLabel(/^Overwrite/).check();
  await expect(convertPage.run).toContainText('1 result is written again.');
  await convertPage.convertButton.click();
  await expect.poll(() => statSync(result).mtimeMs).toBeGreaterThan(first);
  await expect(convertPage.options.getByLabel(/^Overwrite/)).not.toBeChecked();
});

test.describe('JupyterLab that was started inside a session', () => {
  test.use({ autoGoto: false });

  test('has that session chosen already', async ({ convertPage, folder, page }) => {
    const { base, session } = sampleSession(folder);
    await page.addInitScript(startedIn, session);
    await page.goto();
    await convertPage.openFromLauncher();
    await expect(convertPage.session.box('Base directory')).toHaveValue(base);
    await expect(convertPage.session.box('Session')).toHaveValue('cm40001-1');
    await convertPage.table.read();
    await expect(convertPage.convertButton).toHaveText('Convert all 4 new');
  });
});

test('a measured file outside any session goes to the folder that is named', async ({ convertPage, folder }) => {
  test.skip(noRealFile !== undefined, noRealFile);
  const file = copyRealFile(folder);
  await convertPage.openFromLauncher();
  await convertPage.session.browse(relative(HOME, file).split('/'));
  await convertPage.table.read();
  await expect(convertPage.table.row(basename(file, '.mib'))).toHaveAttribute('aria-selected', 'true');
  await convertPage.shape.section.getByRole('button', { name: /more shapes?/ }).click();
  await convertPage.shape.card('2 rows × 4 columns').click();
  await convertPage.shape.useShape.click();
  await convertPage.convertButton.click();
  const output = convertPage.options.getByLabel('Output folder');
  await expect(output).toHaveAccessibleDescription(/Choose an output folder/);
  await output.fill(join(folder, 'results'));
  await output.press('Enter');
  await convertPage.convert();
  await convertPage.result.drawn('001_4x2_6bit_data.hdf5');
  await expect(convertPage.result.section).toContainText('2 × 4 scan positions of 256 × 256 px, uint8');
  expect(existsSync(join(folder, 'results/001_4x2_6bit/001_4x2_6bit_data.hdf5'))).toBe(true);
});
