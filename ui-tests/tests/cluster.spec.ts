import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CalibratePage } from './calibratePage';
import { picture } from './pictures';
import { reload } from './reload';
import { clusterSettings, sampleSession, stamps } from './scratch';
import type { Slurm } from './slurm';
import { startSlurm } from './slurm';
import { expect, test } from './story';

let slurm: Slurm;
test.beforeAll(async () => {
  slurm = await startSlurm();
});
test.afterAll(async () => {
  clusterSettings({});
  await slurm.stop();
});

/** A task of Slurm starts within seconds, on a machine that does nothing else. */
const LONGEST = { timeout: 120_000 };

test('work goes to the cluster from the panels, and its cards tell how it goes until it is dismissed', async ({
  convertPage,
  folder
}) => {
  test.skip(slurm.missing !== undefined, slurm.missing);
  test.setTimeout(400_000);
  const { session } = sampleSession(folder);
  const { cluster, sidebar } = convertPage;
  const jobs = sidebar.getByRole('region', { name: 'Jobs' });
  const card = (name: string) => jobs.getByRole('article', { name }).first();

  // A conversion, from its menu to its result
  await convertPage.openAt(session);
  await jobs.getByRole('button', { name: 'Check cluster' }).click();
  await expect(jobs).toContainText('can be read and written there', LONGEST);
  await convertPage.openCluster();
  await expect(cluster.getByRole('status')).toContainText('4 tasks. Each gets');
  await cluster.getByText('Show files').click();
  await expect(cluster.getByLabel('batch.sh', { exact: true })).toContainText('#SBATCH --array=0-3%3');
  await cluster.getByRole('button', { name: 'Submit 4 acquisitions' }).click();
  const conversion = card('Conversion of 4 data sets');
  await expect(conversion).toContainText('Slurm');
  await expect(conversion).toContainText('4 of 4 done', LONGEST);
  await conversion.getByText('4 data sets').last().click();
  const row = conversion.getByRole('listitem').filter({ hasText: stamps.gold });
  await expect(row).toContainText('COMPLETED · on localhost', LONGEST);
  // The folder of the job, below, is that of the machine
  await picture(convertPage.page, 'jobs', conversion, conversion.getByText('Show files'));
  await row.getByRole('button', { name: 'Log' }).click();
  await expect(row.getByLabel(/^Log of/)).toContainText('The task is done');

  // A calibration that cannot begin on the node says why, and is run again when that is mended
  const mended = join(folder, 'mended');
  clusterSettings({ setup: [`[ -e ${mended} ]`] });
  const calibrate = new CalibratePage(convertPage.page);
  await sidebar.getByRole('button', { name: 'Open Calibrate' }).click();
  await expect(calibrate.references).toHaveCount(2);
  const submit = async (): Promise<void> => {
    await calibrate.run.getByRole('button', { name: 'Where to run' }).click();
    await calibrate.run.getByRole('menuitem', { name: /^Submit to cluster/ }).click();
    await calibrate.panel.getByRole('button', { name: 'Submit 2 data sets' }).click();
  };
  await submit();
  const failed = card('Calibration of 2 data sets');
  await expect(failed).toContainText('2 failed', LONGEST);
  await expect(failed).toContainText('It could not begin. On localhost this line failed');
  writeFileSync(mended, '');
  await failed.getByRole('button', { name: 'Run 2 failed again' }).click();
  await expect(card('Calibration of 2 data sets')).toContainText('2 of 2 done', LONGEST);
  await expect(calibrate.references.filter({ hasText: stamps.gold })).toContainText('pass');

  // One that waits is held, released and given up
  clusterSettings({ setup: ['sleep 100'], concurrent: 1 });
  for (const reference of await calibrate.references.all()) {
    await reference.getByRole('checkbox').check();
  }
  await submit();
  const given = card('Calibration of 2 data sets');
  await given.getByRole('button', { name: 'Hold' }).click();
  await expect(given.getByRole('button', { name: 'Release' })).toBeVisible(LONGEST);
  await reload(convertPage.page);
  await given.getByRole('button', { name: 'Release' }).click();
  await given.getByRole('button', { name: 'Cancel' }).click();
  await given.getByRole('button', { name: 'Cancel it' }).click();
  await expect(given).toContainText('2 cancelled', LONGEST);
  await expect(jobs.getByRole('article')).toHaveCount(4);
  await given.getByRole('button', { name: /^Dismiss/ }).click();
  await expect(jobs.getByRole('article')).toHaveCount(3);
  await jobs.getByRole('button', { name: /^Dismiss all 3/ }).click();
  await expect(jobs).toContainText('stands here until you dismiss it');
});
