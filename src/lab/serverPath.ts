import type { Contents } from '@jupyterlab/services';

/** Drives that show the server's own files: the default one, and that of real-time collaboration. */
const LOCAL_DRIVES = ['', 'RTC'];

/** Whether a path of the file browser lies on the server's file system. */
export function isOnServer(contents: Pick<Contents.IManager, 'driveName'>, path: string): boolean {
  return LOCAL_DRIVES.includes(contents.driveName(path));
}

/**
 * Full path on the server of a path as the file browser has it, which is relative to the server's root folder.
 *
 * @param localPath without its drive
 * @param serverRoot as the page was told: a full path, or one that begins with "~" for the home folder
 * @param home home folder of the backend
 * @returns undefined when the root is neither
 */
export function fullPath(localPath: string, serverRoot: string, home: string): string | undefined {
  const isHome = serverRoot === '~' || serverRoot.startsWith('~/');
  const root = isHome ? `${home}${serverRoot.slice(1)}` : serverRoot;
  if (!root.startsWith('/')) {
    return undefined;
  }
  const parts = `${root}/${localPath}`.split('/').filter(part => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
