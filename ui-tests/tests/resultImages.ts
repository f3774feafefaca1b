import type { Download, Locator } from '@playwright/test';
import { expect } from '@playwright/test';

/** The images of a converted file, in the panel or in a tab of their own. */
export class ResultImages {
  constructor(panel: Locator) {
    this.section = panel.getByRole('region', { name: 'Images of the result' });
    this.scan = this.section.getByRole('region', { name: 'Scan', exact: true });
    this.pattern = this.section.getByRole('region', { name: 'Diffraction pattern' });
  }

  readonly section: Locator;
  readonly scan: Locator;
  readonly pattern: Locator;

  image(title: string | RegExp): Locator {
    return this.section.getByRole('img', { name: title });
  }

  /** Waits until the image of the scan and a pattern are drawn. @param file name of the converted file */
  async drawn(file?: string): Promise<void> {
    if (file !== undefined) {
      await expect(this.section.getByRole('heading', { name: file })).toBeVisible();
    }
    await expect(this.scan.locator('.fd-ImageArea canvas')).toBeVisible();
    await expect(this.pattern.locator('.fd-ImageArea canvas')).toBeVisible();
  }

  /** The pixels of an image as they are drawn, to see whether they change. */
  async pixels(pane: Locator): Promise<string> {
    const drawn = pane.locator('.fd-ImageArea canvas');
    return drawn.evaluate(element => (element as HTMLCanvasElement).toDataURL());
  }

  /** Saves an image. @param title such as "Sum image" */
  async save(title: string, format: 'PNG' | 'SVG' | 'TIFF' | 'CSV'): Promise<Download> {
    const saving = this.section.page().waitForEvent('download');
    const menu = this.section.getByRole('figure').filter({ hasText: title });
    await menu.getByLabel(`Save ${title}`).click();
    await menu.getByRole('button', { name: format }).click();
    return saving;
  }
}
