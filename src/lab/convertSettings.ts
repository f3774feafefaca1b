import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { ConvertDefaults } from '../panels/convert/convertDefaults';
import type { ClusterDefaults, Partition } from '../panels/convert/form/clusterForm';
import { cpuPartition, usualCluster } from '../panels/convert/form/clusterForm';
import type { ConvertForm } from '../panels/convert/form/convertForm';

/** The settings of `schema/convert.json` as the panel takes them; the schema has checked their types. */
export function convertDefaults({ composite }: Pick<ISettingRegistry.ISettings, 'composite'>): ConvertDefaults {
  return {
    session: {
      bases: composite.baseDirectories as string[],
      defaultBase: composite.defaultBase as string
    },
    defaultFolder: composite.defaultFolder as string,
    form: {
      reshape: composite.reshape as ConvertForm['reshape'],
      binNav: String(composite.binScan),
      binSig: String(composite.binDiffraction),
      cross: composite.cross as boolean,
      compression: composite.compression as ConvertForm['compression'],
      out: composite.outputFolder as string
    },
    cluster: clusterDefaults(composite),
    thumbnails: composite.thumbnails as boolean,
    pollSeconds: composite.pollPeriod as number
  };
}

function clusterDefaults(composite: ISettingRegistry.ISettings['composite']): ClusterDefaults {
  const given = composite.partitions as unknown as (Pick<Partition, 'name'> & Partial<Partition>)[];
  const partitions = given.map(partition => ({ gpu: false, ...partition }));
  const form = {
    partition: usualCluster.form.partition,
    concurrent: String(composite.concurrentTasks),
    time: composite.time as string,
    memory: composite.memory as string,
    cpus: String(composite.cores)
  };
  const defaults = { form, partitions, setup: composite.setupLines as string[] };
  return { ...defaults, form: { ...form, partition: cpuPartition(defaults) ?? partitions[0]?.name ?? form.partition } };
}
