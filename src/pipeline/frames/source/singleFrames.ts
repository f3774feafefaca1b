import { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { loadKernels } from '../../../kernels/load';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';
import type { FrameNeeds, FrameSource } from './frameSource';

/** Frames of a scan or stack one at a time, in the order in which somebody looks at them. Close it after use. */
export class SingleFrames {
  constructor(
    private readonly form: FrameForm,
    private readonly open: (arena: Arena, needs: FrameNeeds) => FrameSource
  ) {}

  /**
   * One frame.
   *
   * @param index by scan position, row by row
   * @returns counts, row-major; undefined for a frame that was never stored
   */
  async frame(index: number): Promise<Float32Array | undefined> {
    this.reader ??= this.begin();
    const { source, kernels } = await this.reader;
    const { form } = this;
    const { columns } = form.scan;
    const tile = { row: Math.floor(index / columns), rows: 1, column: index % columns, columns: 1 };
    let counts: Float32Array | undefined;
    await source.each(tile, (_, frame) => {
      counts = Float32Array.from(numbersAt(kernels.memory, widthOf(form), frame, pixelsOf(form)));
    });
    return counts;
  }

  close(): void {
    void this.reader?.then(
      ({ source }) => source.close(),
      () => undefined
    );
  }

  private async begin(): Promise<{ source: FrameSource; kernels: Kernels }> {
    const arena = new Arena();
    const source = this.open(arena, { holds: 1, single: true });
    const kernels = await loadKernels(arena.bytes);
    source.begin(kernels);
    return { source, kernels };
  }

  private reader: Promise<{ source: FrameSource; kernels: Kernels }> | undefined;
}
