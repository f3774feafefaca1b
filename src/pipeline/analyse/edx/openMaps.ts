import type { ElementWindow } from '../../../core/edx/elementWindow';
import { elementWindow } from '../../../core/edx/elementWindow';
import type { EnergyAxis } from '../../../core/edx/energyAxis';
import { channelEnergy } from '../../../core/edx/energyAxis';
import type { EdxPair, EdxPairing, PairedBy } from '../../../core/edx/pairing';
import { DATE_TOLERANCE } from '../../../core/edx/pairing';
import { isElement } from '../../../core/edx/xrayLines';
import { InputError } from '../../../core/errors';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { PathGuard } from '../../../storage/pathGuard';
import type { DataSet } from '../load/dataSet';
import { findSpectrumMaps } from './findMaps';
import { isOina } from './labelledMaps';
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
    pairing.pairs.length + pairing.doubts.length + pairing.mapsAlone.length + pairing.warnings.length === 0
  ) {
    return undefined;
  }
  const warnings = [...pairing.warnings, ...pairingWarnings(pairing)];
  const maps: SpectrumMap[] = [];
  for (const pair of pairing.pairs) {
    const { stamp, map } = pair;
    for (const dataSet of dataSets.filter(one => one.stamp === stamp)) {
      try {
        const opened = await openSpectrumMap(dataSet, pair, options, guard);
        if (maps.length > 0 && !isSameAxis(maps[0].axis, opened.axis)) {
          warnings.push(`${map} has another energy axis than ${maps[0].path}, and was left out. Analyse it by itself.`);
          continue;
        }
        maps.push(opened);
        const notes = [pairingNote(pair), detectorsNote(opened), opened.over.note];
        warnings.push(...notes.flatMap(note => (note ? [`${stamp}: ${note}`] : [])));
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

/** Why none of several maps was taken for a scan. */
const DOUBTED: Readonly<Record<PairedBy, string>> = {
  name: 'several spectrum maps have its time stamp in their names',
  label: 'several spectrum maps have its time stamp in their labels',
  date: `dates alone do not tell which spectrum map belongs to which scan, since several are within ${DATE_TOLERANCE} s`,
  user: 'several spectrum maps were named'
};

function pairingWarnings({ doubts, scansAlone, mapsAlone, pairs }: EdxPairing): string[] {
  return [
    ...doubts.map(
      ({ stamp, maps, by }) =>
        `${stamp}: ${DOUBTED[by]}. None was taken: ${maps.join(', ')}. Name one (--edx), with this data set alone.`
    ),
    ...(pairs.length + doubts.length > 0
      ? scansAlone.map(stamp => `${stamp} has no spectrum map.`)
      : ['No spectrum map (.rpl, .h5oina) was found that has the time stamp of a data set.']),
    ...mapsAlone.map(map =>
      isOina(map)
        ? `${map} holds the time stamp of no data set in its name or labels, and no data set was begun within ${DATE_TOLERANCE} s of its date: it was left out.`
        : `${map} holds the time stamp of no data set in its name, and was left out.`
    )
  ];
}

/** What is less plain than a stamp in the name. */
function pairingNote({ map, by, seconds, header }: EdxPair): string | undefined {
  if (by === 'date' && seconds !== undefined) {
    return `paired with ${map} by the date in the file, ${Math.abs(seconds)} s ${seconds < 0 ? 'before' : 'after'} the time stamp.`;
  }
  if (by === 'label') {
    return `paired with ${map} by the time stamp in its labels.`;
  }
  return header === undefined ? undefined : `counts are of ${map}, energies and step of ${header}.`;
}

function detectorsNote({ path, file }: SpectrumMap): string | undefined {
  const detectors = file.kind === 'oina' ? file.detectors : [];
  return detectors.length > 1 ? `counts of ${detectors.join(' and ')} in ${path} are added up.` : undefined;
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

/** AZtec sets the energies of each map by its strobe peak: what differs by less than a fraction of a channel is the same. */
const CHANNEL_PART = 0.5;

function isSameAxis(one: EnergyAxis, other: EnergyAxis): boolean {
  const apart = [0, one.channels - 1].map(at => Math.abs(channelEnergy(one, at) - channelEnergy(other, at)));
  return one.channels === other.channels && Math.max(...apart) < CHANNEL_PART * one.width;
}
