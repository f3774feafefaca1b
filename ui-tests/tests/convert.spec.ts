import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { copyRealFile, longSession, noRealFile, sampleSession, writeBadFile } from './scratch';
import { expect, test } from './story';

test('a newcomer is told what to do and led to it', async ({ convertPage }) => {
  await convertPage.openFromLauncher();
  await expect(convertPage.panel).toContainText('Choose a Merlin .mib file, or a folder of them, to convert to HDF5.');
  await convertPage.panel.getByRole('button', { name: 'Choose data' }).click();
  await expect(convertPage.panel.getByRole('listbox', { name: 'Folders and .mib files' })).toBeFocused();
});

test('a measured file becomes HDF5 by clicks only', async ({ convertPage, folder }) => {
  test.skip(noRealFile !== undefined, noRealFile);
  const file = copyRealFile(folder);
  await convertPage.openFromLauncher();
  await convertPage.browseTo(file, 'file');
  await expect(convertPage.about).toContainText('256 × 256 px, 6 bit, 1 chip');
  await convertPage.panel.getByText(/other shapes? fits?/).click();
  await convertPage.about.getByRole('button', { name: 'Use 2 rows × 4 columns' }).click();
  await expect(convertPage.panel.getByLabel('Scan_X (columns)')).toHaveValue('4');
  await expect(convertPage.panel.getByLabel('Scan_Y (rows)')).toHaveValue('2');
  await convertPage.panel.getByLabel('Output folder').fill(join(folder, 'results'));
  await convertPage.convertButton.click();
  await expect(convertPage.conversion(/001_4x2_6bit/)).toContainText('done');
  await expect(convertPage.conversion(/001_4x2_6bit/)).toContainText('2 × 4 scan, 256 × 256 px, uint8, Known shape');
  await expect(convertPage.image('Sum image, 2 rows by 4 columns').locator('.heatmaplayer image')).toBeVisible();
  await expect(convertPage.image('Mean pattern, 256 rows by 256 columns').locator('.heatmaplayer image')).toBeVisible();
  await expect(
    convertPage.image('Maximum pattern, 256 rows by 256 columns').locator('.heatmaplayer image')
  ).toBeVisible();
  expect(existsSync(join(folder, 'results/001_4x2_6bit/001_4x2_6bit_data.hdf5'))).toBe(true);
});

test('a file of a session goes where the session keeps its results, with its scan in nm', async ({
  convertPage,
  folder
}) => {
  const { session, gold } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.type(gold);
  await expect(convertPage.about).toContainText('15 rows × 15 columns');
  await expect(convertPage.panel.getByLabel('Output folder')).toHaveCount(0);
  await convertPage.convertButton.click();
  await expect(convertPage.image('Sum image, 15 rows by 15 columns')).toContainText('column (nm)');
  await expect(convertPage.image('Mean pattern')).toContainText('column (px)');
  await expect(convertPage.about).toContainText('converted');
  expect(existsSync(join(session, 'processing/Merlin/Au_xgrating/20260317_101204/20260317_101204_data.hdf5'))).toBe(
    true
  );
});

test('a folder is converted file by file, and what is complete is left alone', async ({ convertPage, folder }) => {
  const { session } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.browseTo(join(session, 'Merlin', 'Au_xgrating'), 'folder');
  await expect(convertPage.about).toContainText('2 new');
  await convertPage.panel.getByRole('button', { name: 'Convert 2 files' }).click();
  await expect(convertPage.conversion(/2 files/)).toContainText('2 of 2 files');
  await expect(convertPage.about).toContainText('2 converted');
  await expect(convertPage.convertButton).toBeDisabled();
  await expect(convertPage.panel).toContainText('Tick Overwrite to convert again');
});

test('a wrong option is said at its field before anything runs', async ({ convertPage, folder }) => {
  const { gold } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.type(gold);
  await convertPage.panel.getByRole('radio', { name: /Known shape/ }).check();
  await convertPage.convertButton.click();
  await expect(convertPage.panel.getByLabel('Scan_X (columns)')).toHaveAccessibleDescription(/number of scan columns/);
  await convertPage.panel.getByLabel('Scan_X (columns)').fill('30');
  await convertPage.panel.getByLabel('Scan_Y (rows)').fill('30');
  await expect(convertPage.choice.getByRole('alert')).toContainText('30 x 30 are 900 frames, but the file holds 256');
  const conversions = await convertPage.panel.getByRole('article').count();
  await convertPage.convertButton.click();
  await expect(convertPage.choice.getByRole('alert')).toContainText('30 x 30');
  await expect(convertPage.panel.getByRole('article')).toHaveCount(conversions);
});

test('a conversion is cancelled and leaves no unfinished file under a final name', async ({ convertPage, folder }) => {
  const many = longSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.type(many);
  await convertPage.convertButton.click();
  const conversion = convertPage.conversion(/40 files/);
  await expect(conversion).toContainText(/MB\/s/);
  await conversion.getByRole('button', { name: /Cancel/ }).click();
  await expect(conversion).toContainText('cancelled');
  await expect(conversion.getByRole('button', { name: /Cancel/ })).toHaveCount(0);
  await expect(convertPage.about).toContainText(/\d+ new/);
});

test('a broken file says what is wrong with it', async ({ convertPage, folder }) => {
  const file = writeBadFile(folder);
  await convertPage.openFromLauncher();
  await convertPage.path.fill(file);
  await convertPage.path.press('Enter');
  await expect(convertPage.choice.getByRole('alert')).toContainText('broken.mib');
  await expect(convertPage.choice.getByRole('alert')).toContainText(/Merlin/);
  await expect(convertPage.convertButton).toHaveCount(0);
});

test('a path that does not exist says so', async ({ convertPage, folder }) => {
  await convertPage.openFromLauncher();
  await convertPage.path.fill(join(folder, 'nothing.mib'));
  await convertPage.path.press('Enter');
  await expect(convertPage.choice.getByRole('alert')).toContainText('does not exist');
});
