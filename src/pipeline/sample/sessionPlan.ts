import { createRandom } from '../../core/random';

export type SampleSessionSize = 'small' | 'full';

/** What is set and what is true of one simulated acquisition. */
export interface AcquisitionPlan {
  readonly kind: 'gold' | 'particles';
  readonly subfolder: string;
  /** T1, time stamp of the file and of the microscope metadata */
  readonly stamp: string;
  /** T2, time stamp of the folder that Merlin makes */
  readonly folderStamp: string;
  readonly seed: number;
  readonly chips: 1 | 4;
  /** Counter depth in bits */
  readonly depth: 6 | 12;
  readonly scan: { readonly kind: 'flyback' | 'edx'; readonly side: number };
  readonly dwellNs: number;
  readonly flybackNs: number;
  readonly jitterNs: number;
  /** V */
  readonly voltage: number;
  /** m, what the microscope displays */
  readonly nominalCameraLength: number;
  /** 1/Å per px along the minor axis */
  readonly pixelSizeInvAng: number;
  readonly ellipse: { readonly ratio: number; readonly theta: number };
  /** rad */
  readonly semiAngle: number;
  /** Direct beam in the middle of the scan, on the detector with its cross, in converted orientation */
  readonly centre: readonly [row: number, column: number];
  /** Movement of the direct beam over the height and the width of the scan, px */
  readonly descan: { readonly overRows: readonly [number, number]; readonly overColumns: readonly [number, number] };
  readonly magnification: number;
  /** Gold: mean counts per pixel without the direct beam. Particles: electrons per frame */
  readonly counts: number;
  /** Gold: counts in the direct beam relative to all others; little enough for the counter */
  readonly directBeam: number;
}

export const SESSION_YEAR = '2026';
export const SESSION_NAME = 'cm40001-1';

const VOLTAGE = 300e3;

/**
 * Side of the scans by size: frames are side x side, or side x (side - 1) with EDX. Gold is brighter in the small session,
 * where fewer frames make up the mean.
 */
const SIZES = {
  small: { goldSingle: 16, goldQuad: 12, edx: 32, particles: 24, goldCounts: 0.12 },
  full: { goldSingle: 256, goldQuad: 128, edx: 128, particles: 256, goldCounts: 0.05 }
};

/** The acquisitions of a sample session. The seed decides the noise and the sample, and also what is to be found. */
export function planSession(size: SampleSessionSize, seed: number): AcquisitionPlan[] {
  const sides = SIZES[size];
  const random = createRandom(seed, 'session');
  const near = (value: number, spread: number): number => value + spread * (2 * random.uniform() - 1);
  const lens20 = { nominalCameraLength: 0.2, pixelSizeInvAng: near(0.0095, 0.00025), ellipse: ellipse() };
  const lens40 = { nominalCameraLength: 0.4, pixelSizeInvAng: near(0.0048, 0.0001), ellipse: ellipse() };
  const common = { voltage: VOLTAGE, dwellNs: 600_000, flybackNs: 12_000_000, jitterNs: 0, directBeam: 1 };
  const acquisitions: Omit<AcquisitionPlan, 'seed'>[] = [
    {
      ...common,
      ...lens20,
      kind: 'gold',
      subfolder: 'Au_xgrating',
      stamp: '20260317_101204',
      folderStamp: '20260317_101209',
      chips: 1,
      depth: 12,
      scan: { kind: 'flyback', side: sides.goldSingle },
      semiAngle: 0.5e-3,
      centre: [near(130, 4), near(125, 4)],
      descan: { overRows: [near(1.5, 0.5), near(0, 0.5)], overColumns: [near(0, 0.5), near(-2, 0.5)] },
      magnification: 400_000,
      counts: sides.goldCounts
    },
    {
      ...common,
      ...lens40,
      kind: 'gold',
      subfolder: 'Au_xgrating',
      stamp: '20260317_104530',
      folderStamp: '20260317_104530',
      chips: 4,
      depth: 6,
      scan: { kind: 'flyback', side: sides.goldQuad },
      jitterNs: 2_000,
      semiAngle: 0.5e-3,
      centre: [near(236, 4), near(281, 4)],
      descan: { overRows: [near(2, 1), near(0, 1)], overColumns: [near(1, 1), near(-3, 1)] },
      magnification: 400_000,
      counts: 0.02,
      directBeam: 0.5
    },
    {
      ...common,
      ...lens20,
      kind: 'particles',
      subfolder: 'particles_on_carbon',
      stamp: '20260317_113015',
      folderStamp: '20260317_113019',
      chips: 1,
      depth: 6,
      scan: { kind: 'edx', side: sides.edx },
      semiAngle: 0.8e-3,
      centre: [near(129, 3), near(126, 3)],
      descan: { overRows: [near(1, 0.5), near(0, 0.3)], overColumns: [near(0, 0.3), near(1, 0.5)] },
      magnification: 200_000,
      counts: 3000
    },
    {
      ...common,
      ...lens20,
      kind: 'particles',
      subfolder: 'particles_on_carbon',
      stamp: '20260317_114742',
      folderStamp: '20260317_114747',
      chips: 1,
      depth: 6,
      scan: { kind: 'flyback', side: sides.particles },
      semiAngle: 0.8e-3,
      centre: [near(127, 3), near(128, 3)],
      descan: { overRows: [near(5, 1), near(1, 1)], overColumns: [near(-1, 1), near(6, 1)] },
      magnification: 200_000,
      counts: 3000
    }
  ];
  return acquisitions.map(acquisition => ({
    ...acquisition,
    seed: createRandom(seed, acquisition.stamp).uint32()
  }));

  function ellipse(): AcquisitionPlan['ellipse'] {
    return { ratio: 1.012 + 0.02 * random.uniform(), theta: Math.PI * random.uniform() };
  }
}
