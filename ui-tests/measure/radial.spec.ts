import { test } from '@jupyterlab/galata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { RadialPage } from '../tests/radialPage';
import { newFolder, remove, sampleSession, stamps } from '../tests/scratch';
import { clickUntilDone } from './inPage';
import { write } from './measured';

const CLICKS = 20;

test('measures the preview of the Radial transform panel', async ({ page }) => {
  const folder = newFolder('measure-radial');
  await page.setViewportSize({ width: 1440, height: 900 });
  try {
    const { base, session } = sampleSession(folder);
    writeRecord(session);
    const radial = new RadialPage(page);
    await radial.openAt(base, '2026', 'cm40001-1');
    await radial.look(radial.dataSets.and(page.locator(`[data-path*="${stamps.quad}_data"]`)));
    const scan = radial.preview.getByRole('region', { name: 'Scan', exact: true });
    await scan.getByText(/^Row \d+, column/).waitFor({ timeout: 120_000 });
    await radial.preview
      .getByText(/^Direct beam/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.waitForTimeout(5000);
    await scan.scrollIntoViewIfNeeded();
    const box = await scan.locator('.nsewdrag').first().boundingBox();
    if (!box) {
      throw new Error('The scan is not on the screen.');
    }
    const [rows, columns] =
      /(\d+) rows × (\d+) columns/
        .exec((await scan.textContent()) ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    const previews: number[] = [];
    for (let click = 1; click <= CLICKS; click++) {
      // Another row and column each time: where the cross is, it is taken hold of
      const [row, column] = [(2 * click) % rows, (3 * click) % columns];
      const [x, y] = [box.x + ((column + 0.5) / columns) * box.width, box.y + ((row + 0.5) / rows) * box.height];
      previews.push(await clickUntilDone(page, x, y, '.fd-Preview'));
      // Two in short order are a double click
      await page.waitForTimeout(1000);
    }
    write({ previews: previews.sort((a, b) => a - b) });
  } finally {
    remove(folder);
  }
});

/** A calibration that fits the quad scan, which has none of its own. */
function writeRecord(session: string): void {
  const folder = join(session, 'processing', 'Merlin', 'Au_xgrating');
  mkdirSync(folder, { recursive: true });
  const record = {
    'reciprocal_space_pix(1/A)': 0.0048,
    p_ellipse: [257, 257, 104, 100, 0.4],
    'nominal_camera_length(m)': 0.4,
    'acceleration_voltage(V)': 300000
  };
  writeFileSync(join(folder, '20260317_090000_CL_40cm.json'), JSON.stringify(record));
}
