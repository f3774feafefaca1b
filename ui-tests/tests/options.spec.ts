import { existsSync, readFileSync } from 'node:fs';

import { clusterSettings, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('a wrong option is said at its field before anything runs', async ({ convertPage, folder, page }) => {
  const { options } = convertPage;
  await convertPage.openAt(sampleSession(folder).gold);
  // The options open also where an answer moves their button while the mouse is down
  const { x, y } = (await convertPage.optionsButton.boundingBox()) ?? { x: 0, y: 0 };
  const pad = (top: string): Promise<void> =>
    convertPage.panel.evaluate((element, padding) => void ((element as HTMLElement).style.paddingTop = padding), top);
  await page.mouse.move(x + 10, y + 10);
  await page.mouse.down();
  await pad('60px');
  await page.mouse.up();
  await pad('');
  await options.waitFor();
  await options.getByRole('radio', { name: /Known shape/ }).check();
  await convertPage.optionsButton.click();
  await convertPage.convertButton.click();
  await expect(options.getByLabel('Scan_X (columns)')).toBeFocused();
  await expect(options.getByLabel('Scan_X (columns)')).toHaveAccessibleDescription(/number of scan columns/);
  await options.getByLabel('Scan_X (columns)').fill('30');
  await options.getByLabel('Scan_Y (rows)').fill('30');
  await expect(options.getByRole('alert')).toContainText('30 x 30 are 900 frames, but the file holds 256');
  await expect(convertPage.run).toContainText('30 x 30 are 900 frames');
  await options.getByLabel('Scan_X (columns)').fill('16');
  await options.getByLabel('Scan_Y (rows)').fill('16');
  await options.getByLabel('Scan_Y (rows)').press('Enter');
  await expect(convertPage.convertButton).toBeEnabled();
  await expect(convertPage.table.rows.first()).toContainText('16 × 16');
  await options.getByRole('combobox', { name: 'Bin scan' }).fill('99');
  await expect(options.getByRole('alert')).toContainText('from 1 (off) to 64');
  await options.getByRole('button', { name: 'Back to defaults' }).click();
  await expect(options.getByRole('alert')).toHaveCount(0);
  await expect(convertPage.table.rows.first()).toContainText('15 × 15');
});

test.afterEach(() => clusterSettings({}));

test('the files for the cluster are written and shown with a shape chosen by hand, and graphics cards are asked about', async ({
  convertPage,
  folder
}) => {
  const { particles, session } = sampleSession(folder);
  const { cluster, shape, table } = convertPage;
  const partitions = [{ name: 'gpu', gpu: true }, { name: 'cpu' }];
  clusterSettings({ partition: 'cpu', partitions });
  const partition = cluster.getByRole('combobox', { name: 'Partition' });
  await convertPage.openAt(session);
  await table.look(stamps.edx);
  await convertPage.showTab('Scan shape');
  await shape.section.getByRole('radio', { name: /^31 rows × 31 columns/ }).click();
  await shape.section.getByRole('button', { name: 'Use this shape' }).click();
  await convertPage.openCluster();
  await cluster.getByLabel(/^Submit a Slurm job/).uncheck();
  await cluster.getByLabel(/^Create Slurm batch file/).check();
  await expect(cluster).toContainText('One acquisition has a scan shape chosen by hand.');
  await expect(cluster.getByLabel(/^Create conversion info file/)).toBeChecked();
  await expect(partition).toHaveValue('cpu');
  await partition.fill('gpu');
  await partition.press('Enter');
  await expect(cluster.getByRole('alert')).toContainText('gpu has graphics cards, which this program does not use');
  const write = cluster.getByRole('button', { name: 'Write files for 4 acquisitions' });
  await expect(write).toBeDisabled();
  await cluster.getByRole('button', { name: 'Use cpu' }).click();
  await write.click();
  const files = cluster.getByRole('group', { name: 'Files for the cluster' }).last();
  await expect(files).toContainText('It runs 4 tasks, one for each acquisition.');
  await expect(files.getByText(/^sbatch /)).toBeVisible();
  const [, batch] = (await files.getByText(/^sbatch /).innerText()).split(' ');
  expect(existsSync(batch)).toBe(true);
  await files.getByText('Show its text').last().click();
  const shown = files.getByLabel('Slurm batch file', { exact: true });
  await expect(shown).toContainText('#SBATCH --partition=cpu');
  expect(readFileSync(batch, 'utf8').trim()).toBe((await shown.innerText()).trim());
  const info = files.getByLabel('Conversion info file', { exact: true });
  await files.getByText('Show its text').first().click();
  await expect(info).toContainText(
    `scan_shape_1 = {"path":${JSON.stringify(particles)},"reshape":"known","Scan_X":31,"Scan_Y":31,"line_skip":1`
  );
});
