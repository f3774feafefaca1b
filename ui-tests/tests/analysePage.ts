import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { PanelPage } from './panelPage';

/** The Profile analysis panel. */
export class AnalysePage extends PanelPage {
  constructor(page: IJupyterLabPageFixture) {
    super(page, 'Profile analysis');
    this.dataSets = this.rows('Data sets with profiles');
    this.analysis = this.panel.getByRole('region', { name: 'Analysis', exact: true });
    this.maps = this.analysis.getByRole('region', { name: 'Maps', exact: true });
  }

  readonly dataSets: Locator;
  /** What was found */
  readonly analysis: Locator;
  /** Where components and classes are */
  readonly maps: Locator;

  map(title: string): Locator {
    return this.maps.locator('.fd-ImagePane', { hasText: title });
  }
}
