import type { JupyterFrontEnd } from '@jupyterlab/application';

import { CommandIDs } from './commands';
import type { TextDocument } from './documentTab';
import { showDocument } from './documentTab';
import type { StoredNotebook } from './openNotebook';

/** Where a panel leads to. */
export interface PanelActions {
  onNotebook(output: string): void;
  onTab(output: string): void;
  /** Shows an analysis, by its record, in a tab of its own */
  onAnalysisTab(record: string): void;
  /** Shows radial profiles, by the file of their means, in a tab of their own */
  onProfilesTab(mean: string): void;
  onDocument(document: TextDocument): void;
  /** Opens a notebook as it stands in a file */
  onNotebookFile(notebook: StoredNotebook): void;
  onChooseSession(): void;
  /** @param path of a calibration, with which the radial transform is to work */
  onUseCalibration(path: string): void;
}

export function panelActions(app: JupyterFrontEnd): PanelActions {
  return {
    onNotebook: output => void app.commands.execute(CommandIDs.openInNotebook, { output }),
    onTab: path => void app.commands.execute(CommandIDs.openViewer, { path }),
    onAnalysisTab: path => void app.commands.execute(CommandIDs.openAnalysis, { path }),
    onProfilesTab: path => void app.commands.execute(CommandIDs.openProfiles, { path }),
    onDocument: document => showDocument(app, document),
    onNotebookFile: ({ path, text }) => void app.commands.execute(CommandIDs.openNotebook, { path, text }),
    onChooseSession: () => void app.commands.execute(CommandIDs.chooseSession),
    onUseCalibration: path => void app.commands.execute(CommandIDs.useCalibration, { path })
  };
}
