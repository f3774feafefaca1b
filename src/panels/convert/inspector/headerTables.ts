import type { TranslationBundle } from '@jupyterlab/translation';

import type { Inspection } from '../../../protocol/convert/inspection';

/** Names and values of one source, as they stand there. */
export interface FactTable {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** All that header, side file and microscope say of an acquisition; sources that are not there are left out. */
export function headerTables({ header, hdr, metadata }: Inspection, trans: TranslationBundle): FactTable[] {
  const tables: FactTable[] = [
    { title: trans.__('First frame header'), facts: factsOf(header) },
    { title: trans.__('.hdr file'), facts: factsOf(hdr ?? {}) },
    { title: trans.__('Microscope metadata'), facts: factsOf(metadata ?? {}) }
  ];
  return tables.filter(({ facts }) => facts.length > 0);
}

function factsOf(values: Readonly<Record<string, string | number | boolean | readonly number[]>>): FactTable['facts'] {
  return Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]);
}
