import type { TranslationBundle } from '@jupyterlab/translation';

import type { Curve } from '../../plots/curves/curveView';
import type { Compared, ShownSketch } from './compareModel';
import { groupedProfiles, normalised } from './groupedProfiles';

/** What makes one curve. */
export type ProfileGroups = 'sets' | 'subfolders' | 'all';

export interface Comparison {
  readonly groups: ProfileGroups;
  /** Whether each curve is divided by its largest value */
  readonly scaled: boolean;
  /** In which that value is looked for, 1/Å; absent: behind the direct beam */
  readonly range?: readonly [number, number];
}

/** The mean profiles of the data sets that have been read, by group. */
export function compareCurves(
  compared: readonly Compared[],
  sketches: ReadonlyMap<string, ShownSketch>,
  { groups, scaled, range }: Comparison,
  trans: TranslationBundle
): Curve[] {
  const isTwice = (name: string): boolean => compared.filter(other => other.name === name).length > 1;
  const groupOf = ({ name, subfolder }: Compared): string => {
    if (groups === 'all') {
      return trans.__('all');
    }
    const place = subfolder || trans.__('here');
    return groups === 'subfolders' ? place : isTwice(name) ? `${place}/${name}` : name;
  };
  const profiles = compared.flatMap(one => {
    const profile = sketches.get(one.file);
    return profile ? [{ group: groupOf(one), profile }] : [];
  });
  return groupedProfiles(profiles)
    .map(profile => (scaled ? normalised(profile, range) : profile))
    .map(({ name, axis, values }) => ({
      name,
      x: Float64Array.from(values, (_, bin) => axis.offset + bin * axis.scale),
      y: values
    }));
}
