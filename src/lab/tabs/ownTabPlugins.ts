import { folderOf, nameOf } from '../../panels/parts/paths';
import { CommandIDs } from '../commands';
import { ownTabPlugin } from './ownTabPlugin';

/** What can be looked at in a tab of its own. */
export const ownTabPlugins = [
  ownTabPlugin({
    id: 'viewer',
    description: 'Shows files of patterns, converted or raw, in tabs of their own.',
    command: CommandIDs.openViewer,
    words: trans => ({
      label: trans.__('Open Viewer'),
      caption: trans.__('Look at a 4D-STEM file, converted or raw'),
      tab: trans.__('4D-STEM viewer')
    }),
    make: async (place, path) => (await import('./viewerTab')).viewerTab(place, Promise.resolve(path))
  }),
  ownTabPlugin({
    id: 'analysis',
    description: 'Shows analyses of profiles in tabs of their own.',
    command: CommandIDs.openAnalysis,
    words: trans => ({
      label: trans.__('Open Analysis'),
      caption: trans.__('Look at an analysis of profiles'),
      tab: trans.__('Analysis in its own tab')
    }),
    titleOf: record => nameOf(folderOf(record)),
    make: async (place, record) => (await import('./analyseTab')).analyseTab(place, record)
  }),
  ownTabPlugin({
    id: 'profiles',
    description: 'Shows radial profiles in tabs of their own.',
    command: CommandIDs.openProfiles,
    words: trans => ({
      label: trans.__('Open Radial Profiles'),
      caption: trans.__('Look at the radial profiles of a scan'),
      tab: trans.__('Radial profiles in their own tab')
    }),
    titleOf: profilesName,
    make: async (place, mean) => (await import('./radialTab')).radialTab(place, mean, profilesName(mean))
  }),
  ownTabPlugin({
    id: 'inspect',
    description: 'Shows the headers of raw files in tabs of their own.',
    command: CommandIDs.inspectPath,
    words: trans => ({
      label: trans.__('Inspect a Path'),
      caption: trans.__('Show the headers of a raw file'),
      tab: trans.__('Raw file in its own tab')
    }),
    make: async (place, path) => (await import('./inspectTab')).inspectTab(place, path)
  })
];

/** Of a scan, by the file of its mean profiles. */
function profilesName(mean: string): string {
  return nameOf(mean).replace(/_azimuthal_mean\.hspy$/, '');
}
