import type { ReactNode } from 'react';
import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { TransContext } from '../parts/trans';

/** Keeps a plot that fails from taking the panel with it, and lets the user try again. */
export class PlotBoundary extends React.Component<{ children: ReactNode }, { failure?: Failure }> {
  static override contextType = TransContext;
  declare context: React.ContextType<typeof TransContext>;
  override state: { failure?: Failure } = {};

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: failureOf(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) {
      return this.props.children;
    }
    return (
      <div className="fd-PlotFailure">
        <FailureNote failure={failure} />
        <button type="button" className="fd-Button" onClick={() => this.setState({ failure: undefined })}>
          {this.context.__('Draw again')}
        </button>
      </div>
    );
  }
}
