import React from 'react';

import { Viewer } from '../../panels/viewer/Viewer';
import { ViewerModel } from '../../panels/viewer/viewerModel';
import { CommandIDs } from '../commands';
import { showDocument } from '../documentTab';
import type { OwnTab } from './ownTabWidget';
import type { TabPlace } from './tabPlugin';
import { rememberChoice } from './viewerChoices';

/**
 * A viewer that begins as the last one was left, where there is a place to keep that, and leads on from its file.
 *
 * @param output full path of the file on the server, once it is known
 */
export function viewerTab({ app, backend, state, trans }: TabPlace, output: Promise<string>): OwnTab {
  const model = new ViewerModel(backend, trans);
  if (state) {
    void rememberChoice(model, state);
  }
  return {
    model,
    open: async () => {
      const path = await output;
      if (!model.isDisposed) {
        await model.show(path);
      }
    },
    draw: () => (
      <Viewer
        model={model}
        onNotebook={found => void app.commands.execute(CommandIDs.openInNotebook, { output: found })}
        onConvert={path => void app.commands.execute(CommandIDs.convertPath, { path })}
        onDocument={document => showDocument(app, document)}
      />
    )
  };
}
