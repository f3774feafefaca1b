/** Version of the browser's half and the backend, which must agree; equal to the one in package.json. */
export const VERSION = '0.1.0';

/** Put in by the builds of both halves (`tools/contractId.mjs`). */
declare const CONTRACT_ID: string | undefined;

/** Number of the contract between page and backend that this half was built from; empty where it was not built. */
export const CONTRACT = typeof CONTRACT_ID === 'string' ? CONTRACT_ID : '';
