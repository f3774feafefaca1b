let folder: string | undefined;

/** Says where HDF5 filters that are not the library's own (Blosc, bitshuffle, LZ4, ...) lie as `libH5Z*.so`, before it is loaded. */
export function filtersIn(path: string): void {
  folder = path;
}

/** Undefined: only what the library unpacks by itself. */
export function filterFolder(): string | undefined {
  return folder;
}
