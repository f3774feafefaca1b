import React from 'react';

import { useTrans } from '../../parts/trans';
import type { ImageToSave } from './imageFile';
import { imageFile } from './imageFile';
import { SaveMenu } from './SaveMenu';

/** The formats in which an image is downloaded. */
export function SaveImage({ image }: { image: ImageToSave }): JSX.Element {
  const trans = useTrans();
  return (
    <SaveMenu
      what={image.what}
      formats={{
        png: trans.__('Picture with axes and colour bar, of what is in view'),
        svg: trans.__('Vector picture with axes and colour bar, of what is in view'),
        tiff: trans.__('All values as 32-bit floats, for ImageJ or Python'),
        csv: trans.__('All values as text, a line for a row')
      }}
      make={format => imageFile(image, format)}
    />
  );
}
