import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { PanelPage } from './panelPage';

/** The Calibrate panel. */
export class CalibratePage extends PanelPage {
  constructor(page: IJupyterLabPageFixture) {
    super(page, 'Calibrate');
    this.references = this.rows('Gold references');
    this.review = this.panel.getByRole('region', { name: /^Calibration of/ });
    this.verdict = this.review.locator('.fd-Verdict h2');
  }

  readonly references: Locator;
  readonly review: Locator;
  readonly verdict: Locator;
}
