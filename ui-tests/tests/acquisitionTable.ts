import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

/** The table of acquisitions. Rows are told by their time stamp, or what else names them. */
export class AcquisitionTable {
  constructor(panel: Locator) {
    this.section = panel.getByRole('region', { name: 'Table of acquisitions' });
    this.grid = panel.getByRole('grid', { name: 'Acquisitions' });
    this.states = this.section.getByRole('group', { name: 'Show only states' });
    this.rows = this.grid.locator('[data-path]');
  }

  readonly section: Locator;
  readonly grid: Locator;
  /** How many are in which state, above the table */
  readonly states: Locator;
  readonly rows: Locator;

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** State of a row, with what is said of it */
  state(name: string): Locator {
    return this.row(name).getByRole('gridcell').last();
  }

  /** One of the states, such as "3 complete" */
  count(text: string): Locator {
    return this.states.getByRole('button', { name: text });
  }

  /** Looks at one acquisition; what is selected stays selected. */
  async look(name: string): Promise<void> {
    await this.row(name).locator('.fd-cell-stamp').click();
  }

  /** Selects one acquisition besides those that are, or no longer. */
  async select(name: string): Promise<void> {
    await this.row(name).getByRole('checkbox').click();
  }

  /** Waits until every header is read. */
  async read(): Promise<void> {
    await expect(this.rows.first()).toBeVisible();
    await expect(this.section).not.toContainText(/reading headers|Reading headers|Looking for more/);
  }
}
