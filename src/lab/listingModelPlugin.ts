import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Token } from '@lumino/coreutils';

import type { Changing, House } from '../panels/listing/startingModel';
import type { Kind } from '../protocol/capabilities';
import { capabilities } from '../protocol/capabilities';
import { DOMAIN } from './commands';
import type { Remembered } from './remember';
import { remember } from './remember';
import { IBackend, IJobs, ISession } from './tokens';

/** The model of a panel on a folder's data sets, as it is kept. */
export type KeptModel = Remembered['model'] & {
  /** What changes when something that is remembered does */
  readonly remembered: Changing;
};

export interface ListingModelDescription<Model extends KeptModel> {
  /** Of the step: "radial" */
  readonly id: Kind;
  readonly model: Token<Model>;
  readonly Model: new (house: House, trans: TranslationBundle) => Model;
}

/** The plugin that provides the model of a panel on a folder's data sets, as it was left the last time. */
export function listingModelPlugin<Model extends KeptModel>(
  description: ListingModelDescription<Model>
): JupyterFrontEndPlugin<Model> {
  const { id, model: provides, Model } = description;
  const key = `jupyterlab-4dstem:${id}`;
  return {
    id: key,
    description: `Provides the model of the ${capabilities[id].noun}, which follows the session of all panels, as it was left the last time.`,
    autoStart: true,
    requires: [IBackend, ISession, IJobs],
    optional: [IStateDB, ITranslator],
    provides,
    activate: (
      _app: JupyterFrontEnd,
      backend: IBackend,
      session: ISession,
      jobs: IJobs,
      state: IStateDB | null,
      translator: ITranslator | null
    ): Model => {
      const model = new Model({ backend, session, jobs }, (translator ?? nullTranslator).load(DOMAIN));
      if (state) {
        void remember({ state, key, model, changed: model.remembered });
      }
      return model;
    }
  };
}
