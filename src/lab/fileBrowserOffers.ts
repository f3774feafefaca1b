import type { Contents } from '@jupyterlab/services';

type Item = Pick<Contents.IModel, 'path' | 'type'>;

/** Raw data, or a folder in which there may be some. */
export function isConvertible({ path, type }: Item): boolean {
  return type === 'directory' || /\.mib$/i.test(path);
}

/** Raw data, with headers to be looked at. */
export function isRaw({ path, type }: Item): boolean {
  return type !== 'directory' && /\.mib$/i.test(path);
}

/** A file of patterns: raw, or what a conversion or HyperSpy may have written. */
export function isViewable({ path, type }: Item): boolean {
  return type !== 'directory' && /(\.mib|_data[^/]*\.hdf5|\.hspy)$/i.test(path);
}

/** A file that may hold a pattern of gold: raw, converted, HyperSpy or an image. */
export function isCalibratable({ path, type }: Item): boolean {
  return type !== 'directory' && /(\.mib|_data[^/]*\.hdf5|\.hspy|\.tiff?)$/i.test(path);
}
