import { createContext, useContext } from 'react';

/** Another step of the work, and the way to its panel. */
export interface NeighbourStep {
  /** "Calibrate" */
  readonly name: string;
  open(): void;
}

/** The steps before and after the one that a panel is for; empty at the ends, and where there are no panels, as in a notebook cell. */
export interface NeighbourSteps {
  readonly before?: NeighbourStep;
  readonly after?: NeighbourStep;
}

export const NeighbourContext = createContext<NeighbourSteps>({});

export const useNeighbours = (): NeighbourSteps => useContext(NeighbourContext);
