/** Ids of the commands, for menus, shortcuts and other extensions. */
export const CommandIDs = {
  /** Leads to the session in the sidebar */
  chooseSession: 'jupyterlab-4dstem:choose-session',
  /** Leads to the jobs in the sidebar */
  showJobs: 'jupyterlab-4dstem:show-jobs',
  chooseData: 'jupyterlab-4dstem:choose-data',
  /** `{ path }`: shows a file or folder in the Convert panel, to be converted */
  convertPath: 'jupyterlab-4dstem:convert-path',
  /** `{ path }`: shows the headers of a raw file in a tab of its own */
  inspectPath: 'jupyterlab-4dstem:inspect-path',
  /** `{ path }`: looks at a file as a gold reference */
  calibratePath: 'jupyterlab-4dstem:calibrate-path',
  /** `{ path }`: transforms with this calibration */
  useCalibration: 'jupyterlab-4dstem:use-calibration',
  /** `{ path }`: shows a file of patterns, converted or raw, in a tab of its own */
  openViewer: 'jupyterlab-4dstem:open-viewer',
  /** `{ path }`: shows an analysis, by its record, in a tab of its own */
  openAnalysis: 'jupyterlab-4dstem:open-analysis',
  /** `{ path }`: shows radial profiles, by the file of their means, in a tab of their own */
  openProfiles: 'jupyterlab-4dstem:open-profiles',
  /** `{ output }`: puts a cell that loads a converted file into a notebook */
  openInNotebook: 'jupyterlab-4dstem:open-in-notebook',
  /** `{ path, text }`: opens a notebook that lies anywhere on the server */
  openNotebook: 'jupyterlab-4dstem:open-notebook',
  /** The same for what is selected in the file browser */
  convertSelected: 'jupyterlab-4dstem:convert-selected',
  inspectSelected: 'jupyterlab-4dstem:inspect-selected',
  viewSelected: 'jupyterlab-4dstem:view-selected',
  calibrateSelected: 'jupyterlab-4dstem:calibrate-selected'
} as const;

/** Id of the command that opens the panel of a step. */
export function openCommand(step: string): string {
  return `jupyterlab-4dstem:open-${step}`;
}

/** Domain of the translations. */
export const DOMAIN = 'jupyterlab_4dstem';
