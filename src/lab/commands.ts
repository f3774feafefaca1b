/** Ids of the commands, for menus, shortcuts and other extensions. */
export const CommandIDs = {
  openConvert: 'jupyterlab-4dstem:open-convert',
  chooseData: 'jupyterlab-4dstem:choose-data'
} as const;

/** Domain of the translations. */
export const DOMAIN = 'jupyterlab_4dstem';
