import { test } from '@jupyterlab/galata';
import type { Locator, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { AnalysePage } from '../tests/analysePage';
import { newFolder, remove } from '../tests/scratch';
import { analysed, manyProfiles } from './analysedSets';
import { lastClickUntilMany, moveUntilDrawn } from './inPage';
import { write } from './measured';

const SETS = 50;
const STEPS = 20;
/** The curves, which lie under what follows the mouse */
const PROFILE = '.fd-ChosenProfile svg:has(.fd-CurveLine)';

test('measures the Profile analysis panel', async ({ page }) => {
  const folder = newFolder('measure-analyse');
  await page.setViewportSize({ width: 1440, height: 900 });
  try {
    const [session, empty] = ['cm40001-1', 'cm40001-2'].map(name => join(folder, '2026', name));
    [session, empty].forEach(place => mkdirSync(join(place, 'Merlin'), { recursive: true }));
    const [first] = manyProfiles(session, SETS);
    analysed(first);
    const analyse = new AnalysePage(page);
    await analyse.openAt(folder, '2026', 'cm40001-2');
    await analyse.panel.getByRole('tab', { name: 'Compare' }).click();
    await page.waitForTimeout(3000);
    const opening = await lastClickUntilMany(page, '.fd-MapThumbnail', SETS, () =>
      analyse.session.pick('Session', 'cm40001-1')
    );
    write({ analyse: { opening } });

    await analyse.panel.getByRole('tab', { name: 'Result' }).click();
    await analyse.map('Component 3').waitFor({ timeout: 60_000 });
    write({ analyse: { opening, brushing: await brush(page, analyse) } });
  } finally {
    remove(folder);
  }
});

/** Draws a region over the map of a component, from some positions to most of them. */
async function brush(page: Page, analyse: AnalysePage): Promise<number[]> {
  const map = analyse.map('Component 1').locator('.nsewdrag').first();
  await map.scrollIntoViewIfNeeded();
  await map.click();
  await page.locator(PROFILE).waitFor();
  await page.waitForTimeout(3000);
  const { x, y, width, height } = await boxOf(map);
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 0.1 * width, y + 0.1 * height);
  await page.mouse.down();
  const answers: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const part = 0.1 + (0.8 * step) / STEPS;
    answers.push(await moveUntilDrawn(page, x + part * width, y + part * height, PROFILE));
    await page.waitForTimeout(400);
  }
  await page.mouse.up();
  await page.keyboard.up('Shift');
  return answers.sort((a, b) => a - b);
}

async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  if (!box) {
    throw new Error('What is measured is not on the screen.');
  }
  return box;
}
