import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { SessionFields } from './sessionFields';

/** The Calibrate panel, as a user finds their way in it. */
export class CalibratePage {
  constructor(readonly page: IJupyterLabPageFixture) {
    this.panel = page.getByRole('region', { name: 'Calibrate', exact: true });
    this.sidebar = page.getByRole('region', { name: '4D-STEM', exact: true });
    this.session = new SessionFields(this.sidebar);
    this.rows = this.panel.getByRole('grid', { name: 'Gold references' }).locator('[role="row"][aria-selected]');
    this.review = this.panel.getByRole('region', { name: /^Calibration of/ });
    this.verdict = this.review.locator('.fd-Verdict h2');
    this.options = this.panel.getByRole('button', { name: 'Options', exact: true });
  }

  readonly panel: Locator;
  readonly sidebar: Locator;
  readonly session: SessionFields;
  readonly rows: Locator;
  readonly review: Locator;
  readonly verdict: Locator;
  readonly options: Locator;

  /** Opens the panel by its card in the launcher, and the session of a folder in the sidebar. */
  async openAt(base: string, year: string, session: string): Promise<void> {
    await this.page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Calibrate' }).click();
    await this.panel.waitFor();
    await this.panel.getByRole('button', { name: /^(Choose a session|Change)$/ }).click();
    await this.sidebar.waitFor();
    await this.session.type('Base directory', base);
    await this.session.pick('Year', year);
    await this.session.pick('Session', session);
  }

  row(stamp: string): Locator {
    return this.rows.filter({ hasText: stamp });
  }
}
