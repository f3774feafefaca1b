import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import { AcquisitionTable } from './acquisitionTable';
import { reload } from './reload';
import { ResultImages } from './resultImages';
import { SessionFields } from './sessionFields';
import { ShapeResolver } from './shapeResolver';

/** The Convert panel and its sidebar, as a user finds their way in them. */
export class ConvertPage {
  constructor(readonly page: IJupyterLabPageFixture) {
    this.panel = page.getByRole('region', { name: 'Convert', exact: true });
    this.sidebar = page.getByRole('region', { name: '4D-STEM', exact: true });
    this.run = this.panel.getByRole('region', { name: 'Run', exact: true });
    this.convertButton = this.run.getByRole('button', { name: /^(Convert|Starting)/ });
    this.optionsButton = this.panel.getByRole('button', { name: 'Options', exact: true });
    this.options = this.panel.getByRole('region', { name: 'Options', exact: true });
    this.cluster = this.panel.getByRole('region', { name: 'On the cluster' });
    this.details = this.panel.getByRole('region', { name: /^Details of/ });
    this.session = new SessionFields(this.sidebar);
    this.table = new AcquisitionTable(this.panel);
    this.shape = new ShapeResolver(this.panel);
    this.result = new ResultImages(this.panel);
  }

  readonly panel: Locator;
  readonly sidebar: Locator;
  /** The button that converts, and how far everything is */
  readonly run: Locator;
  readonly convertButton: Locator;
  readonly optionsButton: Locator;
  readonly options: Locator;
  readonly cluster: Locator;
  readonly details: Locator;
  readonly session: SessionFields;
  readonly table: AcquisitionTable;
  readonly shape: ShapeResolver;
  readonly result: ResultImages;

  /** Opens the panel by its card in the launcher, and from there the session in the sidebar. */
  async openFromLauncher(): Promise<void> {
    await this.page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Convert' }).click();
    await this.panel.waitFor();
    await this.panel.getByRole('button', { name: /^(Choose a session|Change)$/ }).click();
    await this.sidebar.waitFor();
  }

  /** Opens the options over the detail. */
  async openOptions(): Promise<void> {
    await this.optionsButton.click();
    await this.options.waitFor();
  }

  /** Opens what is asked of the cluster, from the menu of the button that converts. */
  async openCluster(): Promise<void> {
    await this.run.getByRole('button', { name: 'Where to run' }).click();
    await this.run.getByRole('menuitem', { name: /^Submit to cluster/ }).click();
    await this.cluster.waitFor();
  }

  async openSidebar(): Promise<void> {
    await this.page.sidebar.openTab('jupyterlab-4dstem-sidebar');
    await this.sidebar.waitFor();
  }

  /** Opens the panel at a folder or .mib file, and waits until the headers of all its acquisitions are read. */
  async openAt(path: string): Promise<void> {
    await this.openFromLauncher();
    await this.session.show(path);
    await this.table.read();
  }

  /** Converts what the button offers, and waits until all of it has ended. */
  async convert(): Promise<void> {
    await this.convertButton.click();
    await expect(this.run).toContainText(/\d+ converted.* in \d/);
  }

  /** Shows one side of the acquisition looked at. */
  async showTab(name: 'Result' | 'Scan shape' | 'Details'): Promise<void> {
    await this.panel.getByRole('tab', { name }).click();
  }

  /** Stops all that runs, so that the next story has the machine for itself. */
  async cancelAll(): Promise<void> {
    await this.run.getByRole('button', { name: 'Cancel all' }).click();
    await expect(this.run).toContainText(/\d+ cancelled/);
  }

  /** Loads the page again, with the panel in it. */
  async reload(): Promise<void> {
    await reload(this.page);
    await this.panel.waitFor();
  }

  async setTheme(name: 'JupyterLab Light' | 'JupyterLab Dark'): Promise<void> {
    await this.page.theme.setTheme(name);
  }
}
