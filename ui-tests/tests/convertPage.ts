import type { IJupyterLabPageFixture, JupyterLabPage } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import { relative } from 'node:path';

import { HOME } from './scratch';

/** The Convert panel and its sidebar, as a user finds their way in them. */
export class ConvertPage {
  constructor(readonly page: IJupyterLabPageFixture) {
    this.panel = page.getByRole('region', { name: 'Convert', exact: true });
    this.sidebar = page.getByRole('region', { name: '4D-STEM', exact: true });
    this.path = this.panel.getByLabel('File or folder');
    this.convertButton = this.panel.getByRole('button', { name: /^Convert( \d+ files?)?$/ });
    this.images = this.panel.getByRole('region', { name: 'Images of the result' });
  }

  readonly panel: Locator;
  readonly sidebar: Locator;
  readonly path: Locator;
  readonly convertButton: Locator;
  readonly images: Locator;

  /** Opens the panel by its card in the launcher. */
  async openFromLauncher(): Promise<void> {
    await this.page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Convert' }).click();
    await this.panel.waitFor();
  }

  async openSidebar(): Promise<void> {
    await this.page.sidebar.openTab('jupyterlab-4dstem-sidebar');
    await this.sidebar.waitFor();
  }

  /** Types a path and waits until the panel has said what it finds there. */
  async type(path: string): Promise<void> {
    await this.path.fill(path);
    await this.path.press('Enter');
    await this.about.waitFor();
  }

  /** The left half: choice, options, button. */
  get choice(): Locator {
    return this.panel.getByRole('region', { name: 'What to convert' });
  }

  /** What the panel says of the chosen file or folder before anything runs. */
  get about(): Locator {
    return this.panel.getByRole('region', { name: /About the chosen (file|folder)/ });
  }

  /** Goes to a file or folder by clicks only, from the home folder on. */
  async browseTo(path: string, chosen: 'file' | 'folder'): Promise<void> {
    await this.panel.getByRole('button', { name: 'Browse' }).click();
    const crumbs = this.panel.getByRole('navigation', { name: 'Folders above' }).getByRole('button');
    for (const name of relative(HOME, path).split('/')) {
      await this.panel
        .getByRole('option')
        .and(this.panel.getByTitle(name, { exact: true }))
        .click();
      if (chosen === 'folder' || !path.endsWith(name)) {
        await expect(crumbs.last()).toHaveText(name);
      }
    }
    if (chosen === 'folder') {
      await this.panel.getByRole('button', { name: 'Use this folder' }).click();
    }
    await this.about.waitFor();
  }

  /** The latest conversion of a file or of several files; the server also knows those of earlier tests. */
  conversion(title: string | RegExp): Locator {
    return this.panel.getByRole('article', { name: title }).first();
  }

  image(title: string): Locator {
    return this.images.getByRole('img', { name: title });
  }

  /** Loads the page again. Galata would wait for a launcher, which is not what is restored. */
  async reload(): Promise<void> {
    // The fixture is Galata's page; its interface leaves this option out.
    const page = this.page as unknown as JupyterLabPage;
    await page.reload({ waitForIsReady: false });
    await this.panel.waitFor();
  }

  async setTheme(name: 'JupyterLab Light' | 'JupyterLab Dark'): Promise<void> {
    await this.page.theme.setTheme(name);
  }
}
