import React from 'react';

import { Progress } from '../parts/Progress';
import { useNeighbours } from '../parts/neighbourSteps';
import { formatCount, formatDuration, formatRate } from '../parts/quantities';
import { StepButton } from '../parts/StepButton';
import { useTrans } from '../parts/trans';
import type { RunProgress } from './runProgress';

export interface RunLineProps {
  progress: RunProgress;
  /** So many files are done, in the words of what was done: "3 converted" */
  done(count: string): string;
  /** True while everything that runs is being cancelled */
  cancelling: boolean;
  retrying: boolean;
  onCancelAll(): void;
  onRetry(inputs: readonly string[]): void;
}

/** How far a run is, or how it ended, with the buttons that stop it, that try again what failed, and that lead to the next step. */
export function RunLine({ progress, done, cancelling, retrying, onCancelAll, onRetry }: RunLineProps): JSX.Element {
  const trans = useTrans();
  const { after } = useNeighbours();
  const { files, filesDone, filesFailed, filesCancelled, filesLacking, filesUnfit, fraction, open, retryable } =
    progress;
  const { bytesPerSecond, secondsLeft, seconds } = progress;
  const text = open
    ? [
        files > 1 && trans.__('%1 of %2 files done', formatCount(filesDone), formatCount(files)),
        files === 0 && trans.__('Looking for files'),
        // One analysis of many data sets, too, of which "0 of 1 files" would say nothing
        files === 1 &&
          (fraction === undefined ? trans.__('Running') : trans.__('%1 % done', Math.floor(100 * fraction))),
        filesFailed > 0 && trans.__('%1 failed', formatCount(filesFailed)),
        filesLacking > 0 && trans.__('%1 with frames lost', formatCount(filesLacking)),
        bytesPerSecond !== undefined && formatRate(bytesPerSecond),
        secondsLeft !== undefined && trans.__('%1 left', formatDuration(secondsLeft))
      ]
        .filter(Boolean)
        .join(', ')
    : summary();
  return (
    <div className="fd-RunLine">
      {open && <Progress label={trans.__('Progress of all jobs')} fraction={fraction} />}
      <p className="fd-ProgressText" role={open ? undefined : 'status'}>
        {text}
      </p>
      <div className="fd-RunLine-buttons">
        {open && (
          <button type="button" className="fd-Button" disabled={cancelling} onClick={onCancelAll}>
            {cancelling ? trans.__('Cancelling…') : trans.__('Cancel all')}
          </button>
        )}
        {retryable.length > 0 && (
          <button type="button" className="fd-Button" disabled={retrying} onClick={() => onRetry(retryable)}>
            {trans.__('Retry %1 failed', formatCount(retryable.length))}
          </button>
        )}
        {!open && filesDone > filesUnfit && <StepButton step={after} label={name => trans.__('Next: %1', name)} />}
      </div>
    </div>
  );

  function summary(): string {
    const parts = [
      done(formatCount(filesDone)),
      filesUnfit > 0 && trans.__('%1 of them not to be used', formatCount(filesUnfit)),
      filesFailed > 0 && trans.__('%1 failed', formatCount(filesFailed)),
      filesCancelled > 0 && trans.__('%1 cancelled', formatCount(filesCancelled)),
      filesLacking > 0 && trans.__('%1 with frames lost', formatCount(filesLacking))
    ].filter(Boolean);
    const text = parts.join(', ');
    if (seconds === undefined) {
      return text;
    }
    // Behind a list the time is not of its last entry: "not to be used in 15 s"
    return parts.length > 1
      ? trans.__('%1, in %2', text, formatDuration(seconds))
      : trans.__('%1 in %2', text, formatDuration(seconds));
  }
}
