import type { Locator } from '@playwright/test';

/** The scan shape of the acquisition looked at. */
export class ShapeResolver {
  constructor(panel: Locator) {
    this.section = panel.getByRole('region', { name: 'Scan shape', exact: true });
    this.cards = this.section.getByRole('radiogroup', { name: 'Possible scan shapes' });
    this.preview = this.section.getByRole('figure');
    this.firstFrame = this.section.getByRole('slider', { name: 'First frame' });
    this.useShape = this.section.getByRole('button', { name: 'Use this shape' });
  }

  readonly section: Locator;
  readonly cards: Locator;
  /** The scan image of the shape being worked on */
  readonly preview: Locator;
  readonly firstFrame: Locator;
  readonly useShape: Locator;

  card(title: string): Locator {
    return this.cards.getByRole('radio', { name: title });
  }
}
