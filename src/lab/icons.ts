import { LabIcon } from '@jupyterlab/ui-components';

import diffraction from '../../style/diffraction.svg';

/** A diffraction pattern: direct beam, six reflections, ring. */
export const diffractionIcon = new LabIcon({ name: 'jupyterlab-4dstem:diffraction', svgstr: diffraction });
