// jsdom draws nothing, and says so at length every time it is asked to
HTMLCanvasElement.prototype.getContext = () => null;
