import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { SessionFields } from './sessionFields';

/** A panel in the frame of every panel, as a user finds their way in it. */
export class PanelPage {
  /** @param name of the panel, which is also on its card in the launcher */
  constructor(
    readonly page: IJupyterLabPageFixture,
    private readonly name: string
  ) {
    this.panel = page.getByRole('region', { name, exact: true });
    this.sidebar = page.getByRole('region', { name: '4D-STEM', exact: true });
    this.session = new SessionFields(this.sidebar);
    this.run = this.panel.getByRole('region', { name: 'Run', exact: true });
    this.options = this.panel.getByRole('button', { name: 'Options', exact: true });
  }

  readonly panel: Locator;
  readonly sidebar: Locator;
  readonly session: SessionFields;
  readonly run: Locator;
  readonly options: Locator;

  /** Opens the panel by its card in the launcher, and a session in the sidebar. */
  async openAt(base: string, year: string, session: string): Promise<void> {
    await this.page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: this.name }).click();
    await this.panel.waitFor();
    await this.panel.getByRole('button', { name: /^(Choose a session|Change)$/ }).click();
    await this.sidebar.waitFor();
    await this.session.type('Base directory', base);
    await this.session.pick('Year', year);
    await this.session.pick('Session', session);
  }

  /** The rows of its table, without the head. */
  rows(table: string): Locator {
    return this.panel.getByRole('grid', { name: table }).locator('[role="row"][aria-selected]');
  }
}
