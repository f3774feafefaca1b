import { isNamedGold } from './goldName';

it.each(['Au', 'Au_xgrating', 'au20cm', 'gold', 'xgrating_Au', 'Gold 200kV', '01-Au'])('%s is of gold', name =>
  expect(isNamedGold(name)).toBe(true)
);

it.each(['Auger', 'Augustin', 'sample_bau', 'goldberg', '20260317_101209', 'particles_on_carbon'])(
  '%s is of something else',
  name => expect(isNamedGold(name)).toBe(false)
);
