import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { axeFindings, readyForAxe } from './axeFindings';
import { CalibratePage } from './calibratePage';
import { reload } from './reload';
import { resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

interface Saved {
  readonly verdict: string;
  readonly options: Record<string, unknown>;
  readonly rings: { name: string; positions: { state: string }[] }[];
}

test('a calibration is mended by hand, saved, drawn again after a reload and found in the library', async ({
  convertPage,
  folder,
  page
}) => {
  test.slow();
  const { base, session } = sampleSession(folder);
  const calibrate = new CalibratePage(convertPage.page);
  const { review } = calibrate;
  const gold = calibrate.references.filter({ hasText: stamps.gold });
  await calibrate.openAt(base, '2026', 'cm40001-1');
  await gold.click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);

  // A wrong q range is no pass, says why, and offers the way back
  await calibrate.options.click();
  await calibrate.panel.getByLabel('q from (1/Å)').fill('0.3');
  await calibrate.panel.getByLabel('q to (1/Å)').fill('0.55');
  await calibrate.panel.getByLabel('q to (1/Å)').press('Enter');
  await expect(calibrate.verdict).not.toHaveText(/^Pass/);
  await page.keyboard.press('Escape');
  await expect(review).toContainText('Rule that decided');
  await review.getByRole('button', { name: 'Use the whole q range' }).click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);
  await review.getByRole('button', { name: 'Undo' }).click();
  await expect(calibrate.verdict).not.toHaveText(/^Pass/);
  await review.getByRole('button', { name: 'Undo' }).click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);

  // The ring is dragged by mouse far off, in one step; and moved by keys
  const centre = review.getByRole('slider', { name: 'Centre' });
  const radius = review.getByRole('slider', { name: 'Radius' });
  let before: string | null = null;
  // Handles follow the verdict a moment later
  await expect(async () => {
    const former = before;
    before = await radius.getAttribute('aria-valuetext');
    expect(before).toBe(former);
  }).toPass({ intervals: [500] });
  await centre.scrollIntoViewIfNeeded();
  const middle = (await centre.boundingBox())!;
  const knob = (await radius.locator('circle').last().boundingBox())!;
  const [x, y] = [knob.x + knob.width / 2, knob.y + knob.height / 2];
  const [cx, cy] = [middle.x + middle.width / 2, middle.y + middle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const part of [0.95, 0.9, 0.84]) {
    await page.mouse.move(cx + part * (x - cx), cy + part * (y - cy));
  }
  await page.mouse.up();
  await expect(radius).not.toHaveAttribute('aria-valuetext', before!);
  await expect(calibrate.verdict).not.toHaveText(/^Pass/);
  await review.getByRole('button', { name: 'Undo' }).click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);
  await expect(radius).toHaveAttribute('aria-valuetext', before!);
  await centre.focus();
  await page.keyboard.press('ArrowUp');
  await expect(calibrate.verdict).toHaveText(/^Pass/);

  // A wedge, by keys alone, and a piece of a ring
  await review.getByRole('button', { name: 'Leave out a wedge' }).press('Enter');
  await review.getByRole('slider', { name: 'Middle (°)' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(review.getByRole('list', { name: 'Left out by hand' })).toContainText('Wedge from 90° to 110°');
  const piece = review.getByRole('option', { name: /^220 at 45°/ });
  await expect(piece).toHaveAttribute('aria-selected', 'true');
  await piece.focus();
  await page.keyboard.press('Enter');
  await expect(piece).toHaveAttribute('aria-selected', 'false');
  await expect(review.getByRole('list', { name: 'Left out by hand' })).toContainText('Ring 220 from 40° to 50°');
  await expect(calibrate.verdict).toHaveText(/^Pass/);

  await review.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(review.getByRole('button', { name: 'Saved' })).toBeVisible();
  const record = join(dirname(resultOf(session, 'Au_xgrating', stamps.gold)), `${stamps.gold}_CL_20cm.json`);
  const saved = JSON.parse(readFileSync(record, 'utf8')) as Saved;
  expect(saved).toMatchObject({
    verdict: 'pass',
    options: { excludeSectors: [[90, 110]], excludeArcs: [['220', 40, 50]] }
  });
  const pieces = saved.rings.find(({ name }) => name === '220')!.positions;
  expect(pieces.filter(({ state }) => state === 'removed')).toHaveLength(1);

  // As ePSIC's tools leave it: no voltage
  const old = join(dirname(record), `${stamps.gold}_CL_41cm.json`);
  const threeKeys = ['reciprocal_space_pix(1/A)', 'p_ellipse', 'nominal_camera_length(m)'];
  const values = Object.fromEntries(threeKeys.map(key => [key, (saved as unknown as Record<string, unknown>)[key]]));
  writeFileSync(old, JSON.stringify({ ...values, 'nominal_camera_length(m)': 0.41 }));

  // Everything is there again after a reload, drawn without a fit
  await reload(page);
  await gold.waitFor();
  await expect(gold).toContainText('pass');
  await gold.click();
  await expect(review.getByRole('button', { name: 'Saved' })).toBeVisible();
  await expect(review.getByRole('option', { name: /^220 at 45°/ })).toHaveAttribute('aria-selected', 'false');

  await calibrate.panel.getByRole('tab', { name: 'Library' }).click();
  const library = calibrate.panel.getByRole('region', { name: 'Library' });
  await expect(library.getByRole('button', { name: /pass/ })).toContainText('1/Å');
  const without = library.getByRole('region', { name: 'Records without a voltage' });
  // A click before anything is typed writes no guess
  await expect(without.getByRole('button', { name: 'Write the voltage' })).toBeDisabled();
  await without.getByRole('spinbutton').fill('200');
  await without.getByRole('button', { name: 'Write the voltage' }).click();
  await expect(library.getByRole('rowheader', { name: '200 kV' })).toBeVisible();
  expect(JSON.parse(readFileSync(old, 'utf8'))).toMatchObject({
    ...values,
    'nominal_camera_length(m)': 0.41,
    'acceleration_voltage(V)': 200e3
  });

  // Nothing of it is out of reach, in light and dark
  const findings: string[] = [];
  await readyForAxe(page);
  const check = async (what: string): Promise<void> => {
    findings.push(...(await axeFindings(page, what)));
  };
  await check('light, library');
  await library.getByRole('button', { name: /pass/ }).click();
  await expect(calibrate.verdict).toHaveText(/^Pass/);
  await check('light, review');
  await convertPage.setTheme('JupyterLab Dark');
  await check('dark, review');
  expect([...new Set(findings)].join('\n')).toBe('');
});
