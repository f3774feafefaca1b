import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { DOMAIN } from '../commands';
import { IBackend } from '../tokens';

/** What a tab may use of the page it stands in. */
export interface TabPlace {
  readonly app: JupyterFrontEnd;
  readonly backend: IBackend;
  readonly restorer: ILayoutRestorer | null;
  /** Where choices are kept; null where nothing is */
  readonly state: IStateDB | null;
  readonly trans: TranslationBundle;
}

interface TabPluginDescription {
  /** "jupyterlab-4dstem:viewer" without what stands before the colon */
  readonly id: string;
  readonly description: string;
  activate(place: TabPlace): void;
}

/** A plugin that opens tabs. */
export function tabPlugin({ id, description, activate }: TabPluginDescription): JupyterFrontEndPlugin<void> {
  return {
    id: `jupyterlab-4dstem:${id}`,
    description,
    autoStart: true,
    requires: [IBackend],
    optional: [ILayoutRestorer, IStateDB, ITranslator],
    activate: (
      app: JupyterFrontEnd,
      backend: IBackend,
      restorer: ILayoutRestorer | null,
      state: IStateDB | null,
      translator: ITranslator | null
    ): void => activate({ app, backend, restorer, state, trans: (translator ?? nullTranslator).load(DOMAIN) })
  };
}
