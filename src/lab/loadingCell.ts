/**
 * Python that loads a converted file, with h5py and lazily with HyperSpy.
 *
 * @param path full path on the server, whatever its characters: as a JSON string it is a Python string too
 */
export function loadingCell(path: string): string {
  return `import h5py
import hdf5plugin  # h5py and HyperSpy need it for bitshuffle-lz4 and Blosc
import hyperspy.api as hs

path = ${JSON.stringify(path)}

# The numbers themselves, read only where they are indexed: (scan rows, scan columns, pattern rows, pattern columns)
file = h5py.File(path, "r")
data = next(iter(file["Experiments"].values()))["data"]
print(data.shape, data.dtype)
first_pattern = data[(0,) * (data.ndim - 2)]

# As a HyperSpy signal with its axes and metadata, not loaded into memory. Without pyxem, HyperSpy warns that it does not
# know the signal type electron_diffraction: the data are complete all the same.
signal = hs.load(path, file_format="HSPY", lazy=True)
signal`;
}
