import { test } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';
import { join } from 'node:path';

import { newFolder, remove, sampleSession } from '../tests/scratch';
import { untilPainted, watchScripts } from './inPage';
import { mainThreadTasks } from './mainThread';
import { DAY, manyAcquisitions } from './manyAcquisitions';
import type { Measured } from './measured';
import { summary, write } from './measured';

const ACQUISITIONS = 2000;
const SHORT_WAIT = { timeout: 30000 };
const LONG_WAIT = { timeout: 200000 };
const OPEN = 'jupyterlab-4dstem:open-convert';
const PANEL = '[role="region"][aria-label="Convert"]';
const BUTTON = '.fd-RunBar .fd-mod-main:not([aria-haspopup])';
const CONVERT_PATH = 'jupyterlab-4dstem:convert-path';

test('measures the Convert panel', async ({ page }) => {
  const folder = newFolder('measure');
  const measured: Measured = {};
  const keep = (part: Measured): void => write(Object.assign(measured, part));
  try {
    const { gold } = sampleSession(join(folder, 'sample'));
    const path = manyAcquisitions(join(folder, 'many'), gold, ACQUISITIONS);

    const scripts = watchScripts(page);
    await page.reload();
    const atStart = (await scripts()).map(({ bytes }) => bytes);
    keep({ entry: { largest: Math.max(...atStart), all: atStart.reduce((sum, bytes) => sum + bytes, 0) } });

    keep({ firstPaint: await untilPainted(page, OPEN, {}, `${PANEL} .fd-RunBar`) });
    const panel = page.getByRole('region', { name: 'Convert', exact: true });
    await panel.getByRole('button', { name: 'Choose a session' }).waitFor(SHORT_WAIT);

    const streaming = await mainThreadTasks(page, async () => {
      keep({ firstRows: await untilPainted(page, CONVERT_PATH, { path }, '.fd-Table [data-path]') });
      await untilSaid(page, '2.?000 new');
    });
    keep({ streaming: summary(streaming) });
    keep({ scrolling: summary(await mainThreadTasks(page, () => scroll(page))) });
    await lookAtDetails(page);
    await selectDay(page);
    const converting = async (): Promise<void> => {
      await page.locator(BUTTON).click();
      await untilSaid(page, `${DAY} converted`, '.fd-RunBar');
    };
    keep({ converting: summary(await mainThreadTasks(page, converting)) });

    const before = (await scripts()).some(({ isPlotly }) => isPlotly);
    await untilPainted(page, CONVERT_PATH, { path: gold }, `.fd-Table .fd-mod-active[data-path="${gold}"]`);
    await untilSaid(page, '1 selected');
    await page.locator(BUTTON).click();
    await page.locator(`${PANEL} section[aria-label="Scan"] canvas`).first().waitFor(LONG_WAIT);
    keep({ plotly: { before, after: (await scripts()).some(({ isPlotly }) => isPlotly) } });
  } finally {
    remove(folder);
  }
});

/** From the top of the table to its end by the wheel, fast and slow. */
async function scroll(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Acquisitions' }).hover();
  for (const step of [...Array.from({ length: 40 }, () => 2000), ...Array.from({ length: 60 }, () => -150)]) {
    await page.mouse.wheel(0, step);
    await page.waitForTimeout(30);
  }
}

/** Selects the acquisitions of one day in the table of all. */
async function selectDay(page: Page): Promise<void> {
  const filter = page.getByRole('searchbox', { name: 'Filter acquisitions' });
  await filter.fill('20260302');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await filter.fill('');
  await untilSaid(page, `Convert ${DAY} selected`);
}

/** Looks at the details of the first row, so that no plot is drawn while others are converted. */
async function lookAtDetails(page: Page): Promise<void> {
  await page.locator('.fd-Table [data-path]').first().click();
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('grid', { name: 'Acquisitions' }).press('Escape');
}

/** Waits for words on the main button, or elsewhere. Playwright's own waiting would be work of the page that is measured. */
async function untilSaid(page: Page, words: string, selector = BUTTON): Promise<void> {
  await page.waitForFunction(
    ([where, text]) => new RegExp(text).test(document.querySelector(where)?.textContent ?? ''),
    [selector, words] as const,
    { polling: 500, ...LONG_WAIT }
  );
}
