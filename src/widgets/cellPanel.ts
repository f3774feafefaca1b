import type { TranslationBundle } from '@jupyterlab/translation';

import type { House } from '../panels/listing/startingModel';
import type { JobParams } from './jobTraits';
import type { SiteModel } from './siteModel';

/** What a cell gives to the panel in it: a session and jobs of its own. */
export interface CellHouse extends House {
  readonly trans: TranslationBundle;
  readonly site: SiteModel;
  /** To be called when a choice in the panel may have changed */
  onChoice(): void;
  /** To be called when the rows have changed, or the one looked at */
  onRows(): void;
}

/** Makes the panel of a kind for a cell. */
export type MakeCellPanel = (house: CellHouse) => CellPanel;

/** The panel of a kind as a cell has it: its model, what its form is called in Python, and how it is drawn. */
export interface CellPanel {
  draw(): JSX.Element;
  connect(): void;
  /** Shows a file or folder. */
  open(path: string): Promise<void>;
  /** Fills the form and whatever else is chosen by hand. */
  fill(params: JobParams): void;
  /** All choices that are not as usual; undefined while one is being typed or is not possible */
  params(): JobParams | undefined;
  /** Those among them that the panel shows nowhere: they are as Python has set them */
  hidden(): JobParams;
  /** Whether something is looked at */
  readonly looks: boolean;
  /** Looks at the first row among these files. @returns whether there is one */
  lookAt(inputs: ReadonlySet<string>): boolean;
  /** Traits that widgets of this kind have besides, as the panel shows them; undefined while it shows none */
  more?(): object | undefined;
  dispose(): void;
}
