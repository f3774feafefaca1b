import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Token } from '@lumino/coreutils';

import { capabilities } from '../protocol/capabilities';
import type { KeptModel, ListingModelDescription } from './listingModelPlugin';
import { listingModelPlugin } from './listingModelPlugin';
import type { PanelDescription, PanelModel } from './panelPlugin';
import { panelPlugin } from './panelPlugin';

type Described<Model extends PanelModel & KeptModel> = Omit<
  ListingModelDescription<Model> & PanelDescription<Model>,
  'model'
>;

/** A panel on a folder's data sets: the plugin of its model, of which sidebar and panel show the same, and that of its tab. */
export function listingPanel<Model extends PanelModel & KeptModel>(
  description: Described<Model>
): JupyterFrontEndPlugin<unknown>[] {
  const { id } = description;
  const model = new Token<Model>(`jupyterlab-4dstem:${id}`, `The one model of the ${capabilities[id].noun} of a page.`);
  return [listingModelPlugin({ ...description, model }), panelPlugin({ ...description, model })];
}
