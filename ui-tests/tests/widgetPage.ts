import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { reload } from './reload';
import { HOME } from './scratch';

const NOTEBOOK = 'widget.ipynb';

/** A notebook with a widget in it, as a user finds their way in it; the panel is that of the Convert widget. */
export class WidgetPage {
  /** @param folder where the notebook is kept */
  constructor(
    readonly page: IJupyterLabPageFixture,
    readonly folder: string
  ) {
    this.notebook = page.locator('.jp-NotebookPanel').filter({ visible: true });
    this.unsaved = page.locator('.lm-DockPanel-tabBar .lm-TabBar-tab.jp-mod-dirty');
    this.cells = this.notebook.locator('.jp-Notebook .jp-Cell');
    this.panel = this.notebook.getByRole('region', { name: 'Convert', exact: true });
    this.lastResult = this.notebook.getByRole('region', { name: 'Last result' });
    this.rows = this.panel.getByRole('grid', { name: 'Acquisitions' }).locator('[data-path]');
    this.images = this.panel.getByRole('region', { name: 'Images of the result' });
    this.convertButton = this.panel.getByRole('region', { name: 'Run', exact: true }).getByRole('button').first();
  }

  readonly notebook: Locator;
  /** The notebook's tab, while there is something to save */
  readonly unsaved: Locator;
  readonly cells: Locator;
  readonly panel: Locator;
  readonly lastResult: Locator;
  readonly rows: Locator;
  readonly images: Locator;
  readonly convertButton: Locator;

  /** Opens a notebook with these cells, whose kernel is ready. */
  async open(...sources: string[]): Promise<void> {
    const cells = sources.map((source, index) => ({
      cell_type: 'code',
      id: `cell-${index}`,
      source,
      metadata: {},
      outputs: [],
      execution_count: null
    }));
    const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
    const notebook = { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(join(this.folder, NOTEBOOK), JSON.stringify(notebook));
    await this.page.notebook.openByPath(this._path);
    await this.page.sidebar.close('left');
  }

  /** Runs a cell to its end and stays at it. */
  async run(index: number): Promise<void> {
    expect(await this.page.notebook.runCell(index, true)).toBe(true);
  }

  /** Text that a cell has printed. */
  printed(index: number): Locator {
    return this.cells.nth(index).locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stdout"]');
  }

  /** Runs a cell that prints until it prints this: the kernel hears of what happens in the page a moment later. */
  async expectPrints(index: number, text: string): Promise<void> {
    await expect(async () => {
      await this.run(index);
      await expect(this.printed(index)).toHaveText(text, { timeout: 1000 });
    }).toPass();
  }

  async saveByKey(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await expect(this.unsaved).toHaveCount(0);
  }

  /** Loads the page again, with the notebook in it. */
  async reopen(): Promise<void> {
    await reload(this.page);
    // The workspace brings the notebook back by itself.
    await this.panel.waitFor();
    await expect(this.panel).not.toContainText('Waiting for the backend.');
  }

  private get _path(): string {
    return `${relative(HOME, this.folder)}/${NOTEBOOK}`;
  }
}
