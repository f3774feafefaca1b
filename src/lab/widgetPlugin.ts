import type { IJupyterWidgetRegistry } from '@jupyter-widgets/base';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { loadFailureSentence } from '../panels/parts/loadFailure';
import { MODULE_NAME, MODULE_VERSION } from '../widgets/moduleName';
import { SiteModel } from '../widgets/siteModel';
import { DOMAIN } from './commands';
import { CONVERT_SETTINGS, convertDefaults } from './convertSettings';
import { SESSION_SETTINGS, sessionDefaults, whenSet } from './settings';
import { styled } from './styled';
import { IBackend } from './tokens';

export const widgetPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:widgets',
  description: 'Shows the notebook widgets, where ipywidgets is installed.',
  autoStart: true,
  requires: [IBackend],
  optional: [ISettingRegistry, ITranslator],
  activate: async (
    app: JupyterFrontEnd,
    backend: IBackend,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): Promise<void> => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const registry = await widgetRegistry(app);
    registry?.registerWidget({
      name: MODULE_NAME,
      version: MODULE_VERSION,
      exports: async () => {
        const { cellWidgets } = await styled(import('../widgets/cellWidgets')).catch((cause: unknown) => {
          // ipywidgets shows it in the cell
          throw new Error(loadFailureSentence(trans), { cause });
        });
        const site = new SiteModel({});
        void whenSet(settings, SESSION_SETTINGS, loaded => site.take({ session: sessionDefaults(loaded) }));
        void whenSet(settings, CONVERT_SETTINGS, loaded => site.take({ convert: convertDefaults(loaded) }));
        return cellWidgets({ backend, trans, site });
      }
    });
  }
};

/**
 * The registry of ipywidgets, asked for at run time: its token comes in a package that the page does not have where
 * ipywidgets is switched off, and a static import would take all plugins with it.
 */
async function widgetRegistry(app: JupyterFrontEnd): Promise<IJupyterWidgetRegistry | null> {
  const token = await import('@jupyter-widgets/base').then(
    base => base.IJupyterWidgetRegistry,
    () => undefined
  );
  return token ? app.resolveOptionalService(token) : null;
}
