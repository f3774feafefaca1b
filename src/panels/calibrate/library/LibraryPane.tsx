import React, { useMemo } from 'react';

import { libraryGrid } from '../../../core/calibration/display/libraryGrid';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { CalibrateModel } from '../calibrateModel';
import { driftCurves } from './driftCurves';
import { LibraryTable } from './LibraryTable';
import { UpgradeList } from './UpgradeList';

const HEIGHT = 200;

/** All calibrations of the session: which conditions are covered, how they drift, and what is to be brought up to date. */
export function LibraryPane({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { library, failure, upgrading } = useModel(model.library);
  // Which calibrations can be looked at follows from what is listed
  useModel(model.rows);
  const grid = useMemo(() => libraryGrid(library?.records ?? []), [library]);
  const drift = useMemo(() => driftCurves(grid, trans), [grid, trans]);
  const x = { title: trans.__('since the first reference'), unit: trans.__('h') };
  if (!library) {
    return failure ? (
      <FailureNote failure={failure} />
    ) : (
      <p className="fd-TableEmpty">{trans.__('Choose a session to see its calibrations.')}</p>
    );
  }
  return (
    <section className="fd-Review" aria-label={trans.__('Library')}>
      {failure && <FailureNote failure={failure} />}
      {library.records.length === 0 ? (
        <p className="fd-TableEmpty">
          {trans.__(
            'No calibration was saved in this session yet. Click on a reference, and save it when it is right.'
          )}
        </p>
      ) : (
        <LibraryTable
          grid={grid}
          canLookAt={entry => model.canLookAt(entry)}
          onLook={entry => model.lookAtRecord(entry)}
        />
      )}
      {drift && (
        <>
          <CurvePlot
            title={trans.__('Drift of the pixel size')}
            curves={drift.pixelSize}
            axes={{ x, y: { title: trans.__('off the mean'), unit: '%' } }}
            isLinear
            output={library.folder}
            height={HEIGHT}
          />
          <CurvePlot
            title={trans.__('Drift of the ellipse')}
            curves={drift.axisRatio}
            axes={{ x, y: { title: trans.__('a/b') } }}
            isLinear
            output={library.folder}
            height={HEIGHT}
          />
        </>
      )}
      <UpgradeList
        records={library.records}
        upgrading={upgrading}
        onUpgrade={(path, voltage) => void model.upgrade(path, voltage)}
      />
    </section>
  );
}
