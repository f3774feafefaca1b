import React from 'react';

import type { ConversionItem } from '../../protocol/conversion';
import type { ConvertOutput } from '../../protocol/convertResult';
import { FailureNote } from '../parts/FailureNote';
import { PathText } from '../parts/PathText';
import { nameOf } from '../parts/paths';
import { formatBytes, formatShape } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { ConvertModel } from './convertModel';
import { modeName } from './found';

export interface ConversionFileProps {
  item: ConversionItem;
  /** True for the only file of a conversion, whose name and progress the card gives */
  alone: boolean;
  model: ConvertModel;
}

/** One file of a conversion: its status, its result or its failure. */
export function ConversionFile({ item, alone, model }: ConversionFileProps): JSX.Element | null {
  const trans = useTrans();
  const { status, input, output, problem, bytes, bytesDone } = item;
  const percent = bytes > 0 ? Math.floor((100 * bytesDone) / bytes) : 0;
  const names: Record<ConversionItem['status'], string> = {
    waiting: trans.__('waiting'),
    running: `${percent} %`,
    done: output?.skipped ? trans.__('already converted') : trans.__('done'),
    failed: trans.__('failed'),
    cancelled: trans.__('cancelled'),
    interrupted: trans.__('interrupted')
  };
  if (alone && !output && !problem) {
    return null;
  }
  return (
    <li className="fd-File">
      {!alone && (
        <p className="fd-FileHead">
          <span className="fd-FileName" title={input}>
            {nameOf(input)}
          </span>
          <span className={`fd-Tag fd-standing-${status}`}>{names[status]}</span>
        </p>
      )}
      {problem && <FailureNote failure={problem} />}
      {output && <Result output={output} model={model} />}
    </li>
  );
}

function Result({ output, model }: { output: ConvertOutput; model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const shown = useModel(model.overview).output === output.output;
  const { shape, dtype, reshape, dropped, lost, bytes_in, bytes_out, warnings, skipped } = output;
  return (
    <>
      <p className="fd-Hint">
        {[
          shape.length === 4
            ? trans.__('%1 scan, %2 px', formatShape(shape.slice(0, 2)), formatShape(shape.slice(2)))
            : trans.__('%1 frames, %2 px', shape[0], formatShape(shape.slice(1))),
          dtype,
          modeName(reshape.mode, trans),
          dropped > 0 && trans._n('%1 frame left out', '%1 frames left out', dropped),
          lost > 0 && trans._n('%1 frame lost', '%1 frames lost', lost),
          !skipped && trans.__('%1 in, %2 out', formatBytes(bytes_in), formatBytes(bytes_out))
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      <PathText path={output.output} copyLabel={trans.__('Copy the path of the result')}>
        <button
          type="button"
          className="fd-Link"
          aria-pressed={shown}
          onClick={() => void model.overview.show(output.output)}
        >
          {shown ? trans.__('shown') : trans.__('Show images')}
        </button>
      </PathText>
      {warnings.map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {warning}
        </p>
      ))}
    </>
  );
}
