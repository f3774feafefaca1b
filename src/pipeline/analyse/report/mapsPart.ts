import { encode } from 'fast-png';

import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { percentileRange, toBytes } from '../../../core/imageRange';
import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import { greyPng } from '../../../storage/images/greyPng';
import type { DataSet } from '../load/dataSet';
import type { ClassArea } from '../write/areas';
import { classesOf, mapsOf } from '../write/signals';
import { componentColour, componentRgb } from './colours';

/** Of the coefficients of a map, those shown black and white. */
const PERCENTILES = [0.5, 99.5] as const;

/** Coefficient maps of a data set, each on its own scale, and its classes in the colours of the components with the hulls of their areas. */
export function mapsPart(
  dataSet: DataSet,
  coefficients: RowBlocks,
  classes: Uint8Array,
  areas: readonly ClassArea[]
): Markup {
  const [rows, columns] = dataSet.file.shape;
  const pictures = componentPictures(dataSet, coefficients);
  const step = dataSet.file.step === undefined ? '' : `, ${dataSet.file.step.toPrecision(3)} nm a position`;
  return html`<figure>
    <h2>${dataSet.stamp}</h2>
    <h3>${rows} x ${columns} positions${step}</h3>
    <div class="maps">
      <div>${areasDrawing(dataSet, classes, areas)}<small>classes</small></div>
      ${pictures.map(
        (png, k) =>
          html`<div>
            <img alt="Component ${k + 1}" src="${address(png)}" /><small
              ><span class="key" style="background:${componentColour(k)}"></span>${k + 1}</small
            >
          </div>`
      )}
    </div>
  </figure>`;
}

/** Coefficient maps as grey pictures, each on its own scale. */
export function componentPictures(dataSet: DataSet, coefficients: RowBlocks): Uint8Array[] {
  const maps = mapsOf(dataSet, coefficients);
  const positions = maps.length / coefficients.columns;
  return Array.from({ length: coefficients.columns }, (_, k) =>
    mapPicture(dataSet, maps.subarray(k * positions, (k + 1) * positions))
  );
}

/** A map over the scan as a grey picture. */
export function mapPicture({ file: { shape } }: DataSet, values: Float32Array | Float64Array): Uint8Array {
  return greyPng(toBytes(values, percentileRange(values, ...PERCENTILES)), [shape[0], shape[1]]);
}

/** Classes as a picture in colour, black in none. */
export function classPicture(dataSet: DataSet, classes: Uint8Array): Uint8Array {
  const [height, width] = dataSet.file.shape;
  const data = new Uint8Array(3 * width * height);
  classesOf(dataSet, classes).forEach((own, at) => own > 0 && data.set(componentRgb(own - 1), 3 * at));
  return encode({ width, height, data, channels: 3 });
}

/** Classes with the hulls of their areas, as a picture by itself. */
export function areasSvg(dataSet: DataSet, classes: Uint8Array, areas: readonly ClassArea[]): string {
  return areasDrawing(dataSet, classes, areas).text;
}

function areasDrawing(dataSet: DataSet, classes: Uint8Array, areas: readonly ClassArea[]): Markup {
  const [rows, columns] = dataSet.file.shape;
  // Corners are in positions whose middles are whole numbers
  const points = ({ hull }: ClassArea): string => hull.map(([row, column]) => `${column + 0.5},${row + 0.5}`).join(' ');
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${columns} ${rows}"
    role="img"
    aria-label="Classes and the hulls of their areas"
    style="display:block;width:100%"
  >
    <image
      href="${address(classPicture(dataSet, classes))}"
      width="${columns}"
      height="${rows}"
      style="image-rendering:pixelated"
    />
    ${areas
      .filter(area => area.dataSet === dataSet)
      .map(
        area =>
          html`<polygon
            points="${points(area)}"
            fill="none"
            stroke="#fff"
            stroke-width="1.5"
            vector-effect="non-scaling-stroke"
          />`
      )}
  </svg>`;
}

export function address(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
