import { connectionPlugin } from './lab/connectionPlugin';
import { convertModelPlugin } from './lab/convertModelPlugin';
import { convertPlugin } from './lab/convertPlugin';
import { sidebarPlugin } from './lab/sidebarPlugin';
import { widgetPlugin } from './lab/widgetPlugin';

export default [connectionPlugin, convertModelPlugin, convertPlugin, sidebarPlugin, widgetPlugin];
