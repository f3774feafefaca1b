import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { PanelPage } from './panelPage';

/** The Radial transform panel. */
export class RadialPage extends PanelPage {
  constructor(page: IJupyterLabPageFixture) {
    super(page, 'Radial transform');
    this.dataSets = this.rows('Data sets');
    this.detail = this.panel.getByRole('region', { name: /^Radial transform of/ });
    this.preview = this.panel.getByRole('region', { name: 'Preview', exact: true });
    this.profiles = this.panel.getByRole('region', { name: 'Radial profiles', exact: true });
  }

  readonly dataSets: Locator;
  readonly detail: Locator;
  readonly preview: Locator;
  readonly profiles: Locator;

  /** Looks at a data set by a click on its name. */
  async look(row: Locator): Promise<void> {
    await row.locator('.fd-cell-name .fd-Cell-text').click();
  }

  /** A tab of the data set looked at. */
  tab(name: string): Locator {
    return this.detail.getByRole('tab', { name, exact: true });
  }
}
