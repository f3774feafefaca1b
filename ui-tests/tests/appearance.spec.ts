import type { Locator } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { remove, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

const DOCS = resolve(__dirname, '..', '..', 'docs', 'images');

/** Around a part of the page in a picture, px */
const MARGIN = 12;

/** A session whose path, which is in the pictures, says nothing of the machine. */
function sessionToShow(): { base: string; session: string } {
  const base = mkdtempSync(join(tmpdir(), 'e02-'));
  const { session } = sampleSession(base);
  return { base, session };
}

test('pictures of the panel in the light theme', async ({ convertPage, page }) => {
  const { base } = sessionToShow();
  const { table, shape, result } = convertPage;
  /** A part of the page with a margin */
  const picture = async (name: string, part: Locator): Promise<void> => {
    await part.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    await page.screenshot({ path: join(DOCS, `${name}.png`), clip });
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await convertPage.openSidebar();
  await convertPage.openFromLauncher();
  await convertPage.session.type('Base directory', base);
  await convertPage.session.pick('Year', '2026');
  await convertPage.session.fields.getByRole('button', { name: 'List of Session' }).click();
  await expect(convertPage.session.fields.getByRole('option')).toHaveCount(1);
  await page.screenshot({ path: join(DOCS, 'session.png'), clip: { x: 0, y: 0, width: 1440, height: 420 } });
  await convertPage.session.fields.getByRole('option').click();
  await table.read();
  await table.look(stamps.edx);
  await expect(shape.preview).toContainText(/seam score/);
  await picture('edx', shape.section);
  await shape.firstFrame.fill('9');
  await expect(shape.preview).toContainText(/seam score/);
  await picture('resolver', shape.section);
  await shape.section.getByRole('button', { name: 'Undo changes' }).click();
  await table.grid.press('Escape');
  await convertPage.convert();
  await picture('table', table.section);
  await table.look(stamps.flyback);
  await table.grid.press('Escape');
  await result.drawn(`${stamps.flyback}_data.hdf5`);
  await page.screenshot({ path: join(DOCS, 'convert.png') });
  await result.scan.getByRole('button', { name: 'Virtual image' }).click();
  await result.pattern.getByRole('button', { name: 'ADF' }).click();
  await expect(result.scan.locator('.fd-ImageArea canvas')).toBeVisible();
  await picture('viewer', result.section);
  remove(base);
});

test('the panel in the dark theme, and in little room', async ({ convertPage, page }) => {
  const { base, session } = sessionToShow();
  const { panel, sidebar, result } = convertPage;
  await page.setViewportSize({ width: 1440, height: 900 });
  await convertPage.openAt(session);
  await convertPage.openSidebar();
  await expect(sidebar.getByRole('button', { name: 'Convert all 4 new' })).toBeVisible();
  await sidebar.getByRole('button', { name: 'Convert all 4 new' }).click();
  await expect(sidebar).toContainText('4 complete', { timeout: 60_000 });
  await convertPage.result.drawn();

  const tick = result.pattern.locator('.xtick text').first();
  const light = await tick.evaluate(element => getComputedStyle(element).fill);
  await convertPage.setTheme('JupyterLab Dark');
  await expect.poll(() => tick.evaluate(element => getComputedStyle(element).fill)).not.toBe(light);
  await page.screenshot({ path: join(DOCS, 'dark.png') });

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
  await page.screenshot({ path: join(DOCS, 'narrow.png') });
  remove(base);
});
