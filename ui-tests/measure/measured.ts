import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Task } from './mainThread';

/** Where the numbers go, for whoever started the measurement. */
const FILE = process.env.MEASURED ?? join(__dirname, '..', '.scratch', 'measured.json');
/** Tasks above this keep a user waiting, milliseconds */
const LONG = 50;

export interface Measured {
  /** Milliseconds from the command that opens the panel until it is painted */
  firstPaint?: number;
  /** Milliseconds from the choice of the folder until rows are painted */
  firstRows?: number;
  streaming?: TaskSummary;
  scrolling?: TaskSummary;
  converting?: TaskSummary;
  /** Milliseconds from each click on the scan image until its pattern is painted, ascending */
  clickToPattern?: number[];
  /** Milliseconds from the first of ten arrow keys to the pattern of the last */
  arrowSteps?: number;
  /** Bytes of JavaScript that JupyterLab loads at its start: the largest file, and all */
  entry?: { largest: number; all: number };
  /** Whether Plotly was loaded before a plot was shown, and after */
  plotly?: { before: boolean; after: boolean };
  /** The sidebar while 500 tasks of a job report */
  jobs?: {
    /** Milliseconds from each click or keystroke that took 16 ms and more until the page is painted, ascending */
    interactions: number[];
    tasks: TaskSummary;
    /** MB that the backend took at most since its start */
    backendMB: number;
  };
  /** Milliseconds from each click on the scan image until the pattern of 515 x 515 is painted as it would be transformed, ascending */
  previews?: number[];
  /** The Calibrate panel on a reference of 515 x 515 pixels, and on one of the slowest to fit */
  calibrate?: CalibrateTimes;
  calibrateSlow?: CalibrateTimes;
  /** The Profile analysis panel with 50 data sets of 256 x 256 x 360 */
  analyse?: {
    /** Milliseconds from the click on Compare until the maps of all are there */
    opening: number;
    /** Milliseconds from each step of the mouse over a map until the profile of the region is drawn again, ascending */
    brushing?: number[];
  };
}

export interface CalibrateTimes {
  /** Milliseconds from a tick to the numbers of the new fit, and from a toggle to the other image; ascending */
  refits?: number[];
  toggles?: number[];
  /** While a ring, or an end of the q range, is dragged and fitted */
  ring?: TaskSummary;
  slider?: TaskSummary;
}

export interface TaskSummary {
  /** The longest by the clock, and by the work of the thread, which is what counts on a busy machine; milliseconds */
  readonly longest: number;
  readonly longestCpu: number;
  /** How many there were, and how many of them above 50 ms by the clock */
  readonly tasks: number;
  readonly long: number;
}

export function summary(tasks: readonly Task[]): TaskSummary {
  const largest = (values: number[]): number => values.reduce((most, value) => Math.max(most, value), 0);
  return {
    longest: largest(tasks.map(({ wall }) => wall)),
    longestCpu: largest(tasks.map(({ wall, cpu = wall }) => cpu)),
    tasks: tasks.length,
    long: tasks.filter(({ wall }) => wall > LONG).length
  };
}

/** Writes what is known so far beside what is there, so that a measurement that breaks off leaves the others. */
export function write(measured: Measured): void {
  mkdirSync(dirname(FILE), { recursive: true });
  const before = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Measured) : {};
  writeFileSync(FILE, `${JSON.stringify({ ...before, ...measured }, undefined, 2)}\n`);
}
