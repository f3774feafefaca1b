/** Hub, proxy, and what a Jupyter server hands to its own children. */
const PRIVATE_PREFIXES = ['JUPYTERHUB_', 'JPY_', 'CONFIGPROXY_'];
/** Anywhere in a name: PASSWD, GITHUB_TOKEN, COOKIE_SECRET */
const SECRET = /TOKEN|PASS|SECRET|CREDENTIAL/;
/** As a word of it, which PATH and KEYBOARD are not: API_KEY, SSH_KEYS, GITHUB_PAT, APIKEY */
const SECRET_WORD = /(^|_)(\w*KEYS?|PAT)(_|$)/;

/** Names that jobs get all the same, with commas between: set by the site where a job needs one. */
export const KEPT_VARIABLE = 'JUPYTERLAB_4DSTEM_JOB_ENVIRONMENT';

/** An environment without what would let its bearer act as the server or the hub: a job lives longer than they do. */
export function scrubbed(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = new Set((environment[KEPT_VARIABLE] ?? '').split(',').map(name => name.trim()));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => kept.has(name) || !isPrivate(name)));
}

function isPrivate(name: string): boolean {
  const upper = name.toUpperCase();
  return PRIVATE_PREFIXES.some(prefix => upper.startsWith(prefix)) || SECRET.test(upper) || SECRET_WORD.test(upper);
}
