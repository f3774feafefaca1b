import type { Locator } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { SCRATCH, sampleSession } from './scratch';
import { expect, test as story } from './story';
import { WidgetPage } from './widgetPage';

const SCREENS = join(SCRATCH, 'screens');

/** By way of convertPage, which fails on errors in the browser's console. */
const test = story.extend<{ widget: WidgetPage }>({
  widget: async ({ convertPage: { page }, folder }, use) => {
    await use(new WidgetPage(page, folder));
    await page.kernel.shutdownAll();
  }
});

const widgetCell = (path: string, params = ''): string =>
  `from jupyterlab_4dstem.widgets import ConvertWidget\nw = ConvertWidget(${JSON.stringify(path)}${params})\nw`;
const overflow = (element: Locator): Promise<number> =>
  element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

test('a cell shows the session, and Python converts it and prints the result', async ({ widget, folder }) => {
  const { session } = sampleSession(folder);
  await widget.open(
    widgetCell(join(session, 'Merlin', 'Au_xgrating')),
    'w.run()\nresult = await w.done()\nprint(len(result["outputs"]), len(result["errors"]), w.state)'
  );
  await widget.run(0);
  await expect(widget.panel).toContainText('2026 / cm40001-1 / Au_xgrating');
  await expect(widget.rows).toHaveCount(2);
  await widget.run(1);
  await expect(widget.printed(1)).toHaveText('2 0 done');
  await expect(widget.images).toContainText('_data.hdf5');
});

test('the form and params are one, keys are not for the notebook, and Convert gives Python its result', async ({
  widget,
  folder,
  page
}) => {
  const { session, gold } = sampleSession(folder);
  await widget.open(
    widgetCell(gold, ', {"binNav": 2, "workers": 1}'),
    'print(w.params)',
    'w.params = {"repair": {"roll": 3}}',
    'print(w.state, *(output["output"] for output in w.result["outputs"]) if w.result else "")'
  );
  await widget.run(0);
  await widget.panel.getByRole('button', { name: 'Options', exact: true }).click();
  const binning = widget.panel.getByRole('combobox', { name: 'Bin diffraction' });
  await expect(widget.panel.getByRole('combobox', { name: 'Bin scan' })).toHaveValue('2');
  await binning.fill('4');
  await binning.press('Enter');
  await widget.expectPrints(1, "{'workers': 1, 'binNav': 2, 'binSig': 4}");

  // Keys of the notebook, such as D D to delete the cell, are not for who works in the form, but Ctrl+S saves
  const gap = widget.panel.getByLabel(/^Insert chip gap/);
  await gap.click();
  await expect(gap).toBeFocused();
  for (const key of ['d', 'd', 'b', 'x', 'y']) {
    await page.keyboard.press(key);
  }
  await expect(widget.cells).toHaveCount(4);
  await gap.focus();
  await expect(widget.unsaved).toHaveCount(1);
  await widget.saveByKey();
  await expect(gap).toBeFocused();

  await widget.run(2);
  await expect(binning).toHaveValue('1');
  await widget.panel.getByText('Repair scans taken with EDX').click();
  const options = widget.panel.getByRole('region', { name: 'Options', exact: true });
  await expect(options.getByLabel('Roll columns')).toHaveValue('3');
  await widget.convertButton.click();
  const output = join(session, 'processing/Merlin/Au_xgrating/20260317_101204/20260317_101204_data.hdf5');
  await expect(widget.images).toContainText('20260317_101204_data.hdf5');
  await widget.expectPrints(3, `done ${output}`);
  await widget.expectPrints(1, "{'repair': {'roll': 3}}");
});

test('a scan shape chosen by hand in the cell counts for run(), too', async ({ widget, folder }) => {
  const { gold } = sampleSession(folder);
  await widget.open(
    widgetCell(gold),
    'print([(shape["reshape"], shape["scanX"], shape["scanY"]) for shape in w.params.get("shapes", {}).values()])',
    'w.run()\nresult = await w.done()\nprint(result["outputs"][0]["shape"][:2])'
  );
  await widget.run(0);
  await widget.panel.getByRole('tab', { name: 'Scan shape' }).click();
  await widget.panel.getByRole('radio', { name: /^16 rows × 16 columns/ }).click();
  await widget.panel.getByRole('button', { name: 'Use this shape' }).click();
  await widget.expectPrints(1, "[('known', 16, 16)]");
  await widget.run(2);
  await expect(widget.printed(2)).toHaveText('[16, 16]');
});

test('data outside a session go where params say, without a word in the form', async ({ widget, folder }) => {
  const { gold } = sampleSession(folder);
  const loose = join(folder, 'loose');
  await widget.open(
    `import os, shutil\nos.makedirs(${JSON.stringify(loose)})\nshutil.copy(${JSON.stringify(gold)}, ${JSON.stringify(join(loose, 'scan.mib'))})`,
    widgetCell(join(loose, 'scan.mib'), ', {"out": "results"}'),
    'print(w.state)'
  );
  await widget.run(0);
  await widget.run(1);
  await expect(widget.panel).toContainText(`to ${join(folder, 'results')}`);
  await widget.convertButton.click();
  await expect(widget.images).toContainText('scan_data.hdf5');
  expect(existsSync(join(folder, 'results/scan/scan_data.hdf5'))).toBe(true);
  await widget.expectPrints(2, 'done');
});

test('the last result is there after a reload, with the kernel and without', async ({ widget, folder, page }) => {
  const { gold } = sampleSession(folder);
  await page.menu.clickMenuItem('Settings>Save Widget State Automatically');
  await widget.open(widgetCell(gold), 'result = w.run(wait=True)\nprint(w.state)', 'print(w.state)');
  await widget.run(0);
  await widget.run(1);
  await expect(widget.printed(1)).toHaveText('done');
  await expect(widget.images).toContainText('20260317_101204_data.hdf5');
  await widget.saveByKey();
  await widget.reopen();
  await expect(widget.images).toContainText('20260317_101204_data.hdf5');
  await expect(widget.lastResult).toHaveCount(0);
  await widget.expectPrints(2, 'done');
  await widget.saveByKey();
  await page.kernel.shutdownAll();
  await widget.reopen();
  await expect(widget.lastResult).toContainText('All of it was done.');
  await expect(widget.lastResult).toContainText('20260317_101204_data.hdf5');
});

test('nothing is cut off in a cell, narrow or wide, light or dark', async ({ widget, folder, page }) => {
  const { session, particles } = sampleSession(folder);
  const { panel, images, rows } = widget;
  await widget.open(widgetCell(particles), 'w.run(wait=True)\nprint(w.state)', `w.path = ${JSON.stringify(session)}`);
  await widget.run(0);
  await widget.run(1);
  await expect(images.getByRole('img').first()).toBeVisible();
  await widget.run(2);
  await expect(rows.nth(3)).toBeVisible();
  const widthOf = (): Promise<number> => panel.evaluate(element => element.clientWidth);
  await page.setViewportSize({ width: 1400, height: 3400 });
  const beside = 1400 - (await widthOf());
  for (const theme of ['Light', 'Dark']) {
    await page.theme.setTheme(`JupyterLab ${theme}`);
    for (const width of [400, 900]) {
      await page.setViewportSize({ width: beside + width, height: 3400 });
      // In little room JupyterLab takes the prompt beside the cell away, which gives the panel its 64 px
      await expect.poll(async () => Math.abs((await widthOf()) - width)).toBeLessThanOrEqual(64);
      await expect(images.getByRole('img').first()).toBeVisible();
      await expect.poll(() => overflow(panel)).toBeLessThanOrEqual(0);
      await panel.screenshot({ path: join(SCREENS, `widget-${width}-${theme.toLowerCase()}.png`) });
    }
  }
});
