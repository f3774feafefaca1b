import { sampleSession, stamps } from './scratch';
import { expect, test } from './story';

const LONGEST = { timeout: 180_000 };

test('a session is converted, calibrated and transformed at once, and a bad calibration stops what needs it', async ({
  convertPage,
  folder
}) => {
  test.setTimeout(400_000);
  const { session } = sampleSession(folder);
  const { sidebar } = convertPage;
  await convertPage.openAt(session);
  const offer = sidebar.getByRole('button', { name: 'Convert, calibrate, transform…' });
  const sheet = sidebar.getByRole('region', { name: 'All steps at once' }).last();
  const steps = sheet.getByRole('list', { name: 'What will run' });
  const jobs = sidebar.getByRole('region', { name: 'Jobs' });
  const card = jobs.getByRole('article', { name: 'Conversion, calibration, radial transform of 2 data sets' }).first();

  // All that would run is seen before it does: files, gold, results
  await offer.click();
  await expect(sheet.getByRole('combobox', { name: 'Gold reference' })).toHaveValue('Au_xgrating');
  await expect(steps.locator('summary')).toHaveText(
    [
      'Conversion of 2 gold references',
      'Calibration of 2 gold references',
      'Conversion of 2 data sets',
      'Radial transform of 2 data sets'
    ],
    LONGEST
  );
  await steps.getByText('Radial transform of 2 data sets').click();
  await expect(steps.getByText(/calibrated with .*_data\.mib/)).toHaveCount(2);
  await expect(sheet).toContainText(/cores?/);
  await sheet.getByText('Show files').click();
  await expect(sheet.getByLabel('1 conversion: job.json', { exact: true })).toContainText(stamps.gold);
  await expect(jobs.getByRole('article')).toHaveCount(0);

  // One card for all of it
  await sheet.getByRole('button', { name: 'Run 4 steps here' }).click();
  await expect(card.getByRole('list', { name: 'Steps of it' }).getByRole('listitem')).toHaveCount(4);
  await expect(card.getByRole('list', { name: 'Steps of it' }).getByText('2 of 2 done')).toHaveCount(4, LONGEST);
  await card.getByText('Each step').click();
  await expect(card.getByRole('article', { name: 'Radial transform of 2 data sets' })).toContainText('done');

  // What is no gold: its calibration fails, and no transform begins with it
  await offer.click();
  const gold = sheet.getByRole('combobox', { name: 'Gold reference' });
  await gold.fill(`particles_on_carbon/20260317_114747/${stamps.flyback}_data.mib`);
  await gold.press('Enter');
  await expect(steps.locator('summary').first()).toHaveText('Conversion of 1 gold reference', LONGEST);
  await sheet.getByRole('button', { name: 'Run 4 steps here' }).click();
  const failed = jobs.getByRole('article', { name: /^Conversion, calibration, radial transform of 3/ }).first();
  await expect(
    failed
      .getByRole('list', { name: 'Steps of it' })
      .getByText(/^Radial transform.*/)
      .first()
  ).toBeVisible();
  await expect(failed).toContainText(/failed/, LONGEST);
  await failed.getByText('Each step').click();
  const transform = failed.getByRole('article', { name: /^Radial transform/ });
  await expect(transform).toContainText('2 failed', LONGEST);
  await transform.locator('summary', { hasText: '3 data sets' }).click();
  await expect(transform).toContainText(/It needs the calibration of .*, which (is a failure|failed)/);

  // What failed is done again, now with the calibration that is there
  await failed.getByRole('button', { name: 'Run what failed again' }).click();
  const again = jobs.getByRole('article', { name: 'Radial transform of 2 data sets' }).first();
  await expect(again.getByRole('list', { name: 'Steps of it' }).getByText('2 of 2 done')).toHaveCount(1, LONGEST);
});
