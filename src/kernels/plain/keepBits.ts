export function keepBits(memory: ArrayBuffer, source: number, mask: number, bytes: number, target: number): void {
  const words = Math.ceil(bytes / 16) * 4;
  const [from, kept] = [new Uint32Array(memory, source, words), new Uint32Array(memory, mask, words)];
  new Uint32Array(memory, target, words).set(from.map((word, index) => word & kept[index]));
}
