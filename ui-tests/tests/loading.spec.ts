import { join } from 'node:path';

import { ConvertPage } from './convertPage';
import { SCRATCH, sampleSession } from './scratch';
import { expect, test } from './story';

const SCREENS = join(SCRATCH, 'screens');

/**
 * What may be loaded before anybody opens a panel, bytes: models of four panels with their forms for the steps of the sidebar,
 * the jobs for its notices, and the schemas of four capabilities
 */
const MOST = 375_000;

test.use({ autoGoto: false });

test('JupyterLab starts with little of the extension, and loads the plots when one is shown', async ({
  convertPage,
  folder,
  page
}) => {
  const { gold } = sampleSession(folder);
  const sizes = new Map<string, Promise<number>>();
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (/\/jupyterlab-4dstem\/static\/.*\.js$/.test(pathname)) {
      sizes.set(
        pathname,
        response.body().then(body => body.length)
      );
    }
  });
  const loaded = async (): Promise<number[]> => Promise.all(sizes.values());
  const isPlotlyThere = async (): Promise<boolean> => Math.max(...(await loaded())) > 1_000_000;
  await page.goto();
  const atStart = await loaded();
  expect(atStart.length).toBeGreaterThan(0);
  // A build for development is not minified, which makes it several times as large; its files have long names
  if (![...sizes.keys()].some(name => name.includes('lib_index_js'))) {
    expect(atStart.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
  }
  await convertPage.openAt(gold);
  await expect(convertPage.shape.preview).toContainText('15 rows × 15 columns');
  expect(await isPlotlyThere()).toBe(false);
  await convertPage.convert();
  await convertPage.result.drawn();
  expect(await isPlotlyThere()).toBe(true);
});

// Without convertPage, which takes errors in the console for failures: the browser says there what it could not load
test('a panel that cannot be loaded says so, and is there when the server is', async ({ folder, page }) => {
  const { gold } = sampleSession(folder);
  const parts = /\/jupyterlab-4dstem\/static\/.*\.js/;
  await page.goto();
  await page.route(parts, route => route.abort());
  const card = page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Convert' });
  await card.click();
  const note = page.locator('.fd-LoadFailure');
  await expect(note).toContainText('A part of 4D-STEM could not be loaded.');
  await expect(note.getByRole('button', { name: 'Reload page' })).toBeVisible();
  await page.screenshot({ path: join(SCREENS, 'not-loaded.png') });
  await page.unroute(parts);
  await note.getByRole('button', { name: 'Try again now' }).click();
  const convertPage = new ConvertPage(page);
  await convertPage.panel.waitFor();
  await convertPage.panel.getByRole('button', { name: 'Try again now' }).click();
  await convertPage.panel.getByRole('button', { name: 'Choose a session' }).click();
  await convertPage.session.show(gold);
  await convertPage.table.read();
});
