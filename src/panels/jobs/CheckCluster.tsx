import React, { useEffect, useRef, useState } from 'react';

import type { ClusterCheckResult } from '../../protocol/clusterRequests';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import { useTrans } from '../parts/trans';

export interface CheckClusterProps {
  backend: Backend;
  /** Where data and results lie; undefined while none is chosen */
  folder?: string;
}

/** Tries the cluster with a task of a minute, and says what a node finds, each failure with what to set. */
export function CheckCluster({ backend, folder }: CheckClusterProps): JSX.Element {
  const trans = useTrans();
  const [says, setSays] = useState<string>();
  const [found, setFound] = useState<ClusterCheckResult>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const check = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setFound(undefined);
    setSays(trans.__('A task is being submitted…'));
    try {
      const options = { signal: controller.signal, onProgress: setSays };
      setFound(await backend.request(requests.clusterCheck, { folder: folder ?? '' }, options));
    } catch (error) {
      if (!controller.signal.aborted) {
        setFound({ problems: [failureOf(error).message] });
      }
    } finally {
      setSays(undefined);
    }
  };
  return (
    <div className="fd-CheckCluster">
      <button
        type="button"
        className="fd-Button fd-mod-small"
        disabled={folder === undefined || says !== undefined}
        title={
          folder === undefined
            ? trans.__('Choose a session first: a node is asked whether it sees it')
            : trans.__('Runs a task of a minute that looks at the program and at %1', folder)
        }
        onClick={() => void check()}
      >
        {says === undefined ? trans.__('Check cluster') : trans.__('Checking…')}
      </button>
      <div role="status">
        {says && <p className="fd-Hint">{says}</p>}
        {found?.problems.map(problem => (
          <p key={problem} className="fd-Note fd-mod-error">
            {problem}
          </p>
        ))}
        {found?.report && (
          <p className="fd-Hint" title={trans.__('Node.js %1', found.report.interpreter)}>
            {trans.__('%1: %2 cores, version %3.', found.report.node, found.report.cores, found.report.version)}{' '}
            {found.report.modules.length > 0 && trans.__('Modules: %1. ', found.report.modules.join(', '))}
            {found.problems.length === 0 && trans.__('Your session can be read and written there.')}
          </p>
        )}
      </div>
    </div>
  );
}
