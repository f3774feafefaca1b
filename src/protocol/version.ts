/** Version of the browser's half and the backend, which must agree; equal to the one in package.json. */
export const VERSION = '0.1.0';
