import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { ResultImages } from './resultImages';
import { calibrated, sampleSession } from './scratch';
import { expect, test } from './story';

test('a result is looked at: colours, pictures, patterns by a click, a virtual detector, and a cell that loads the file', async ({
  convertPage,
  folder,
  page
}) => {
  test.slow();
  const { result } = convertPage;
  await convertPage.openAt(sampleSession(folder).gold);
  await convertPage.convert();
  await result.drawn('20260317_101204_data.hdf5');

  // How patterns are displayed changes colours, never values
  const toolbar = result.pattern.getByRole('toolbar', { name: 'Display of Mean pattern' });
  await expect(toolbar.getByRole('button', { name: 'Log' })).toHaveAttribute('aria-pressed', 'true');
  await expect(result.pattern).toContainText('Log is display only');
  await toolbar.getByRole('button', { name: 'Linear' }).click();
  await expect(result.pattern.getByText('Log is display only')).toHaveCount(0);
  const before = await result.pixels(result.pattern);
  await toolbar.getByLabel('Colour map').selectOption('Viridis');
  await expect.poll(() => result.pixels(result.pattern)).not.toBe(before);
  const plot = result.image(/^Mean pattern/).locator('.nsewdrag');
  await plot.hover({ position: { x: 40, y: 40 } });
  await expect(result.pattern.locator('.fd-Readout')).toContainText(/row \d+.*column \d+.*counts/s);
  const columns = (): Promise<number> =>
    result.image(/^Mean pattern/).evaluate(element => {
      const { range } = (element as HTMLElement & { layout: { xaxis: { range: number[] } } }).layout.xaxis;
      return Math.round(range[1] - range[0]);
    });
  await page.mouse.wheel(0, -600);
  await expect.poll(columns).toBeLessThan(256);
  await plot.dblclick();
  await expect.poll(columns).toBe(256);

  // Pixels and axes are drawn by two hands: in no frame of a change of size may one be ahead of the other
  const apart = result.pattern.locator('.fd-PlotFrame').evaluate(async frame => {
    let [most, frames] = [0, 0];
    const [axes, pixels] = ['.nsewdrag', '.fd-ImageArea'].map(part => frame.querySelector(part) as Element);
    const width = axes.getBoundingClientRect().width;
    while (frames < 600 && (frames < 30 || Math.abs(axes.getBoundingClientRect().width - width) < 40)) {
      await new Promise(requestAnimationFrame);
      const [a, b] = [axes.getBoundingClientRect(), pixels.getBoundingClientRect()];
      most = Math.max(most, Math.abs(a.width - b.width), Math.abs(a.height - b.height), Math.abs(a.left - b.left));
      frames++;
    }
    return most;
  });
  for (let width = 1400; width >= 1000; width -= 50) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(80);
  }
  expect(await apart).toBeLessThan(1);
  await page.setViewportSize({ width: 1280, height: 900 });

  const picture = await result.save('Mean pattern', 'PNG');
  expect(picture.suggestedFilename()).toBe('20260317_101204_mean_pattern.png');
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString()
  ).toBe('PNG');
  const values = await result.save('Sum image', 'TIFF');
  expect(values.suggestedFilename()).toBe('20260317_101204_sum_image.tiff');
  expect(readFileSync(await values.path()).length).toBeGreaterThan(15 * 15 * 4);

  await expect(result.image('Sum image, 15 rows by 15 columns')).toContainText('column (nm)');
  const scan = result.image(/^Sum image/).locator('.nsewdrag');
  const { width, height } = (await scan.boundingBox()) ?? { width: 0, height: 0 };
  await scan.click({ position: { x: (width * 4.5) / 15, y: (height * 2.5) / 15 } });
  await expect(result.image(/^Pattern at row 2, column 4/)).toBeVisible();
  await expect(result.pattern).toContainText(/[\d ]+ counts in all/);
  await page.keyboard.press('ArrowRight');
  await expect(result.image(/^Pattern at row 2, column 5/)).toBeVisible();

  await result.scan.getByRole('button', { name: 'Virtual image' }).click();
  await result.pattern.getByRole('button', { name: 'Mean' }).click();
  await result.pattern.getByRole('button', { name: 'ADF' }).click();
  await expect(result.image(/^Virtual image/)).toBeVisible();
  const dark = await result.pixels(result.scan);
  const knob = result.pattern.getByRole('slider', { name: /Centre/i }).locator('.fd-Knob');
  const { x, y } = (await knob.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 4, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 20, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => result.pixels(result.scan)).not.toBe(dark);

  await result.section.getByRole('button', { name: 'Open in a notebook' }).click();
  const notebook = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  const cell = notebook.locator('.jp-CodeCell').first();
  await expect(cell).toContainText('h5py.File(path, "r")');
  await expect(cell).toContainText('hs.load(path');
  await expect(cell).toContainText('20260317_101204_data.hdf5');
  if (canLoad()) {
    await page.keyboard.press('Shift+Enter');
    await expect(cell).toContainText('(15, 15, 256, 256) uint16');
    await expect(cell.locator('.jp-OutputArea-output[data-mime-type*="error"]')).toHaveCount(0);
  }
});

/** Pixels left of a line of frames */
const NUMBERS = 76;

test('a stack has a line instead of an image: a click on it shows that frame', async ({
  convertPage,
  folder,
  page
}) => {
  await convertPage.openAt(sampleSession(folder).gold);
  await convertPage.optionsButton.click();
  await convertPage.options.getByRole('radio', { name: 'No reshaping' }).check();
  await convertPage.optionsButton.click();
  await convertPage.convert();
  const { pattern, section } = convertPage.result;
  const frames = section.getByRole('region', { name: 'Frames', exact: true });
  await frames.getByRole('button', { name: 'Virtual detector' }).click();
  await expect(pattern.getByText(/px in the detector/)).toBeVisible();
  const line = frames.getByRole('group', { name: /^Counts on the virtual detector/ });
  const { x, y, width, height } = (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // The line begins behind the numbers of its axis
  const middle = NUMBERS + (width - NUMBERS) / 2;
  await line.click({ position: { x: middle, y: height / 2 } });
  await expect(pattern).toContainText(/Pattern at frame 1[0-5]\d/);
  await frames.getByRole('slider', { name: 'Frame on the line' }).press('Home');
  await expect(pattern).toContainText('Pattern at frame 0');
  await page.keyboard.down('Shift');
  await page.mouse.move(x + middle, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width, y + height / 2);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(pattern).toContainText(/Sum of frames 1[0-5]\d to 255/);
  const axe = new AxeBuilder({ page: page as unknown as Page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  expect((await axe.include('.fd-Viewer').analyze()).violations).toEqual([]);
});

test('a raw file is measured before it is converted: units, histogram, lines, detectors', async ({ folder, page }) => {
  const { gold } = sampleSession(folder);
  calibrated(gold);
  let content = 0;
  page.on('request', request => {
    content += /\.mib.*content=1/.test(request.url()) ? 1 : 0;
  });
  await page.evaluate(
    path =>
      (
        window as unknown as { jupyterapp: { commands: { execute(id: string, args: object): Promise<unknown> } } }
      ).jupyterapp.commands.execute('jupyterlab-4dstem:open-viewer', { path }),
    gold
  );
  const tab = page.locator('#jp-main-dock-panel .lm-DockPanel-widget:not(.lm-mod-hidden)');
  const result = new ResultImages(tab);
  await result.drawn('20260317_101204_data.mib');
  await expect(result.section).toContainText('raw, as a conversion would read it');
  await expect(result.section.getByRole('button', { name: 'Open in a notebook' })).toHaveCount(0);

  await expect(result.image(/^Mean pattern/)).toContainText('q, column (1/Å)');
  await expect(result.pattern).toContainText(/Calibration of 300 kV, 20 cm:\s*pass/);
  await result.pattern.getByLabel('Unit of the pattern').selectOption('mrad');
  await expect(result.image(/^Mean pattern/)).toContainText('θ, column (mrad)');
  await expect(result.pattern.getByRole('img', { name: /^\d+ mrad$/ })).toBeVisible();
  await result.pattern.getByRole('button', { name: 'Report' }).click();
  await expect(tab.frameLocator('iframe').locator('body')).toContainText('20260317_101204');
  await page.getByRole('tab', { name: '20260317_101204_data.mib' }).click();

  const toolbar = result.pattern.getByRole('toolbar', { name: 'Display of Mean pattern' });
  await toolbar.getByRole('button', { name: 'Contrast' }).click();
  const before = await result.pixels(result.pattern);
  await result.pattern.getByRole('slider', { name: 'Upper limit' }).press('Shift+ArrowLeft');
  await expect.poll(() => result.pixels(result.pattern)).not.toBe(before);
  await expect(result.pattern.getByRole('button', { name: 'Hold range' })).toHaveAttribute('aria-pressed', 'true');
  const linear = await result.pixels(result.pattern);
  await result.pattern.getByLabel('Gamma').fill('0.5');
  await expect.poll(() => result.pixels(result.pattern)).not.toBe(linear);

  await toolbar.getByRole('button', { name: 'Measure along a line' }).click();
  const profile = result.pattern.getByRole('region', { name: 'Line profile' });
  await profile.getByLabel('From column').fill('100');
  await profile.getByLabel('To column').fill('150');
  await expect(profile).toContainText(/[\d.]+ mrad.*50 px.*90\.0°/s);

  const plot = result.image(/^Sum image/).locator('.nsewdrag');
  const { width, height } = (await plot.boundingBox()) ?? { width: 0, height: 0 };
  await plot.click({ position: { x: (width * 4.5) / 15, y: (height * 2.5) / 15 } });
  await expect(result.image(/^Pattern at row 2, column 4/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(result.scan.locator('.fd-Readout')).toContainText(/row 2, column 5.*nm.*counts/s);

  await result.scan.getByRole('button', { name: 'Virtual image' }).click();
  await expect(result.image(/^Virtual image, BF/)).toBeVisible();
  await result.pattern.getByRole('button', { name: 'ADF' }).click();
  await expect(result.pattern.getByRole('button', { name: 'ADF', pressed: true })).toBeVisible();
  await expect(result.pattern.getByLabel('Inner radius (mrad)')).toBeVisible();
  const picture = await result.save('Virtual image, ADF', 'SVG');
  expect(picture.suggestedFilename()).toBe('20260317_101204_virtual_image_adf.svg');
  expect(readFileSync(await picture.path(), 'utf8')).toMatch(/>\d+ nm</);
  expect(content).toBe(0);
  const axe = new AxeBuilder({ page: page as unknown as Page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  expect((await axe.include('.fd-Viewer').analyze()).violations).toEqual([]);
});

/** Whether the Python of the tests has what the cell imports, which JupyterLab does not need. */
function canLoad(): boolean {
  try {
    execFileSync('python', ['-c', 'import h5py, hdf5plugin, hyperspy.api'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
