import type { ReactNode } from 'react';
import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import { failureOf } from '../parts/failure';
import { isLoadFailure } from '../parts/loadFailure';
import { LoadFailureNote } from '../parts/LoadFailureNote';
import { TransContext } from '../parts/trans';

/** Keeps a plot that fails from taking the panel with it, and lets the user try again. */
export class PlotBoundary extends React.Component<{ children: ReactNode }, { failed?: { error: unknown } }> {
  static override contextType = TransContext;
  declare context: React.ContextType<typeof TransContext>;
  override state: { failed?: { error: unknown } } = {};

  static getDerivedStateFromError(error: unknown): { failed: { error: unknown } } {
    return { failed: { error } };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed) {
      return this.props.children;
    }
    const again = (): void => this.setState({ failed: undefined });
    if (isLoadFailure(failed.error)) {
      return <LoadFailureNote error={failed.error} onAgain={again} />;
    }
    return (
      <div className="fd-PlotFailure">
        <FailureNote failure={failureOf(failed.error)} />
        <button type="button" className="fd-Button" onClick={again}>
          {this.context.__('Draw again')}
        </button>
      </div>
    );
  }
}
