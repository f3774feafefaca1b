/**
 * Every number that decides a scan shape, each with its reason. A score goes from 0 (possible) to 1 (certain); Auto takes the
 * highest. What was measured (fly-back, time stamps) stands above what was typed in (.hdr, metadata), and that above
 * what only the number of frames suggests.
 */
export const SCORES = {
  flyback: {
    /** A long frame at the start of every line: measured, frame by frame */
    regular: 0.98,
    /** Some missing or additional ones: the rhythm is still plain */
    irregular: 0.9,
    /** Two long frames that divide the file in equal parts: two witnesses only */
    twoLines: 0.75,
    /** Long frames that explain little of the file */
    chance: 0.2
  },
  timeLines: {
    /** A pause before every line: measured as well, but it does not say which frames of a line to leave out */
    regular: 0.96,
    irregular: 0.88,
    /** Two pauses that divide the file in three equal parts */
    threeLines: 0.8,
    chance: 0.2
  },
  scanXY: {
    /** ScanX x ScanY make exactly the number of frames */
    exact: 0.95,
    /** Lines of more frames than ScanX, as many as ScanY: the number of frames says so to the last one */
    lineSkip: 0.82,
    /** The same with more than a quarter of ScanX skipped: the number of frames may be divided by ScanY by chance */
    longSkip: 0.4,
    mostSkipped: 0.25,
    /** At most one line of frames more */
    oneLineMore: 0.8,
    /** The scan ended early, at least half of it is there */
    endedEarly: 0.7,
    /** Probably left over from another acquisition */
    leftOver: 0.25
  },
  metadata: {
    /** px x px frames: what the acquisition software waits for */
    square: 0.9,
    /** One line more, which that software scans */
    oneLineMore: 0.7,
    /** Another number of whole lines, of at least half the scan */
    wholeLines: 0.6,
    unfinishedLine: 0.5,
    leftOver: 0.2
  },
  framesPerTrigger: { wholeLines: 0.85, unfinishedLine: 0.6 },
  edx: {
    /** X x (X - 1) frames and X columns asked for */
    asked: 0.93,
    /** The number of frames alone: least, and what a usual width adds */
    byCount: 0.25,
    usualWidth: 0.35,
    /** Trial scans of 8 x 7: the one small map whose number of frames is more than a chance hit */
    smallest: 0.6,
    /** Part of the score that is left where X columns were not asked for, and where exposures are stretched */
    otherColumns: 0.5,
    stretched: 0.8
  },
  square: {
    byCount: 0.2,
    usualWidth: 0.3,
    /** A few frames more or fewer than a large usual square */
    nearly: 0.35
  },
  extraFrame: { byCount: 0.1, usualWidth: 0.4, asked: 0.55 },
  /** Of any two divisors, times how square the shape is */
  divisor: 0.15,
  /** No scan. A plain series is not torn into lines because its length happens to be 10 x 10 */
  stack: 0.3,
  /** A number alone that anything recorded speaks against: below the stack, so that Auto never takes it */
  contradictedGuess: 0.24,
  /** Evidence from here on counts against others: what has less explains too little of the file itself */
  leastEvidence: 0.5,
  /** Each other reason for the same shape adds this much, up to what stays below pauses and fly-back, which were measured */
  agreement: 0.01,
  mostAgreed: 0.955
} as const;

/** Limits between a pause and the jitter of the clock. */
export const PAUSE = {
  /** Standard deviations of the intervals; with a normal distribution one in 10^9 frames lies behind it */
  deviations: 6,
  /** Part of the usual interval. Merlin's clock is good to 10 ns: real lines were seen to begin 0.02 % late */
  leastPart: 1e-4,
  /** µs; headers may round to one, and times are held to 0.25 µs */
  leastUs: 2,
  /** Part of the frames that may have a pause before them: with more, the clock tells nothing of lines */
  mostFrames: 1 / 3
} as const;

/** What makes pauses or long frames the lines of a scan. */
export const LINES = {
  /** Frames of the shortest line that pauses show: clocks that beat with the trigger make shorter rhythms */
  shortest: 4,
  /** Fewer lines than this may be chance */
  fewest: 3,
  /** Part of the marks that must keep the rhythm, and of all frames that the lines must cover */
  regular: 0.8,
  covered: 0.4,
  /** Neighbouring lines whose beginning may be unseen */
  missing: 2,
  /** Marks of trigger start and stop, besides the scan */
  strays: 6,
  /** Part of a line that may be lost, or be too much, for the lines around it to be still believed */
  mended: 0.5
} as const;

/** What the scan image says of a shape. */
export const IMAGE = {
  /** Neighbouring lines of another shape must differ by this much less, */
  ratio: 0.9,
  /** ... in this many standard deviations, estimated from parts of the scan */
  deviations: 5,
  parts: 16,
  fewestLines: 4
} as const;
