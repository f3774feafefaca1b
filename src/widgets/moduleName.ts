import { VERSION } from '../protocol/version';

/** How the Python half of the widgets calls this module, and the version it asks for: known before the widgets are loaded. */
export const MODULE_NAME = 'jupyterlab-4dstem';
export const MODULE_VERSION = VERSION;
