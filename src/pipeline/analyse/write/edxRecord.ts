import type { ChannelRange, EnergyAxis } from '../../../core/edx/energyAxis';
import { channelEnergy } from '../../../core/edx/energyAxis';
import type { EdxAnalysis } from '../edx/correlateEdx';

/** What was done with spectrum maps, for the record: axis, windows, which map belongs to which scan, and what was left out. */
export function edxRecord(edx: EdxAnalysis): object {
  const { axis, windows, pairing, sets } = edx;
  return {
    axis: axis ? { channels: axis.channels, 'width(keV)': axis.width, 'offset(keV)': axis.offset } : null,
    elements: axis
      ? windows.map(({ element, line, signal, background, overlaps }) => ({
          element,
          line: line.name,
          'energy(keV)': line.energy,
          'signal(keV)': energies(signal, axis),
          'background(keV)': background.map(range => energies(range, axis)),
          overlaps: overlaps.map(other => `${other.element} ${other.name}`)
        }))
      : [],
    pairs: sets.map(({ map, sums }) => ({
      stamp: map.dataSet.stamp,
      map: map.path,
      paired_by: map.pair.by,
      header: map.pair.header ?? null,
      'seconds_after_stamp(s)': map.pair.seconds ?? null,
      pixels: map.over.map,
      scan_positions_per_pixel: map.over.pitch,
      note: map.over.note ?? null,
      counts: sums.counts
    })),
    doubts: pairing.doubts,
    scans_alone: pairing.scansAlone,
    maps_alone: pairing.mapsAlone
  };
}

function energies({ from, end }: ChannelRange, axis: EnergyAxis): [number, number] {
  return [channelEnergy(axis, from), channelEnergy(axis, end - 1)];
}
