/** Energy axis of a spectrum: the middle of channel n is at offset + n width, keV. */
export interface EnergyAxis {
  readonly channels: number;
  readonly width: number;
  readonly offset: number;
}

/** A stretch of channels: from the first up to, not including, the end. */
export interface ChannelRange {
  readonly from: number;
  readonly end: number;
}

/** The strobe peak of the detector is at 0: spectra are looked at from here on, keV. */
export const BEYOND_STROBE = 0.1;

/** Energy at the middle of a channel, keV. */
export function channelEnergy({ offset, width }: EnergyAxis, channel: number): number {
  return offset + channel * width;
}

/** The channels whose middle lies from one energy to another, keV; empty where none does. */
export function channelsBetween({ channels, offset, width }: EnergyAxis, low: number, high: number): ChannelRange {
  // A hundredth of a channel against rounding, so that an energy on a middle counts
  const first = Math.ceil((low - offset) / width - 0.01);
  const last = Math.floor((high - offset) / width + 0.01);
  const from = Math.min(channels, Math.max(0, first));
  return { from, end: Math.max(from, Math.min(channels, last + 1)) };
}

/** FWHM in keV at Mn Ka of a usual silicon drift detector, and the Fano term 2.5 eV. */
const WIDTH_AT_MANGANESE = 0.13;
const MANGANESE = 5.895;
const FANO = 0.0025;
const LEAST_WIDTH = 0.05;

/** FWHM of a line, keV: its square grows linearly with energy (Fiori & Newbury 1978). @param energy keV */
export function lineWidth(energy: number): number {
  return Math.sqrt(Math.max(LEAST_WIDTH ** 2, WIDTH_AT_MANGANESE ** 2 + FANO * (energy - MANGANESE)));
}
