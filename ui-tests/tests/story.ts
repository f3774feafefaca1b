import { expect, galata, JupyterLabPage, test as jupyterLab } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';

import { ConvertPage } from './convertPage';
import { newFolder, remove } from './scratch';

interface Story {
  convertPage: ConvertPage;
  /** The panel in a second browser, on the same server */
  secondBrowser: ConvertPage;
  /** A folder of the test's own */
  folder: string;
}

// Galata waits 15 s for a page to start, and on a busy machine it takes longer
const { waitForCondition } = JupyterLabPage.prototype;
JupyterLabPage.prototype.waitForCondition = function (condition, timeout = 60_000) {
  return waitForCondition.call(this, condition, timeout);
};

/** A test that starts with JupyterLab open, has a folder of its own, and fails on errors in the browser's console. */
export const test = jupyterLab.extend<Story>({
  convertPage: async ({ page }, use) => {
    const errors = errorsIn(page as unknown as Page);
    await use(new ConvertPage(page));
    expect(errors).toEqual([]);
  },
  secondBrowser: async ({ browser, baseURL, tmpPath, waitForApplication }, use) => {
    const { page } = await galata.newPage({ browser, baseURL: baseURL ?? '', tmpPath, waitForApplication });
    const errors = errorsIn(page as unknown as Page);
    await use(new ConvertPage(page));
    expect(errors).toEqual([]);
    await page.context().close();
  },
  // Playwright wants a destructuring pattern here, even where nothing is taken.
  folder: async ({}, use, info) => {
    const folder = newFolder(info.title.replace(/\W+/g, '-').slice(0, 40));
    await use(folder);
    remove(folder);
  }
});

/** What JupyterLab says of itself where a page is left while it asks a kernel whether it is debugged */
const FOREIGN = /^Could not restore the debugger state: Canceled future/;

function errorsIn(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' && !FOREIGN.test(message.text())) {
      errors.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => errors.push(String(error)));
  return errors;
}

export { expect };
