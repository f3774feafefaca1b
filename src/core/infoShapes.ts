/** How one acquisition of a conversion info file is read as a scan, in place of what the file says for all. */
export interface InfoShape {
  readonly reshape: 'flyback' | 'known' | 'none';
  readonly scanX?: number;
  readonly scanY?: number;
  /** Frames at the end of every line that are left out */
  readonly lineSkip?: number;
  readonly firstFrame?: number;
  readonly repair?: InfoRepair;
}

export interface InfoRepair {
  readonly roll: number;
  readonly cropLastColumn: boolean;
  readonly spikes: boolean;
}

/** Scan shapes by path. */
export type InfoShapes = Readonly<Record<string, InfoShape>>;

const MODES = ['flyback', 'known', 'none'] as const;
const KEY = /^scan_shape_\d+$/;

/**
 * Lines `scan_shape_1 = {"path":...}`, which the existing pipeline does not know. Each is at once JSON, a Python dictionary and, in
 * the eyes of a reader that cuts lines at blanks, a single word. A shape goes with its path and not with a number, so that a list
 * may be shortened by hand. Ticks are written as 0 and 1, which is the same in both languages.
 */
export function formatShapes(shapes: InfoShapes): string[] {
  return Object.entries(shapes).map(([path, { reshape, scanX, scanY, lineSkip, firstFrame, repair }], index) => {
    const line = JSON.stringify({
      path,
      reshape,
      Scan_X: scanX,
      Scan_Y: scanY,
      line_skip: lineSkip,
      first_frame: firstFrame,
      roll_lines: repair?.roll,
      crop_last_column: repair && Number(repair.cropLastColumn),
      replace_spikes: repair && Number(repair.spikes)
    });
    return `scan_shape_${index + 1} = ${line.replace(/[\s\x7f\x85]/g, escaped)}`;
  });
}

export function isShapeKey(key: string): boolean {
  return KEY.test(key);
}

/**
 * What `formatShapes` has written behind the `=` of one line.
 *
 * @returns path and shape, or a sentence part that says what is wrong
 */
export function parseShape(text: string): { path: string; shape: InfoShape } | string {
  const given = fieldsOf(text);
  if (!given) {
    return 'does not hold {"path":..., "reshape":...}';
  }
  const reshape = MODES.find(mode => mode === given.reshape);
  if (typeof given.path !== 'string' || given.path === '' || !reshape) {
    return `needs a path, and one of ${MODES.join(', ')} as reshape`;
  }
  const [scanX, scanY] = [given.Scan_X, given.Scan_Y];
  const isKnown = isCount(scanX, 1) && isCount(scanY, 1);
  if (reshape === 'known' ? !isKnown : scanX !== undefined || scanY !== undefined) {
    return 'needs Scan_X and Scan_Y of at least 1 with reshape known, and has neither otherwise';
  }
  const wrong = ['line_skip', 'first_frame', 'roll_lines', 'crop_last_column', 'replace_spikes'].find(
    key => given[key] !== undefined && !isCount(given[key], 0)
  );
  if (wrong !== undefined) {
    return `has a ${wrong} that is no whole number of at least 0`;
  }
  const {
    line_skip: lineSkip,
    first_frame: firstFrame,
    roll_lines: roll,
    crop_last_column: crop,
    replace_spikes: spikes
  } = given;
  const isRepaired = roll !== undefined || crop !== undefined || spikes !== undefined;
  return {
    path: given.path,
    shape: {
      reshape,
      ...(isKnown && { scanX: Number(scanX), scanY: Number(scanY) }),
      ...(lineSkip !== undefined && Number(lineSkip) > 0 && { lineSkip: Number(lineSkip) }),
      ...(firstFrame !== undefined && { firstFrame: Number(firstFrame) }),
      ...(isRepaired && {
        repair: { roll: Number(roll ?? 0), cropLastColumn: Number(crop ?? 0) > 0, spikes: Number(spikes ?? 0) > 0 }
      })
    }
  };
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      return undefined;
    }
    throw cause;
  }
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
