import { join } from 'node:path';

import { writeCompleteFile } from '../../../storage/completeFile';
import type { Analysis } from '../analysis';
import { classCurves, componentCurves, spectrumCurves } from '../report/analysisCurves';
import { curvesSvg } from '../report/curvesPart';
import { matchMapsOf } from '../report/matchMapsPart';
import { areasSvg, classPicture, componentPictures, mapPicture } from '../report/mapsPart';

/**
 * Writes the pictures of an analysis: maps as PNG with a pixel for each scan position, curves as SVG.
 *
 * @param prefixes what the files of each data set begin with
 * @returns their folder
 */
export async function writePictures(folder: string, analysis: Analysis, prefixes: readonly string[]): Promise<string> {
  const { profiles, factors, classes, areas, edx } = analysis;
  const pictures = join(folder, 'pictures');
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeCompleteFile(join(pictures, name), content);
  for (const [index, dataSet] of profiles.dataSets.entries()) {
    const prefix = prefixes[index];
    for (const [k, png] of componentPictures(dataSet, factors.coefficients).entries()) {
      await write(`${prefix}_component_${k + 1}.png`, png);
    }
    await write(`${prefix}_classes.png`, classPicture(dataSet, classes));
    if (areas.length > 0) {
      await write(`${prefix}_areas.svg`, areasSvg(dataSet, classes, areas));
    }
    const elements = edx?.sets.find(({ map }) => map.dataSet === dataSet)?.sums.elements ?? [];
    for (const { name, map } of matchMapsOf(analysis, dataSet)) {
      await write(`${prefix}_${name.replace(/[^\w.-]+/g, '_')}.png`, mapPicture(dataSet, map));
    }
    for (const [at, map] of elements.entries()) {
      await write(`${prefix}_${edx?.windows[at].element ?? at}.png`, mapPicture(dataSet, map));
    }
  }
  await write('components.svg', curvesSvg(componentCurves(analysis)));
  await write('class_profiles.svg', curvesSvg(classCurves(analysis)));
  const spectra = edx && spectrumCurves(edx);
  if (spectra) {
    await write('class_spectra.svg', curvesSvg(spectra));
  }
  return pictures;
}
