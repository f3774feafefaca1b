export { componentColour, componentRgb } from '../../../core/analysis/componentColours';
