import type { WidgetModel, WidgetView } from '@jupyter-widgets/base';

import type { WidgetSurroundings } from './convertWidgetModel';
import { ConvertWidgetModel } from './convertWidgetModel';
import { ConvertWidgetView } from './convertWidgetView';

/** The classes that the Python half names, for the registry of widgets, which constructs them by itself. */
export function convertWidgets(
  surroundings: WidgetSurroundings
): Record<string, typeof WidgetModel | typeof WidgetView> {
  class Model extends ConvertWidgetModel {
    get surroundings(): WidgetSurroundings {
      return surroundings;
    }
  }
  return { ConvertWidgetModel: Model, ConvertWidgetView };
}
