import type { Detector } from '../../../protocol/viewer';
import { magnification, toScreen } from '../axes';
import type { PixelStep } from '../imagePlot';
import type { DetectorPart } from './detectorGeometry';
import { dragged, largestRadius, nudged, partsOf, radiusOf, withCentre, withRadius } from './detectorGeometry';
import type { HandleGeometry } from './handleGeometry';
import { circlePath } from './outlines';

/** So far from the centre is the knob of a small circle, for a hand to tell them apart. */
const NEAREST = 16;

/** The handles of a virtual detector: its centre, and one radius or two, which are told in the unit of the axes. */
export function detectorHandlesIn(step?: PixelStep): HandleGeometry<Detector, DetectorPart> {
  const { size = 1, unit } = step ?? {};
  const told = (pixels: number): number => (step ? Number((pixels * size).toPrecision(4)) : pixels);
  return {
    ...detectorHandles,
    numbersOf: (detector, part, image, trans) =>
      detectorHandles.numbersOf(detector, part, image, trans).map(number =>
        part === 'centre' || unit === undefined
          ? number
          : {
              label: `${number.label} (${unit})`,
              value: told(number.value),
              min: number.min * size,
              max: number.max * size,
              // A tenth of a pixel, as in pixels
              step: Number((size / 10).toPrecision(1)),
              changed: value => number.changed(value / size)
            }
      ),
    says: (detector, part, trans) =>
      part === 'centre' || unit === undefined
        ? detectorHandles.says(detector, part, trans)
        : `${told(radiusOf(detector, part))} ${unit}`
  };
}

/** The same in pixels. */
export const detectorHandles: HandleGeometry<Detector, DetectorPart> = {
  parts: partsOf,
  dragged,
  nudged,
  numbersOf: (detector, part, image, trans) => {
    if (part === 'centre') {
      const { row, column } = detector;
      return [
        {
          label: trans.__('Row'),
          value: row,
          min: 0,
          max: image[0] - 1,
          changed: value => withCentre(detector, { row: value, column }, image)
        },
        {
          label: trans.__('Column'),
          value: column,
          min: 0,
          max: image[1] - 1,
          changed: value => withCentre(detector, { row, column: value }, image)
        }
      ];
    }
    return [
      {
        label: detectorHandles.words(part, trans),
        value: radiusOf(detector, part),
        min: part === 'outer' ? Math.max(0.5, radiusOf(detector, 'inner')) : part === 'inner' ? 0 : 0.5,
        max: part === 'inner' ? radiusOf(detector, 'outer') : largestRadius(image),
        changed: value => withRadius(detector, part, value, image)
      }
    ];
  },
  words: (part, trans) => {
    const words: Record<DetectorPart, string> = {
      centre: trans.__('Centre'),
      radius: trans.__('Radius'),
      inner: trans.__('Inner radius'),
      outer: trans.__('Outer radius')
    };
    return words[part];
  },
  says: (detector, part, trans) =>
    part === 'centre'
      ? trans.__('row %1, column %2', detector.row, detector.column)
      : trans.__('%1 px', radiusOf(detector, part)),
  draw: (detector, part, axes) => {
    const centre = toScreen(axes, detector);
    if (part === 'centre') {
      return { knob: centre };
    }
    const radius = radiusOf(detector, part) * magnification(axes);
    const away = (part === 'inner' ? -1 : 1) * Math.max(NEAREST, radius);
    return { path: circlePath(centre, radius), knob: { x: centre.x + away, y: centre.y } };
  }
};
