import type { ElementWindow } from '../../../core/edx/elementWindow';
import { elementWindow } from '../../../core/edx/elementWindow';
import type { EnergyAxis } from '../../../core/edx/energyAxis';
import type { EdxPairing } from '../../../core/edx/pairing';
import { isElement } from '../../../core/edx/xrayLines';
import { InputError } from '../../../core/errors';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { PathGuard } from '../../../storage/pathGuard';
import type { DataSet } from '../load/dataSet';
import { findSpectrumMaps } from './findMaps';
import type { SpectrumMap } from './spectrumMap';
import { openSpectrumMap } from './spectrumMap';

export type EdxOptions = Pick<AnalyseOptions, 'edx' | 'elements' | 'energyScale' | 'energyOffset'>;

/** Spectrum maps that are analysed with the profiles, and all that speaks against others. */
export interface OpenedMaps {
  readonly pairing: EdxPairing;
  readonly maps: readonly SpectrumMap[];
  /** The same for all maps; absent where there is none */
  readonly axis?: EnergyAxis;
  readonly windows: readonly (ElementWindow & { readonly element: string })[];
  readonly warnings: readonly string[];
}

/**
 * Finds, pairs and opens spectrum maps, and chooses the windows of the elements. What is wrong with a map that was found is a
 * warning, and the rest goes on without it; what is wrong with one that was named stops.
 *
 * @param beam energy of the beam, keV
 * @returns undefined where there is nothing to do with EDX
 * @throws InputError `E_ELEMENT`; those of openSpectrumMap for maps that were named
 */
export async function openMaps(
  dataSets: readonly DataSet[],
  options: EdxOptions,
  beam: number,
  guard: PathGuard
): Promise<OpenedMaps | undefined> {
  const elements = [...new Set(options.elements ?? [])];
  const unknown = elements.find(symbol => !isElement(symbol));
  if (unknown !== undefined) {
    throw new InputError(
      'E_ELEMENT',
      `${unknown} is no element with X-ray lines: give symbols such as Au,Cu,Si (--elements).`
    );
  }
  if (options.edx === 'off') {
    return undefined;
  }
  const pairing = await findSpectrumMaps(dataSets, options.edx, guard);
  const isFound = options.edx === 'auto';
  if (
    isFound &&
    elements.length === 0 &&
    pairing.pairs.length + pairing.doubts.length + pairing.mapsAlone.length === 0
  ) {
    return undefined;
  }
  const warnings = pairingWarnings(pairing);
  const maps: SpectrumMap[] = [];
  for (const { stamp, map } of pairing.pairs) {
    for (const dataSet of dataSets.filter(one => one.stamp === stamp)) {
      try {
        const opened = await openSpectrumMap(dataSet, map, options, guard);
        if (maps.length > 0 && !isSameAxis(maps[0].axis, opened.axis)) {
          warnings.push(`${map} has another energy axis than ${maps[0].path}, and was left out. Analyse it by itself.`);
          continue;
        }
        maps.push(opened);
        warnings.push(...(opened.over.note === undefined ? [] : [`${stamp}: ${opened.over.note}`]));
      } catch (cause) {
        if (!(isFound && cause instanceof InputError)) {
          throw cause;
        }
        warnings.push(`${cause.message} EDX of ${stamp} was left out.`);
      }
    }
  }
  if (maps.length === 0) {
    return { pairing, maps, windows: [], warnings };
  }
  const [{ axis }] = maps;
  const windows = elements.flatMap(element => {
    const window = elementWindow(element, elements, axis, beam);
    return window ? [{ ...window, element }] : [];
  });
  if (elements.length === 0) {
    warnings.push(
      'No elements were named, so that there are spectra of the classes only. Name elements to map them (--elements Au,Cu).'
    );
  }
  const without = elements.filter(element => !windows.some(window => window.element === element));
  warnings.push(
    ...without.map(element => `${element} has no line on the energy axis of the spectrum maps, and was left out.`)
  );
  warnings.push(...windows.flatMap(windowWarnings));
  return { pairing, maps, axis, windows, warnings };
}

function pairingWarnings({ doubts, scansAlone, mapsAlone, pairs }: EdxPairing): string[] {
  return [
    ...doubts.map(
      ({ stamp, maps }) =>
        `Several spectrum maps have the time stamp ${stamp} in their names, and none of them was taken: ${maps.join(', ')}. Name one (--edx), with this data set alone.`
    ),
    ...(pairs.length + doubts.length > 0
      ? scansAlone.map(stamp => `${stamp} has no spectrum map.`)
      : ['No spectrum map (.rpl) was found whose name holds the time stamp of a data set.']),
    ...mapsAlone.map(map => `${map} holds the time stamp of no data set in its name, and was left out.`)
  ];
}

function windowWarnings({ element, line, background, overlaps }: OpenedMaps['windows'][number]): string[] {
  const name = `${element} ${line.name}`;
  return [
    ...(overlaps.length > 0
      ? [
          `The window of ${name} holds ${overlaps.map(other => `${other.element} ${other.name}`).join(', ')} too: its counts are not of ${element} alone.`
        ]
      : []),
    ...(background.length < 2
      ? [
          `Beside ${name} there is a free place for the background ${background.length === 0 ? 'on neither side' : 'on one side only'}.`
        ]
      : [])
  ];
}

function isSameAxis(one: EnergyAxis, other: EnergyAxis): boolean {
  return one.channels === other.channels && one.width === other.width && one.offset === other.offset;
}
