import type { ChannelRange, EnergyAxis } from './energyAxis';
import { channelEnergy, channelsBetween, lineWidth } from './energyAxis';
import type { XrayLine } from './xrayLines';
import { linesOf } from './xrayLines';

/** Lines below this drown in noise and the strobe peak, keV. */
const LOWEST_LINE = 0.15;
/** A line is excited well where the beam has so many times its energy. */
const OVERVOLTAGE = 1.5;
/** In FWHM: half the window of a line, and what a background window keeps clear of around the middle of any line. */
const HALF_WINDOW = 1;
const CLEARANCE = 1.5;
/** Width of a background window, and how far apart the places are that are tried for it, FWHM. */
const BACKGROUND_WIDTH = 2;
const STEP = 0.25;
const MOST_STEPS = 32;

/** Where the counts of an element are taken from. */
export interface ElementWindow {
  readonly line: XrayLine;
  readonly signal: ChannelRange;
  /** Below and above the line; a side where no free place is found is left out */
  readonly background: readonly ChannelRange[];
  /** Lines of other elements that reach into the signal: its counts are not of this element alone */
  readonly overlaps: readonly XrayLine[];
}

/**
 * Chooses the line of an element and its windows: the alpha line of highest energy that the axis shows whole and the beam
 * excites, one FWHM to either side; background windows below and above it, where neither this element nor the others have
 * a line.
 *
 * @param others elements that are in the sample too
 * @param beam energy of the beam, keV
 * @returns undefined for an element without a line on the axis
 */
export function elementWindow(
  element: string,
  others: readonly string[],
  axis: EnergyAxis,
  beam: number
): ElementWindow | undefined {
  const highest = channelEnergy(axis, axis.channels - 1);
  const line = linesOf(element)
    .filter(({ name }) => name.endsWith('a'))
    .filter(({ energy }) => energy > LOWEST_LINE && energy * OVERVOLTAGE < beam && energy + lineWidth(energy) < highest)
    .sort((a, b) => b.energy - a.energy)[0];
  if (!line) {
    return undefined;
  }
  const width = lineWidth(line.energy);
  const foreign = others.filter(other => other !== element).flatMap(linesOf);
  const lines = [...linesOf(element), ...foreign];
  const background = [-1, 1].flatMap(side => {
    const range = freeRange(line.energy, side, lines, axis);
    return range ? [range] : [];
  });
  return {
    line,
    signal: channelsBetween(axis, line.energy - HALF_WINDOW * width, line.energy + HALF_WINDOW * width),
    background,
    overlaps: foreign.filter(({ energy }) => Math.abs(energy - line.energy) < 2 * HALF_WINDOW * width)
  };
}

/**
 * Counts of the background below the line: the straight line through the mean counts a channel of both windows; of one,
 * where only one is free; none without.
 *
 * @param counts counts in each background window
 */
export function backgroundCounts({ signal, background }: ElementWindow, counts: readonly number[]): number {
  const rates = background.map(({ from, end }, window) => counts[window] / (end - from));
  return backgroundWeights(signal, background).reduce((sum, weight, window) => sum + weight * rates[window], 0);
}

/** Channels of the signal that each window's rate stands for. */
function backgroundWeights(signal: ChannelRange, background: readonly ChannelRange[]): number[] {
  const channels = signal.end - signal.from;
  if (background.length < 2) {
    return background.map(() => channels);
  }
  const [low, high] = background.map(middle);
  const share = (middle(signal) - low) / (high - low);
  return [channels * (1 - share), channels * share];
}

function middle({ from, end }: ChannelRange): number {
  return (from + end - 1) / 2;
}

/** The nearest window on one side in which no line is seen. */
function freeRange(
  energy: number,
  side: number,
  lines: readonly XrayLine[],
  axis: EnergyAxis
): ChannelRange | undefined {
  const width = lineWidth(energy);
  for (let step = 0; step < MOST_STEPS; step++) {
    const near = energy + side * (CLEARANCE + STEP * (step + 1)) * width;
    const far = near + side * BACKGROUND_WIDTH * width;
    const [low, high] = [Math.min(near, far), Math.max(near, far)];
    const range = channelsBetween(axis, low, high);
    const isWhole = low >= LOWEST_LINE && high <= channelEnergy(axis, axis.channels - 1);
    const isFree = lines.every(line => {
      const distance = CLEARANCE * lineWidth(line.energy);
      return line.energy < low - distance || line.energy > high + distance;
    });
    if (isWhole && isFree && range.end > range.from) {
      return range;
    }
  }
  return undefined;
}
