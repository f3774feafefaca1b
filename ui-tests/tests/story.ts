import { expect, test as jupyterLab } from '@jupyterlab/galata';

import { ConvertPage } from './convertPage';
import { newFolder, remove } from './scratch';

interface Story {
  convertPage: ConvertPage;
  /** A folder of the test's own */
  folder: string;
}

/** A test that starts with JupyterLab open, has a folder of its own, and fails on errors in the browser's console. */
export const test = jupyterLab.extend<Story>({
  convertPage: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error') {
        errors.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', error => errors.push(String(error)));
    await use(new ConvertPage(page));
    expect(errors).toEqual([]);
  },
  // Playwright wants a destructuring pattern here, even where nothing is taken.
  folder: async ({}, use, info) => {
    const folder = newFolder(info.title.replace(/\W+/g, '-').slice(0, 40));
    await use(folder);
    remove(folder);
  }
});

export { expect };
