import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

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

  /** What the panel says of the chosen file or folder before anything runs. */
  get about(): Locator {
    return this.panel.getByRole('region', { name: /About the chosen (file|folder)/ });
  }

  /** Goes to a file or folder by clicks only: from the root down, one folder of the list after the other. */
  async browseTo(path: string, chosen: 'file' | 'folder'): Promise<void> {
    await this.panel.getByRole('button', { name: 'Browse' }).click();
    const names = path.split('/').filter(Boolean);
    const list = this.panel.getByRole('listbox');
    const crumbs = this.panel.getByRole('navigation', { name: 'Folders above' });
    await crumbs.getByRole('button', { name: '/', exact: true }).click();
    for (const [depth, name] of names.entries()) {
      await crumbs.getByRole('button').nth(depth).waitFor();
      await list
        .getByRole('option', { name })
        .and(list.getByTitle(name, { exact: true }))
        .click();
    }
    if (chosen === 'folder') {
      await crumbs.getByRole('button').nth(names.length).waitFor();
      await this.panel.getByRole('button', { name: 'Use this folder' }).click();
    }
    await this.about.waitFor();
  }

  /** The conversion of a file or of several files. */
  conversion(title: string | RegExp): Locator {
    return this.panel.getByRole('article', { name: title });
  }

  image(title: string): Locator {
    return this.images.getByRole('img', { name: title });
  }

  async setTheme(name: 'JupyterLab Light' | 'JupyterLab Dark'): Promise<void> {
    await this.page.theme.setTheme(name);
  }
}
