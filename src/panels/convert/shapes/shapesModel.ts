import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import { shapeChoiceSchema } from '../../../protocol/convert/shapeChoice';
import type { ChoicesState } from '../../parts/choicesModel';
import { ChoicesModel } from '../../parts/choicesModel';

export type ShapesState = ChoicesState<ShapeChoice>;

/** Which acquisitions are read with a scan shape chosen by hand. */
export class ShapesModel extends ChoicesModel<ShapeChoice> {
  constructor() {
    super(shapeChoiceSchema);
  }
}
