import { analysePlugins } from './lab/analysePlugin';
import { analysisTabPlugin } from './lab/analysisTabPlugin';
import { calibratePlugins } from './lab/calibratePlugin';
import { connectionPlugin } from './lab/connectionPlugin';
import { convertModelPlugin } from './lab/convertModelPlugin';
import { convertPlugin } from './lab/convertPlugin';
import { fileBrowserPlugin } from './lab/fileBrowserPlugin';
import { fileTypesPlugin } from './lab/fileTypesPlugin';
import { inspectPlugin } from './lab/inspectPlugin';
import { jobNewsPlugin } from './lab/jobNewsPlugin';
import { jobsPlugin } from './lab/jobsPlugin';
import { notebookPlugin } from './lab/notebookPlugin';
import { radialPlugins } from './lab/radialPlugin';
import { radialTabPlugin } from './lab/radialTabPlugin';
import { sessionPlugin } from './lab/sessionPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';
import { stepsPlugin } from './lab/stepsPlugin';
import { viewerPlugin } from './lab/viewerPlugin';
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
  viewerPlugin,
  analysisTabPlugin,
  radialTabPlugin,
  inspectPlugin,
  fileTypesPlugin,
  fileBrowserPlugin,
  notebookPlugin,
  widgetPlugin
];
