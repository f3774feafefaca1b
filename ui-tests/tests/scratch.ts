import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Where everything is that these tests write; see playwright.config.js */
export const SCRATCH = resolve(__dirname, '..', '.scratch', process.env.UI_TESTS_PORT ?? '8899');
/** Home folder of the server that the tests start, which is where the folder list begins */
export const HOME = join(SCRATCH, 'home');
const REAL = resolve(__dirname, '..', '..', '..', 'shared', 'data', 'mib', '001_4x2_6bit.mib');

/** Acquisitions of a long session: a minute of work */
export const LONG_SESSION = 400;

/** Why the real file cannot be had; undefined when it can. */
export const noRealFile = existsSync(REAL)
  ? undefined
  : `The real data (${basename(REAL)} in ../shared/data/mib) are not here.`;

/** A new empty folder for one test. */
export function newFolder(name: string): string {
  mkdirSync(HOME, { recursive: true });
  return mkdtempSync(join(HOME, `${name}-`));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Copies a 4 x 2 scan from a Merlin detector with its .hdr, and returns the copy. */
export function copyRealFile(folder: string): string {
  const copy = join(folder, basename(REAL));
  copyFileSync(REAL, copy);
  copyFileSync(REAL.replace(/mib$/, 'hdr'), copy.replace(/mib$/, 'hdr'));
  return copy;
}

/** A file that is no .mib file, whatever its name says. */
export function writeBadFile(folder: string): string {
  const file = join(folder, 'broken.mib');
  writeFileSync(file, 'This is not a Merlin file.'.repeat(100));
  return file;
}

export interface SampleSession {
  /** Base directory, in which year and session lie */
  readonly base: string;
  /** Folder of the session, with Merlin in it */
  readonly session: string;
  /** A fly-back scan of a gold reference with microscope metadata */
  readonly gold: string;
  /** A scan of particles on carbon, taken with EDX */
  readonly particles: string;
}

/** Time stamps of its acquisitions, which name the results. */
export const stamps = {
  gold: '20260317_101204',
  quad: '20260317_104530',
  /** With EDX: 31 rows of 32 columns, every frame kept */
  edx: '20260317_113015',
  flyback: '20260317_114742'
} as const;

/** A simulated session, made once for all tests and handed out as a copy. */
export function sampleSession(folder: string): SampleSession {
  const original = process.env.FOURDSTEM_SAMPLE ?? join(SCRATCH, 'sample-session');
  if (!existsSync(join(original, 'truth.json'))) {
    rmSync(original, { recursive: true, force: true });
    execFileSync('jupyter', ['4dstem', 'sample-session', original], { stdio: 'ignore' });
  }
  // With their times: files that were written only now may still be growing
  cpSync(original, folder, { recursive: true, preserveTimestamps: true });
  const session = join(folder, '2026', 'cm40001-1');
  const raw = join(session, 'Merlin');
  return {
    base: folder,
    session,
    gold: join(raw, 'Au_xgrating/20260317_101209/20260317_101204_data.mib'),
    particles: join(raw, 'particles_on_carbon/20260317_113019/20260317_113015_data.mib')
  };
}

/** Calibrates a gold reference by the command, as somebody has done before a story begins. */
export function calibrated(gold: string): void {
  execFileSync('jupyter', ['4dstem', 'calibrate', gold], { stdio: 'ignore' });
}

/** A session whose particles have radial profiles, made once for all tests and handed out as a copy. */
export function profiledSession(folder: string): SampleSession {
  const original = join(SCRATCH, 'profiled-session');
  const { session, gold, particles } = sampleSession(folder);
  const profiles = join('processing', 'Merlin', 'particles_on_carbon');
  if (!existsSync(join(original, 'made'))) {
    rmSync(original, { recursive: true, force: true });
    calibrated(gold);
    // Everything of the subfolder but the corrected patterns, which nobody looks at here
    const subfolder = dirname(dirname(particles));
    execFileSync('jupyter', ['4dstem', 'radial', subfolder, '--no-corrected'], { stdio: 'ignore' });
    cpSync(join(session, profiles), join(original, profiles), { recursive: true, preserveTimestamps: true });
    writeFileSync(join(original, 'made'), '');
  }
  cpSync(join(original, profiles), join(session, profiles), { recursive: true, preserveTimestamps: true });
  return { base: folder, session, gold, particles };
}

/** Where the result of an acquisition belongs. */
export function resultOf(session: string, sample: string, stamp: string): string {
  return join(session, 'processing', 'Merlin', sample, stamp, `${stamp}_data.hdf5`);
}

/**
 * The same scan many times in a folder of the session. They take no room, and so long to convert that whatever a story does
 * meanwhile, on however busy a machine, comes before the end: a story cancels what is left.
 */
export function longSession(folder: string): string {
  const { session, gold } = sampleSession(folder);
  const many = join(session, 'Merlin', 'many');
  for (let scan = 0; scan < LONG_SESSION; scan++) {
    const stamp = `20260318_10${String(Math.floor(scan / 60)).padStart(2, '0')}${String(scan % 60).padStart(2, '0')}`;
    mkdirSync(join(many, stamp), { recursive: true });
    linkSync(gold, join(many, stamp, `${stamp}_data.mib`));
  }
  return many;
}

/** What the user has set for the cluster. */
export function clusterSettings(settings: object): void {
  const folder = join(HOME, '.config', 'jupyterlab-4dstem');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cluster.json'), JSON.stringify(settings));
}
