import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { axeFindings, readyForAxe } from './axeFindings';
import { CalibratePage } from './calibratePage';
import { resultOf, sampleSession, stamps } from './scratch';
import { expect, test } from './story';

interface Saved {
  readonly verdict: string;
  readonly options: Readonly<Record<string, unknown>>;
}

test('a gold reference is reviewed, helped and saved from the keyboard, in light and dark', async ({
  convertPage,
  folder,
  page
}) => {
  test.slow();
  const { keyboard } = page;
  const { base, session } = sampleSession(folder);
  const calibrate = new CalibratePage(page);
  const { review, verdict } = calibrate;
  await calibrate.openAt(base, '2026', 'cm40001-1');
  await expect(calibrate.references).toHaveCount(2);

  // To the first row, and its review, where N and P go through the references
  await calibrate.panel.getByRole('grid', { name: 'Gold references' }).focus();
  await keyboard.press('Home');
  const first = page.getByRole('region', { name: new RegExp(`^Calibration of ${stamps.gold}`) });
  await expect(first).toBeVisible();
  await expect(verdict).toHaveText(/^Pass/);
  await review.getByRole('button', { name: 'Next' }).focus();
  await keyboard.press('n');
  await expect(first).toBeHidden();
  await keyboard.press('p');
  await expect(first).toBeVisible();
  await expect(verdict).toHaveText(/^Pass/);

  // A q range without a ring is no pass; the keys stay where they are, and take it back
  const largest = review.getByRole('slider', { name: 'Largest q' });
  await largest.focus();
  const all = await largest.getAttribute('aria-valuetext');
  await keyboard.press('Home');
  await expect(review).not.toContainText('Pass: this');
  await expect(largest).toHaveAttribute('aria-valuetext', /^0\.005 1\/Å/);
  await expect(largest).toBeFocused();
  await keyboard.press('Control+z');
  await expect(verdict).toHaveText(/^Pass/);
  await expect(largest).toHaveAttribute('aria-valuetext', all!);
  await keyboard.press('Control+Shift+Z');
  await expect(review).not.toContainText('Pass: this');
  await keyboard.press('Control+z');
  await expect(verdict).toHaveText(/^Pass/);
  await keyboard.press('Shift+ArrowLeft');
  await expect(largest).not.toHaveAttribute('aria-valuetext', all!);
  await expect(verdict).toHaveText(/^Pass/);

  // The centre goes by 1 px, with Shift by 10; Esc gives up what the mouse has dragged
  const centre = review.getByRole('slider', { name: 'Centre' });
  await centre.focus();
  const place = async (): Promise<number[]> =>
    ((await centre.getAttribute('aria-valuetext')) ?? '').match(/[\d.]+/g)!.map(Number);
  const [row, column] = await place();
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+ArrowRight');
  await expect.poll(place).toEqual([expect.closeTo(row + 1, 5), expect.closeTo(column + 10, 5)]);
  const knob = (await centre.boundingBox())!;
  const [x, y] = [knob.x + knob.width / 2, knob.y + knob.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 25, y + 5);
  await expect.poll(place).not.toEqual([expect.closeTo(row + 1, 5), expect.closeTo(column + 10, 5)]);
  await keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(place).toEqual([expect.closeTo(row + 1, 5), expect.closeTo(column + 10, 5)]);
  await keyboard.press('Shift+ArrowLeft');
  await expect.poll(place).toEqual([expect.closeTo(row + 1, 5), expect.closeTo(column, 5)]);
  await expect(verdict).toHaveText(/^Pass/);

  // What is given by hand is of this reference alone; the q range is of all
  const given = review.getByRole('list', { name: 'Given by hand, for this reference' });
  await expect(given).toContainText(`Begins at row ${row + 1}`);
  await expect(calibrate.panel.getByRole('region', { name: 'Calibrate' }).or(calibrate.panel)).toContainText(
    /q up to /
  );

  const beam = review.getByText('Direct beam over the scan');
  await beam.focus();
  await keyboard.press('Enter');
  const maps = review.getByRole('region', { name: 'Direct beam over the scan' });
  await expect(maps).toContainText(/found in \d+ of \d+ frames/);
  await expect(maps.getByRole('img', { name: /rows by/ })).toHaveCount(4);

  await readyForAxe(page);
  const findings = await axeFindings(page, 'light, review');
  await convertPage.setTheme('JupyterLab Dark');
  await calibrate.options.focus();
  await keyboard.press('Enter');
  await calibrate.panel.getByLabel('q from (px)').waitFor();
  findings.push(...(await axeFindings(page, 'dark, options and review')));
  expect([...new Set(findings)].join('\n')).toBe('');
  await keyboard.press('Escape');

  await review.getByRole('button', { name: 'Save', exact: true }).focus();
  await keyboard.press('Enter');
  await expect(review.getByRole('button', { name: 'Saved' })).toBeVisible();
  const record = join(dirname(resultOf(session, 'Au_xgrating', stamps.gold)), `${stamps.gold}_CL_20cm.json`);
  const saved = JSON.parse(readFileSync(record, 'utf8')) as Saved;
  expect(saved).toMatchObject({
    verdict: 'pass',
    options: { centre: [expect.closeTo(row + 1, 5), expect.closeTo(column, 5)] }
  });
});
