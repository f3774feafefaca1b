import { edxColumns } from './edx';

/** How many frames an acquisition should have, and what says so in words that follow "the frames that". */
export interface Announced {
  readonly frames: number;
  readonly by: string;
}

/** What may announce a number of frames. */
export interface Announcements {
  /** Of the .hdr; 0 where Merlin ran until it was stopped */
  readonly framesInAcquisition?: number;
  readonly scanX?: number;
  readonly scanY?: number;
  /** set_scan_px of the microscope metadata */
  readonly setScanPx?: number;
}

/**
 * The number of frames that was asked for: of the .hdr, otherwise of the scan that the .hdr or the microscope metadata have.
 * Nothing where the frames that are there make a whole scan with EDX: Merlin is then told to take X x X frames and gets
 * X x (X - 1).
 *
 * @param frames whole frames that are there
 */
export function announcedFrames(frames: number, announcements: Announcements): Announced | undefined {
  const { framesInAcquisition = 0, scanX = 0, scanY = 0, setScanPx = 0 } = announcements;
  const all: Announced[] = [
    { frames: framesInAcquisition, by: 'its .hdr file announces' },
    { frames: scanX * scanY, by: 'ScanX x ScanY of its .hdr file make' },
    { frames: setScanPx ** 2, by: 'the microscope was set to scan (set_scan_px)' }
  ];
  const announced = all.find(({ frames: count }) => count > 0);
  return announced?.frames === edxColumns(frames) ** 2 ? undefined : announced;
}
