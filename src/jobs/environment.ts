/** Hub, proxy, and what a Jupyter server hands to its own children. */
const PRIVATE_PREFIXES = ['JUPYTERHUB_', 'JPY_', 'CONFIGPROXY_'];
const PRIVATE_WORDS = ['TOKEN', 'PASSWORD', 'COOKIE_SECRET'];

/** An environment without what would let its bearer act as the server or the hub: a job lives longer than they do. */
export function scrubbed(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => {
      const upper = name.toUpperCase();
      return (
        !PRIVATE_PREFIXES.some(prefix => upper.startsWith(prefix)) && !PRIVATE_WORDS.some(word => upper.includes(word))
      );
    })
  );
}
