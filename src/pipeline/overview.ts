import { InputError } from '../core/errors';
import type { Image, Overview } from '../protocol/overview';
import type { StoredProducts } from '../storage/hdf5/products';
import { encodedImage } from './encodedImage';
import { foreign } from './threads/foreign';

/** Axis group of the fast scan direction in HyperSpy's layout of a 4-D data set. */
const SCAN_AXIS = '/Experiments/__unnamed__/axis-1';

/**
 * The images a conversion left in its file.
 *
 * @throws InputError `E_NO_OVERVIEW` when the file was not made by this program
 */
export async function readOverview(output: string): Promise<Overview> {
  const products = await foreign('ownProducts', output);
  const meanPattern = products && image(products, 'mean_pattern');
  const maximumPattern = products && image(products, 'maximum_pattern');
  if (!products || !meanPattern || !maximumPattern) {
    throw new InputError(
      'E_NO_OVERVIEW',
      `${output} holds no sum image and no mean pattern: it was converted by another program. Convert the raw file again to see them.`
    );
  }
  return {
    output,
    sumImage: image(products, 'sum_image'),
    meanPattern,
    maximumPattern,
    stepNm: await stepNm(output)
  };
}

function image({ datasets }: StoredProducts, name: string): Image | undefined {
  const { data, shape } = datasets[name] ?? {};
  if (!data || !shape || shape.length !== 2 || Array.isArray(data)) {
    return undefined;
  }
  return encodedImage(data as ArrayLike<number>, shape[0], shape[1]);
}

/** nm per scan step, by the axis of the fast direction; undefined when it has no such unit. */
export async function stepNm(output: string): Promise<number | undefined> {
  const { units, scale } = (await foreign('groupAttributes', output, SCAN_AXIS)) ?? {};
  return units === 'nm' && typeof scale === 'number' ? scale : undefined;
}
