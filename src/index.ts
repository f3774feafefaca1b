import { analysePlugins } from './lab/analysePlugin';
import { calibratePlugins } from './lab/calibratePlugin';
import { connectionPlugin } from './lab/connectionPlugin';
import { convertModelPlugin } from './lab/convertModelPlugin';
import { convertPlugin } from './lab/convertPlugin';
import { fileBrowserPlugin } from './lab/fileBrowserPlugin';
import { jobNewsPlugin } from './lab/jobNewsPlugin';
import { jobsPlugin } from './lab/jobsPlugin';
import { notebookPlugin } from './lab/notebookPlugin';
import { radialPlugins } from './lab/radialPlugin';
import { sessionPlugin } from './lab/sessionPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';
import { stepsPlugin } from './lab/stepsPlugin';
import { fileTypesPlugin } from './lab/tabs/fileTypesPlugin';
import { ownTabPlugins } from './lab/tabs/ownTabPlugins';
import { widgetPlugin } from './lab/widgetPlugin';

export default [
  connectionPlugin,
  sessionPlugin,
  jobsPlugin,
  jobNewsPlugin,
  stepsPlugin,
  convertModelPlugin,
  convertPlugin,
  ...calibratePlugins,
  ...radialPlugins,
  ...analysePlugins,
  sidebarPlugin,
  ...ownTabPlugins,
  fileTypesPlugin,
  fileBrowserPlugin,
  notebookPlugin,
  widgetPlugin
];
