import { stat } from 'node:fs/promises';

import type { MicroscopeMetadata } from '../../storage/microscope/microscopeMetadata';
import { readMainMetadata } from '../../storage/microscope/mainMetadata';

const MOST_KEPT = 20_000;

/** What matters of microscope metadata for a table, kept until their file changes: opening an HDF5 file takes milliseconds. */
export class MetadataStore {
  /** As `readMainMetadata`. @throws as that */
  readonly read = async (path: string): Promise<MicroscopeMetadata> => {
    const { size, mtimeMs } = await stat(path);
    const known = this.kept.get(path);
    if (known?.size === size && known.mtimeMs === mtimeMs) {
      return known.metadata;
    }
    const metadata = await readMainMetadata(path);
    this.kept.set(path, { size, mtimeMs, metadata });
    if (this.kept.size > MOST_KEPT) {
      const [oldest] = this.kept.keys();
      this.kept.delete(oldest);
    }
    return metadata;
  };

  private readonly kept = new Map<string, { size: number; mtimeMs: number; metadata: MicroscopeMetadata }>();
}
