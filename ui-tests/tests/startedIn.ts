/** Says in the page where JupyterLab was started, as its server does in what it sends: for `addInitScript`. */
export function startedIn(root: string): void {
  document.addEventListener('readystatechange', () => {
    const data = document.getElementById('jupyter-config-data');
    if (data && document.readyState === 'interactive') {
      data.textContent = JSON.stringify({ ...JSON.parse(data.textContent ?? '{}'), serverRoot: root });
    }
  });
}
