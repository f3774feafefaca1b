import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { longSession, resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('all is cancelled, and no unfinished file has a final name', async ({ convertPage, folder }) => {
  const many = longSession(folder);
  await convertPage.openAt(many);
  await expect(convertPage.convertButton).toHaveText('Convert all 40 new');
  await convertPage.convertButton.click();
  await expect(convertPage.run).toContainText(/MB\/s/);
  await convertPage.cancelAll();
  await expect(convertPage.run.getByRole('button', { name: 'Cancel all' })).toHaveCount(0);
  await expect(convertPage.table.count('converting')).toHaveCount(0);
  const results = many.replace('/Merlin/', '/processing/Merlin/');
  const files = readdirSync(results, { recursive: true }).map(String);
  // What has its final name is complete: the table, which looks at the disk, counts the others only
  const left = 40 - files.filter(name => name.endsWith('_data.hdf5')).length;
  await expect(convertPage.convertButton).toHaveText(`Convert all ${left} not yet converted`);
});

test('one is cancelled while the others go on', async ({ convertPage, folder }) => {
  const many = longSession(folder, 12);
  const { table } = convertPage;
  const last = '20260318_100011';
  await convertPage.openAt(many);
  await convertPage.convertButton.click();
  await table.grid.press('End');
  await table
    .row(last)
    .getByRole('button', { name: /^Cancel conversion/ })
    .click();
  await expect(table.state(last)).toContainText('cancelled');
  await expect(convertPage.run).toContainText('11 converted, 1 cancelled', { timeout: 60_000 });
  await expect(convertPage.convertButton).toHaveText('Convert all 1 not yet converted');
});

test('what failed says why in its row, and is tried again once that is mended', async ({ convertPage, folder }) => {
  const { session } = sampleSession(folder);
  const { table } = convertPage;
  const result = resultOf(session, 'Au_xgrating', stamps.gold);
  await convertPage.openAt(join(session, 'Merlin', 'Au_xgrating'));
  // A file where the folder of the result should be
  mkdirSync(dirname(dirname(result)), { recursive: true });
  writeFileSync(dirname(result), '');
  await convertPage.convert();
  await expect(convertPage.run).toContainText('1 converted, 1 failed');
  await expect(table.state(stamps.quad)).toContainText('complete');
  await expect(table.state(stamps.gold)).toContainText('failed');
  await expect(table.row(stamps.gold).getByRole('button', { name: /What is wrong/ })).toBeVisible();
  rmSync(dirname(result));
  await convertPage.run.getByRole('button', { name: 'Retry 1 failed' }).click();
  await expect(table.state(stamps.gold)).toContainText('complete');
  await expect(table.count('2 complete')).toBeVisible();
  expect(existsSync(result)).toBe(true);
});

test('two browsers show the same conversion, whichever started it', async ({ convertPage, folder, secondBrowser }) => {
  const many = longSession(folder, 20);
  await convertPage.openAt(many);
  await secondBrowser.openAt(many);
  await convertPage.convertButton.click();
  await expect(secondBrowser.run).toContainText(/of 20 files done.*MB\/s/);
  await expect(secondBrowser.table.count('converting')).toBeVisible();
  await secondBrowser.cancelAll();
  await expect(convertPage.run).toContainText(/\d+ cancelled/);
  for (const { table } of [convertPage, secondBrowser]) {
    await expect(table.count('converting')).toHaveCount(0);
  }
  const states = await convertPage.table.states.textContent();
  await expect(secondBrowser.table.states).toHaveText(states ?? '');
});
