import type { Hdf5 } from './hdf5';

type FileSystem = Pick<Awaited<Hdf5['ready']>['FS'], 'open' | 'close'>;

/**
 * The scratch files in which h5wasm's error handler puts its message together. It throws before it closes them, so a
 * process that meets many damaged files would run out of file handles: they are noted when opened and closed here.
 */
export class ScratchFiles {
  private readonly streams: ReturnType<FileSystem['open']>[] = [];

  constructor(private readonly files: FileSystem) {
    const open = files.open.bind(files);
    files.open = (path, ...rest) => {
      const stream = open(path, ...rest);
      if (/\/tmpfile_\w+$/.test(path)) {
        this.streams.push(stream);
      }
      return stream;
    };
  }

  close(): void {
    this.streams.splice(0).forEach(stream => this.files.close(stream));
  }
}
