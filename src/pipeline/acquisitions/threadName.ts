/** `workerData` by which a worker thread knows that it is to read acquisitions. */
export const READER_THREAD = 'acquisition-reader';
