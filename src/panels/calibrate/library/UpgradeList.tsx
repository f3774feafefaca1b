import React, { useState } from 'react';

import type { LibraryEntry } from '../../../protocol/calibrate/libraryRequests';
import { useTrans } from '../../parts/trans';
import { NumberBox } from '../../plots/NumberBox';

export interface UpgradeListProps {
  records: readonly LibraryEntry[];
  /** The one that is being written */
  upgrading?: string;
  /** @param voltage V */
  onUpgrade(path: string, voltage: number): void;
}

const LARGEST = 3000;

/** Records of ePSIC's tools, which do not say at which voltage they were made: it is asked for and written into them. */
export function UpgradeList({ records, upgrading, onUpgrade }: UpgradeListProps): JSX.Element | null {
  const trans = useTrans();
  const [voltages, setVoltages] = useState<ReadonlyMap<string, number>>(new Map());
  const old = records.filter(({ voltage }) => voltage === undefined);
  return old.length === 0 ? null : (
    <section aria-label={trans.__('Records without a voltage')}>
      <h3>{trans.__('Records without a voltage')}</h3>
      <p className="fd-Quiet">
        {trans.__(
          'The tools before this one did not write it. With it, data of another voltage are never given such a calibration. Everything else in the file stays.'
        )}
      </p>
      <ul className="fd-HandList">
        {old.map(({ path, stem, cameraLength }) => {
          const kilovolts = voltages.get(path);
          return (
            <li key={path}>
              <span title={path}>{trans.__('%1, %2 cm', stem, Number((100 * cameraLength).toPrecision(4)))}</span>
              <NumberBox
                label={trans.__('Voltage of %1 (kV)', stem)}
                value={kilovolts}
                min={1}
                max={LARGEST}
                step={0.1}
                onValue={value => setVoltages(new Map(voltages).set(path, value))}
              />
              {trans.__('kV')}
              <button
                type="button"
                className="fd-Button"
                disabled={kilovolts === undefined || upgrading !== undefined}
                title={
                  kilovolts === undefined
                    ? trans.__('Type the voltage first: it cannot be told from the file')
                    : undefined
                }
                onClick={() => kilovolts !== undefined && onUpgrade(path, 1000 * kilovolts)}
              >
                {upgrading === path ? trans.__('Writing…') : trans.__('Write the voltage')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
