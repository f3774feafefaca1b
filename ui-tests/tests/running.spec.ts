import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Locator } from '@playwright/test';

import { LONG_SESSION, longSession, resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('one is cancelled while the others go on, then all in another browser, and no unfinished file has a final name', async ({
  convertPage,
  folder,
  page,
  secondBrowser
}) => {
  const many = longSession(folder);
  const { table, run } = convertPage;
  const last = readdirSync(many).sort().at(-1) ?? '';
  await convertPage.openAt(many);
  await expect(convertPage.convertButton).toHaveText(`Convert all ${LONG_SESSION} new`);
  await secondBrowser.openAt(many);
  await convertPage.convertButton.click();
  await table.grid.press('End');
  await table
    .row(last)
    .getByRole('button', { name: /^Cancel conversion/ })
    .click();
  await expect(table.state(last)).toContainText('cancelled');
  const done = await filesDone(run);
  await expect(async () => expect(await filesDone(run)).toBeGreaterThan(done + 2)).toPass();
  await expect(table.state(last)).toContainText('cancelled');
  // Whichever browser has started it
  await expect(secondBrowser.run).toContainText(new RegExp(`of ${LONG_SESSION} files done.*MB/s`));
  await expect(secondBrowser.table.count('converting')).toBeVisible();
  await secondBrowser.cancelAll();
  await expect(convertPage.run).toContainText(/\d+ cancelled/);
  await expect(convertPage.run.getByRole('button', { name: 'Cancel all' })).toHaveCount(0);
  for (const shown of [table, secondBrowser.table]) {
    await expect(shown.count('converting')).toHaveCount(0);
  }
  await expect(secondBrowser.table.states).toHaveText((await table.states.textContent()) ?? '');
  // A table that was scrolled far shows its rows also when the panel becomes narrow
  for (const width of [640, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(async () => {
      const middle = Math.floor((await table.rows.count()) / 2);
      await expect(table.rows.nth(middle)).toBeInViewport({ timeout: 500 });
    }).toPass();
  }
  const results = many.replace('/Merlin/', '/processing/Merlin/');
  const files = readdirSync(results, { recursive: true }).map(String);
  // What has its final name is complete: the table, which looks at the disk, counts the others only
  const left = LONG_SESSION - files.filter(name => name.endsWith('_data.hdf5')).length;
  await expect(convertPage.convertButton).toHaveText(`Convert all ${left} not yet converted`);
});

/** How many files have ended, as the panel says it. */
async function filesDone(run: Locator): Promise<number> {
  const said = /(\d+) of \d+ files done/.exec((await run.textContent()) ?? '');
  return Number(said?.[1]);
}

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
