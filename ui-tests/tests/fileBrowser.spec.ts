import { copyFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { ownTabSaved, reload } from './reload';
import { ResultImages } from './resultImages';
import { HOME, resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('raw data, folders and results are opened from the file browser', async ({ convertPage, folder, page }) => {
  const { session, gold } = sampleSession(folder);
  const browser = page.getByRole('region', { name: 'File Browser Section' });
  const choose = async (name: string, command: string): Promise<void> => {
    await browser.getByText(name, { exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: command }).click();
  };
  const go = (path: string): Promise<boolean> => page.filebrowser.openDirectory(relative(HOME, path));

  await go(dirname(gold));
  await choose('20260317_101204_data.mib', '4D-STEM: Convert');
  await convertPage.table.read();
  await expect(convertPage.table.row(stamps.gold)).toHaveAttribute('aria-selected', 'true');
  await convertPage.convert();
  await convertPage.result.drawn();

  const tab = page.locator('#jp-main-dock-panel .lm-DockPanel-widget:not(.lm-mod-hidden)');
  await choose('20260317_101204_data.mib', '4D-STEM: Inspect');
  const headers = tab.getByRole('region', { name: 'Headers of a raw file' });
  await expect(headers.getByText('First frame header')).toBeVisible();
  await expect(headers).toContainText('converted to 256 × 256 px');

  await browser.getByText('20260317_101204_data.mib', { exact: true }).dblclick();
  const raw = new ResultImages(tab);
  await raw.drawn('20260317_101204_data.mib');
  await expect(raw.section).toContainText('15 × 15 scan positions of 256 × 256 px');

  await go(join(session, 'Merlin'));
  await choose('particles_on_carbon', '4D-STEM: Convert');
  await expect(convertPage.panel).toContainText('2026 / cm40001-1 / particles_on_carbon');
  await expect(convertPage.table.rows).toHaveCount(2);

  const result = resultOf(session, 'Au_xgrating', stamps.gold);
  copyFileSync(result, join(dirname(result), 'copy.hspy'));
  await go(dirname(result));
  const saved = ownTabSaved(page, 'viewer');
  await choose('20260317_101204_data.hdf5', '4D-STEM: Open Viewer');
  await new ResultImages(tab).drawn('20260317_101204_data.hdf5');
  await browser.getByText('copy.hspy', { exact: true }).dblclick();
  await new ResultImages(tab).drawn('copy.hspy');

  // Tabs of their own are there again, with what they are of
  await saved;
  await reload(page);
  await new ResultImages(tab).drawn('copy.hspy');
  await page.getByRole('tab', { name: '20260317_101204_data.hdf5', exact: true }).click();
  await new ResultImages(tab).drawn('20260317_101204_data.hdf5');
  await page.getByRole('tab', { name: '20260317_101204_data.mib', exact: true }).first().click();
  await expect(headers.getByText('First frame header')).toBeVisible();
});
