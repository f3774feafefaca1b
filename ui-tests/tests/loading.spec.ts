import { sampleSession } from './scratch';
import { expect, test } from './story';

/** What may be loaded before anybody opens a panel, bytes */
const MOST = 300_000;

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
