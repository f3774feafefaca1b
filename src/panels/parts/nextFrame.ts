/** A page that is not looked at draws no frames; it is told this often all the same, milliseconds. */
const HIDDEN_MS = 250;

/** Calls back once before the browser draws next. @returns function that calls it off */
export function nextFrame(callback: () => void): () => void {
  const end = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const call = () => {
    end();
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, HIDDEN_MS);
  return end;
}
