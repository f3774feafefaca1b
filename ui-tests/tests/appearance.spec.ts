import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CalibratePage } from './calibratePage';
import { picture, pictureFile } from './pictures';
import { remove, sampleSession, stamps } from './scratch';
import { startedIn } from './startedIn';
import { expect, test } from './story';

/** A session whose path, which is in the pictures, says nothing of the machine. */
function sessionToShow(): string {
  const base = mkdtempSync(join(tmpdir(), 'e02-'));
  sampleSession(base);
  return base;
}

test('the panel in the light theme, in the dark one, and in little room', async ({ convertPage, page }) => {
  const base = sessionToShow();
  const { panel, sidebar, table, shape, result } = convertPage;
  await page.setViewportSize({ width: 1440, height: 900 });
  await convertPage.openSidebar();
  await convertPage.openFromLauncher();
  await convertPage.session.type('Base directory', base);
  await convertPage.session.pick('Year', '2026');
  await convertPage.session.fields.getByRole('button', { name: 'List of Session' }).click();
  await expect(convertPage.session.fields.getByRole('option')).toHaveCount(1);
  await page.screenshot({ path: pictureFile('session'), clip: { x: 0, y: 0, width: 1440, height: 420 } });
  await convertPage.session.fields.getByRole('option').click();
  await table.read();
  await table.look(stamps.edx);
  await expect(shape.preview).toContainText(/seam score/);
  await picture(page, 'edx', shape.section);
  await shape.firstFrame.fill('9');
  await expect(shape.preview).toContainText(/seam score/);
  await picture(page, 'resolver', shape.section);
  await shape.section.getByRole('button', { name: 'Undo changes' }).click();
  await table.grid.press('Escape');
  // A file that was just written counts as growing for a while
  await expect(convertPage.convertButton).toContainText('all 4 new');
  await sidebar.getByRole('button', { name: 'Convert all 4 new' }).click();
  await expect(sidebar).toContainText('4 complete');
  await picture(page, 'table', table.section);
  await table.look(stamps.flyback);
  await table.grid.press('Escape');
  await result.drawn(`${stamps.flyback}_data.hdf5`);
  await page.screenshot({ path: pictureFile('convert') });
  await result.scan.getByRole('button', { name: 'Virtual image' }).click();
  await result.pattern.getByRole('button', { name: 'ADF' }).click();
  await expect(result.scan.locator('.fd-ImageArea canvas')).toBeVisible();
  await picture(page, 'viewer', result.section);

  const tick = result.pattern.locator('.xtick text').first();
  const light = await tick.evaluate(element => getComputedStyle(element).fill);
  await convertPage.setTheme('JupyterLab Dark');
  await expect.poll(() => tick.evaluate(element => getComputedStyle(element).fill)).not.toBe(light);
  await page.screenshot({ path: pictureFile('dark') });

  await convertPage.setTheme('JupyterLab Light');
  await page.setViewportSize({ width: 700, height: 1200 });
  await page.sidebar.setWidth(250, 'left');
  for (const tab of ['Result', 'Scan shape', 'Details'] as const) {
    await convertPage.showTab(tab);
    for (const region of [panel, sidebar]) {
      expect(await region.evaluate(element => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    }
  }
  await convertPage.showTab('Result');
  await result.drawn();
  await page.screenshot({ path: pictureFile('narrow') });
  remove(base);
});

test.describe('the first ten minutes', () => {
  test.use({ autoGoto: false });

  test('from an empty panel over a sample session to a result and a calibration, and back to it', async ({
    convertPage,
    page
  }) => {
    const root = mkdtempSync(join(tmpdir(), 'lab-'));
    const { panel, table, result, shape } = convertPage;
    const shown = (name: string): Promise<Buffer> => page.screenshot({ path: pictureFile(`first-${name}`) });
    await page.addInitScript(startedIn, root);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto();
    await convertPage.openFromLauncher();
    await expect(panel.getByRole('button', { name: 'Make a sample session' })).toBeEnabled();
    await expect(convertPage.sidebar).toContainText('Backend ready');
    await shown('start');

    // Begun by mistake, and given up
    const make = panel.getByRole('button', { name: 'Make a sample session' });
    await make.click();
    await expect(panel.getByRole('progressbar', { name: 'Progress of the sample session' })).toBeVisible();
    await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
    await make.click();
    await expect(table.rows).toHaveCount(4, { timeout: 120_000 });
    await table.read();
    await table.look(stamps.flyback);
    await expect(shape.preview).toContainText(/seam score/);
    await expect(table.grid.getByRole('img', { name: /^Scan image of the raw data/ })).toHaveCount(4);
    await expect(table.row(stamps.edx).getByRole('img', { name: /^Pattern of the raw data/ })).toBeVisible();
    await shown('shapes');
    // Nothing of importance is below the fold, and the table and what is beside it scroll each by itself
    for (const part of [convertPage.convertButton, table.rows.last(), shape.useShape]) {
      await expect(part).toBeInViewport();
    }

    await convertPage.convert();
    await convertPage.showTab('Result');
    await result.drawn(`${stamps.flyback}_data.hdf5`);
    await result.scan.getByRole('button', { name: 'Virtual image' }).click();
    await result.pattern.getByRole('button', { name: 'ADF' }).click();
    await expect(result.scan.locator('.fd-ImageArea canvas')).toBeVisible();
    await shown('result');
    for (const pane of [result.scan, result.pattern]) {
      await expect(pane.locator('.fd-ImageArea canvas')).toBeInViewport({ ratio: 1 });
    }

    await page.getByRole('tab', { name: 'Launcher' }).click();
    await page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Calibrate' }).click();
    const calibrate = new CalibratePage(page);
    await calibrate.references.filter({ hasText: stamps.gold }).click();
    await expect(calibrate.verdict).toHaveText(/^Pass/);
    await expect(calibrate.verdict).toBeInViewport();
    await shown('calibration');

    const { session } = convertPage;
    await page.getByRole('tab', { name: 'Convert', exact: true }).click();
    await session.show(root);
    await expect(table.rows).toHaveCount(0);
    await session.fields.getByText('Recent', { exact: true }).click();
    await session.fields.getByRole('button', { name: '2026 / cm40001-1' }).click();
    await expect(table.rows).toHaveCount(4);
    await session.show(join(root, 'nothing.mib'));
    await expect(session.fields.getByRole('alert')).toContainText('does not exist');
    remove(root);
  });
});
