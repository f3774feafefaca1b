import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { PanelPage } from './panelPage';

/** The Radial transform panel. */
export class RadialPage extends PanelPage {
  constructor(page: IJupyterLabPageFixture) {
    super(page, 'Radial transform');
    this.dataSets = this.rows('Data sets');
    this.detail = this.panel.getByRole('region', { name: /^Radial transform of/ });
    this.profiles = this.panel.getByRole('region', { name: 'Radial profiles', exact: true });
  }

  readonly dataSets: Locator;
  readonly detail: Locator;
  readonly profiles: Locator;
}
