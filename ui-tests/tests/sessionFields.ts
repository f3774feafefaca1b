import type { Locator } from '@playwright/test';

/** Where the data are: the pick-lists of a session, or any other folder. */
export class SessionFields {
  constructor(private readonly _panel: Locator) {
    this.fields = _panel.getByRole('region', { name: 'Where the data are' });
    this.path = _panel.getByLabel('Folder or .mib file');
  }

  readonly fields: Locator;
  /** The box of "Other folder" */
  readonly path: Locator;

  box(label: string): Locator {
    return this.fields.getByRole('combobox', { name: label });
  }

  /** Picks a value from the list of a box. */
  async pick(label: string, value: string): Promise<void> {
    await this.fields.getByRole('button', { name: `List of ${label}` }).click();
    const list = this.fields.getByRole('listbox', { name: label });
    await list
      .getByRole('option')
      .and(list.getByTitle(value, { exact: true }))
      .click();
  }

  /** Types a value into a box. */
  async type(label: string, value: string): Promise<void> {
    await this.box(label).fill(value);
    await this.box(label).press('Enter');
  }

  /** Names a folder or a .mib file, whether it lies in a session or not. */
  async show(path: string): Promise<void> {
    await this.fields.getByRole('button', { name: 'Other folder' }).click();
    await this.path.fill(path);
    await this.path.press('Enter');
  }

  /** Goes down from the home folder by clicks only. @param names of the folders; a .mib file may be the last */
  async browse(names: readonly string[]): Promise<void> {
    await this.fields.getByRole('button', { name: 'Other folder' }).click();
    await this.fields.getByRole('button', { name: 'Browse' }).click();
    await this.fields.getByRole('listbox', { name: 'Folders and .mib files' }).waitFor();
    // Offered where the list is of another folder
    const home = this.fields.getByRole('button', { name: 'Home', exact: true });
    if (await home.isVisible()) {
      await home.click();
    }
    for (const name of names) {
      await this._panel
        .getByRole('option')
        .and(this._panel.getByTitle(name, { exact: true }))
        .click();
    }
    if (!names[names.length - 1].endsWith('.mib')) {
      await this._panel.getByRole('button', { name: 'Use this folder' }).click();
    }
  }
}
