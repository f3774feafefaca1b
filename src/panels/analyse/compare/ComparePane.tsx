import React, { useEffect, useMemo, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { AnalyseModel } from '../analyseModel';
import { structureMarks } from '../structures/structureMarks';
import { StructurePicker } from '../structures/StructurePicker';
import type { ProfileGroups } from './compareCurves';
import { compareCurves } from './compareCurves';
import { MapThumbnail } from './MapThumbnail';

/** Maps and mean profiles of the selected data sets, or of all, before they are analysed. */
export function ComparePane({ model }: { model: AnalyseModel }): JSX.Element {
  const trans = useTrans();
  const { compared, sketches, reading, problems, failure } = useModel(model.compare);
  const { options } = useModel(model.form);
  const { structures, chosen, problems: structureProblems, failure: structureFailure } = useModel(model.structures);
  const [groups, setGroups] = useState<ProfileGroups>('sets');
  const [scaled, setScaled] = useState(false);
  useEffect(() => {
    model.compare.setSeen(true);
    return () => model.compare.setSeen(false);
  }, [model]);
  const files = options?.structures;
  useEffect(() => model.structures.follow(files ?? []), [model, files]);
  const range = options?.qRange;
  const curves = useMemo(
    () => compareCurves(compared, sketches, { groups, scaled, range }, trans),
    [compared, sketches, groups, scaled, range, trans]
  );
  const marks = useMemo(() => {
    const ends = (range ?? []).map((at, end) => ({
      at,
      label: end === 0 ? trans.__('from') : trans.__('to'),
      weight: Infinity
    }));
    const last = Math.max(0, ...curves.map(({ x }) => Number(x[x.length - 1])));
    const structure = structures.find(({ name }) => name === chosen);
    return [...ends, ...(structure ? structureMarks(structure, last) : [])];
  }, [curves, structures, chosen, range, trans]);
  if (compared.length === 0) {
    return <p className="fd-TableEmpty">{trans.__('There are no profiles to compare.')}</p>;
  }
  const sampled = [...sketches.values()].some(({ positions, of }) => positions < of);
  const choice = (value: ProfileGroups, name: string): JSX.Element => (
    <button type="button" className="fd-Toggle" aria-pressed={groups === value} onClick={() => setGroups(value)}>
      {name}
    </button>
  );
  return (
    <section className="fd-Compare" aria-label={trans.__('Profiles compared')}>
      {failure && <FailureNote failure={failure} />}
      {structureFailure && <FailureNote failure={structureFailure} />}
      {[...problems, ...structureProblems].map(({ input, message }) => (
        <p key={input} className="fd-Note fd-mod-error">
          {message}
        </p>
      ))}
      <div className="fd-AnalysisHead-line" role="toolbar" aria-label={trans.__('What is compared')}>
        <span className="fd-Toggles">
          {choice('sets', trans.__('Each data set'))}
          {choice('subfolders', trans.__('Each subfolder'))}
          {choice('all', trans.__('All together'))}
        </span>
        <span className="fd-Toggles">
          <button
            type="button"
            className="fd-Toggle"
            aria-pressed={scaled}
            title={trans.__('Divides each curve by its largest value in the q range, or behind the direct beam')}
            onClick={() => setScaled(!scaled)}
          >
            {trans.__('Normalised')}
          </button>
        </span>
        <StructurePicker structures={structures} chosen={chosen} onChoose={name => model.structures.choose(name)} />
        {reading && (
          <span className="fd-Quiet" role="status">
            {trans.__('Reading %1 of %2…', compared.filter(({ file }) => sketches.has(file)).length, compared.length)}
          </span>
        )}
      </div>
      {curves.length > 0 && (
        <CurvePlot
          title={trans.__('Mean profiles')}
          curves={curves}
          marks={marks}
          axes={{
            x: { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') },
            y: { title: scaled ? trans.__('part of the largest') : unitOf(options?.profile) }
          }}
          scale="log"
          output={compared[0].file}
          height={300}
        />
      )}
      {sampled && (
        <p className="fd-Hint">
          {trans.__('Of up to 32 scan rows of each data set, spread over the scan. An analysis takes all of them.')}
        </p>
      )}
      <div className="fd-MapThumbnails">
        {compared.map(({ path, name, subfolder, file }) => {
          const sketch = sketches.get(file);
          return (
            <button
              key={path}
              type="button"
              className="fd-MapThumbnails-one"
              title={subfolder ? `${subfolder}/${name}` : name}
              onClick={() => model.lookAt(path)}
            >
              {sketch ? (
                <MapThumbnail grid={sketch.map} label={trans.__('Summed intensity of %1', name)} />
              ) : (
                <span className="fd-MapThumbnail" />
              )}
              <span>{name}</span>
            </button>
          );
        })}
      </div>
    </section>
  );

  function unitOf(profile: string | undefined): string {
    return profile === 'variance' ? trans.__('variance') : trans.__('counts per pixel');
  }
}
