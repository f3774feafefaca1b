import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { copyRealFile, longSession, noRealFile, sampleSession, writeBadFile } from './scratch';
import { expect, test } from './story';

test('a newcomer is told what to do and led to it', async ({ convert }) => {
  await convert.openFromLauncher();
  await expect(convert.panel).toContainText('Choose a Merlin .mib file, or a folder of them, to convert to HDF5.');
  await convert.panel.getByRole('button', { name: 'Choose data' }).click();
  await expect(convert.panel.getByRole('listbox', { name: 'Folders and .mib files' })).toBeFocused();
});

test('a measured file becomes HDF5 by clicks only', async ({ convert, folder }) => {
  test.skip(noRealFile !== undefined, noRealFile);
  const file = copyRealFile(folder);
  await convert.openFromLauncher();
  await convert.browseTo(file, 'file');
  await expect(convert.about).toContainText('256 × 256 px, 6 bit, 1 chip');
  await convert.panel.getByText(/other shapes? fits?/).click();
  await convert.about.getByRole('button', { name: 'Use 2 rows × 4 columns' }).click();
  await expect(convert.panel.getByLabel('Scan_X (columns)')).toHaveValue('4');
  await expect(convert.panel.getByLabel('Scan_Y (rows)')).toHaveValue('2');
  await convert.panel.getByLabel('Output folder').fill(join(folder, 'results'));
  await convert.convertButton.click();
  await expect(convert.conversion(/001_4x2_6bit/)).toContainText('done');
  await expect(convert.conversion(/001_4x2_6bit/)).toContainText('2 × 4 scan, 256 × 256 px, uint8, Known shape');
  await expect(convert.image('Sum image, 2 rows by 4 columns').locator('.heatmaplayer image')).toBeVisible();
  await expect(convert.image('Mean pattern, 256 rows by 256 columns').locator('.heatmaplayer image')).toBeVisible();
  await expect(convert.image('Maximum pattern, 256 rows by 256 columns').locator('.heatmaplayer image')).toBeVisible();
  expect(existsSync(join(folder, 'results/001_4x2_6bit/001_4x2_6bit_data.hdf5'))).toBe(true);
});

test('a file of a session goes where the session keeps its results, with its scan in nm', async ({
  convert,
  folder
}) => {
  const { session, gold } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.type(gold);
  await expect(convert.about).toContainText('15 rows × 15 columns');
  await expect(convert.panel.getByLabel('Output folder')).toHaveCount(0);
  await convert.convertButton.click();
  await expect(convert.image('Sum image, 15 rows by 15 columns')).toContainText('column (nm)');
  await expect(convert.image('Mean pattern')).toContainText('column (px)');
  await expect(convert.about).toContainText('converted');
  expect(existsSync(join(session, 'processing/Merlin/Au_xgrating/20260317_101204/20260317_101204_data.hdf5'))).toBe(
    true
  );
});

test('a folder is converted file by file, and what is complete is left alone', async ({ convert, folder }) => {
  const { session } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.browseTo(join(session, 'Merlin', 'Au_xgrating'), 'folder');
  await expect(convert.about).toContainText('2 new');
  await convert.panel.getByRole('button', { name: 'Convert 2 files' }).click();
  await expect(convert.conversion(/2 files/)).toContainText('2 of 2 files');
  await expect(convert.about).toContainText('2 converted');
  await expect(convert.convertButton).toBeDisabled();
  await expect(convert.panel).toContainText('Tick Overwrite to convert again');
});

test('a wrong option is said at its field before anything runs', async ({ convert, folder }) => {
  const { gold } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.type(gold);
  await convert.panel.getByRole('radio', { name: /Known shape/ }).check();
  await convert.convertButton.click();
  await expect(convert.panel.getByLabel('Scan_X (columns)')).toHaveAccessibleDescription(/number of scan columns/);
  await convert.panel.getByLabel('Scan_X (columns)').fill('30');
  await convert.panel.getByLabel('Scan_Y (rows)').fill('30');
  await expect(convert.panel.getByRole('alert')).toContainText('30 x 30 are 900 frames, but the file holds 256');
  await convert.convertButton.click();
  await expect(convert.panel.getByRole('article')).toHaveCount(0);
});

test('a conversion is cancelled and leaves no unfinished file under a final name', async ({ convert, folder }) => {
  const many = longSession(folder);
  await convert.openFromLauncher();
  await convert.type(many);
  await convert.convertButton.click();
  const conversion = convert.conversion(/40 files/);
  await expect(conversion).toContainText(/MB\/s/);
  await conversion.getByRole('button', { name: /Cancel/ }).click();
  await expect(conversion).toContainText('cancelled');
  await expect(conversion.getByRole('button', { name: /Cancel/ })).toHaveCount(0);
  await expect(convert.about).toContainText(/\d+ new/);
});

test('a broken file says what is wrong with it', async ({ convert, folder }) => {
  const file = writeBadFile(folder);
  await convert.openFromLauncher();
  await convert.type(file);
  await expect(convert.panel.getByRole('alert')).toContainText('broken.mib');
  await expect(convert.panel.getByRole('alert')).toContainText(/Merlin/);
  await expect(convert.convertButton).toBeDisabled();
});

test('a path that does not exist says so', async ({ convert, folder }) => {
  await convert.openFromLauncher();
  await convert.path.fill(join(folder, 'nothing.mib'));
  await convert.path.press('Enter');
  await expect(convert.panel.getByRole('alert')).toContainText('does not exist');
});
