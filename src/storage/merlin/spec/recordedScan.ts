import type { Random } from '../../../core/random';
import { createRandom } from '../../../core/random';

/** How lines of a simulated acquisition are told apart. */
export type LineSign = 'fly-back' | 'pauses' | 'none' | 'series';
export type Damage =
  'none' | 'numbered frames lost' | 'triggers missed' | 'interrupted' | 'stopped early' | 'extra frames' | 'stray gap';
export type Hdr = 'none' | 'ScanX' | 'frames' | 'left over';

/** What an acquisition is made of. */
export interface ScanSetting {
  readonly sign: LineSign;
  readonly damage: Damage;
  readonly hdr: Hdr;
  readonly rows: number;
  readonly columns: number;
  /** Frames of every line that are no column: long ones before the line, others behind it */
  readonly skipped: number;
  /** Part of the dwell time by which triggers come early or late */
  readonly jitter: number;
  /** What the fly-back takes, in dwell times */
  readonly pause: number;
}

/** Headers of a simulated acquisition, and where each of its frames was taken. */
export interface RecordedScan extends ScanSetting {
  readonly sequence: Float64Array;
  readonly exposuresNs: Float64Array;
  readonly timesUs: Float64Array;
  readonly scanX?: number;
  readonly scanY?: number;
  readonly framesInAcquisition?: number;
  /** Row and column of every stored frame, -1 for one that is no scan position; empty for a series */
  readonly row: Int32Array;
  readonly column: Int32Array;
}

interface Frame {
  number: number;
  exposureUs: number;
  timeUs: number;
  row: number;
  column: number;
}

const SIGNS: readonly LineSign[] = ['fly-back', 'pauses', 'pauses', 'pauses', 'none', 'series'];
const DAMAGES: readonly Damage[] = [
  'none',
  'none',
  'none',
  'numbered frames lost',
  'triggers missed',
  'interrupted',
  'stopped early',
  'extra frames'
];
const HDRS: readonly Hdr[] = ['none', 'ScanX', 'ScanX', 'frames', 'left over'];
const USUAL = [16, 24, 32, 48, 50, 64, 96, 100, 128, 200, 256];
const DWELL_US = 900;
/** Reading out, between two exposures */
const DEAD_US = 100;
const START_US = Date.UTC(2026, 2, 17, 23, 59, 58) * 1000;

/** The setting of an acquisition of a table, the same for the same number. */
export function scanSetting(seed: number): ScanSetting {
  const random = createRandom(seed, 'scan setting');
  const sign = pick(SIGNS, random);
  const size = (): number => (random.uniform() < 0.5 ? pick(USUAL, random) : 12 + whole(random, 140));
  const [rows, columns] = random.uniform() < 0.2 ? squareOf(size()) : [Math.min(size(), 120), size()];
  const setting = {
    sign,
    rows,
    columns,
    hdr: pick(HDRS, random),
    jitter: pick([0, 0, 1e-5, 0.01, 0.05], random),
    pause: 10 ** (random.uniform() * 2.7) - 0.4
  };
  const damage = pick(DAMAGES, random);
  const few = 1 + whole(random, 4);
  switch (sign) {
    case 'fly-back':
      return { ...setting, damage, pause: 1 + setting.pause, skipped: random.uniform() < 0.7 ? 1 : few };
    case 'pauses':
      return { ...setting, damage, skipped: random.uniform() < 0.5 ? 0 : few };
    case 'none':
      return { ...setting, damage: 'none', skipped: 0 };
    case 'series':
      return {
        ...setting,
        skipped: 0,
        hdr: setting.hdr === 'ScanX' ? 'frames' : setting.hdr,
        damage: random.uniform() < 0.6 ? 'stray gap' : 'none'
      };
  }
}

/** Takes an acquisition: headers only. */
export function recordScan(setting: ScanSetting, seed: number): RecordedScan {
  const random = createRandom(seed, 'scan recording');
  const frames = setting.sign === 'series' ? seriesFrames(setting, random) : scanFrames(setting, random);
  const asked = frames.length;
  const kept = damaged(frames, setting, random);
  const numbers = (of: (frame: Frame) => number): Float64Array => Float64Array.from(kept, of);
  const { hdr, sign, rows, columns, damage } = setting;
  // The beam is at the first column in a fly-back's long frame as well
  const scanX = sign === 'fly-back' && setting.skipped === 1 ? columns + 1 : columns;
  return {
    ...setting,
    sequence: numbers(({ number }) => number),
    exposuresNs: numbers(({ exposureUs }) => Math.round(1000 * exposureUs)),
    timesUs: numbers(({ timeUs }) => START_US + timeUs),
    ...(hdr === 'ScanX' && { scanX, scanY: rows }),
    ...(hdr === 'left over' && { scanX: 300, scanY: 7 }),
    ...(hdr !== 'none' && { framesInAcquisition: damage === 'extra frames' ? kept.length : asked }),
    row: Int32Array.from(sign === 'series' ? [] : kept, ({ row }) => row),
    column: Int32Array.from(sign === 'series' ? [] : kept, ({ column }) => column)
  };
}

function scanFrames({ sign, rows, columns, skipped, jitter, pause }: ScanSetting, random: Random): Frame[] {
  const frames: Frame[] = [];
  let now = 0;
  const take = (row: number, column: number, exposureUs: number): void => {
    const late = jitter * DWELL_US * (random.uniform() - 0.5);
    frames.push({ number: frames.length + 1, exposureUs, timeUs: now + late, row, column });
    now += exposureUs + DEAD_US;
  };
  for (let row = 0; row < rows; row++) {
    for (let frame = 0; frame < skipped && sign === 'fly-back'; frame++) {
      take(-1, -1, DWELL_US * (1 + pause));
    }
    for (let column = 0; column < columns; column++) {
      take(row, column, DWELL_US);
    }
    for (let frame = 0; frame < skipped && sign !== 'fly-back'; frame++) {
      take(-1, -1, DWELL_US);
    }
    now += sign === 'pauses' ? pause * DWELL_US : 0;
  }
  return frames;
}

/** Frames one after another, most often as many as would be a square. */
function seriesFrames({ rows, columns, jitter }: ScanSetting, random: Random): Frame[] {
  return scanFrames({ ...settingOfSeries, rows: 1, columns: rows * columns, jitter }, random);
}

const settingOfSeries: ScanSetting = {
  sign: 'none',
  damage: 'none',
  hdr: 'none',
  rows: 1,
  columns: 1,
  skipped: 0,
  jitter: 0,
  pause: 0
};

function damaged(frames: Frame[], { damage, columns, pause }: ScanSetting, random: Random): Frame[] {
  const somewhere = (): number => Math.floor(frames.length * (0.1 + 0.8 * random.uniform()));
  const delayed = (from: number, us: number): Frame[] =>
    frames.map((frame, at) => (at < from ? frame : { ...frame, timeUs: frame.timeUs + us }));
  switch (damage) {
    case 'numbered frames lost': {
      const lost = new Set(Array.from({ length: 1 + whole(random, 12) }, somewhere));
      return frames.filter((_, at) => !lost.has(at));
    }
    case 'triggers missed': {
      const lost = new Set(Array.from({ length: 1 + whole(random, 3) }, somewhere));
      return frames.filter((_, at) => !lost.has(at)).map((frame, at) => ({ ...frame, number: at + 1 }));
    }
    case 'interrupted':
    case 'stray gap':
      return delayed(somewhere(), (pause + 1 + 100 * random.uniform()) * DWELL_US);
    case 'stopped early':
      return frames.slice(0, Math.max(3 * columns, somewhere()));
    case 'extra frames': {
      const extra = Array.from({ length: 1 + whole(random, Math.min(9, columns / 3)) }, (_, at) => ({
        ...frames[0],
        timeUs: frames[0].timeUs - (at + 1) * (DWELL_US + DEAD_US) - pause * DWELL_US,
        exposureUs: DWELL_US,
        row: -1,
        column: -1
      })).reverse();
      return [...extra, ...frames].map((frame, at) => ({ ...frame, number: at + 1 }));
    }
    case 'none':
      return frames;
  }
}

function squareOf(side: number): [number, number] {
  return [side, side];
}

function whole(random: Random, below: number): number {
  return Math.floor(random.uniform() * below);
}

function pick<T>(of: readonly T[], random: Random): T {
  return of[whole(random, of.length)];
}
