import { pairMaps } from './pairing';

const scan = (stamp: string, folder = 'particles'): { stamp: string; path: string } => ({
  stamp,
  path: `/s/processing/Merlin/${folder}/${stamp}/${stamp}_azimuthal_mean.hspy`
});

describe('pairMaps', () => {
  it('pairs by the stamp in the name, and leaves doubts and the rest to the user', () => {
    const maps = [
      '/s/EDX/Map Data-Map Data - Site_20260317_101204.rpl',
      '/s/EDX/a_20260317_111111.rpl',
      '/s/EDX/b_20260317_111111.rpl',
      '/s/20260317_121212/EDS Map Data 12.rpl'
    ];
    expect(
      pairMaps(
        ['20260317_101204', '20260317_111111', '20260317_121212'].map(stamp => scan(stamp)),
        maps.map(path => ({ path }))
      )
    ).toEqual({
      pairs: [{ stamp: '20260317_101204', map: maps[0], by: 'name' }],
      doubts: [{ stamp: '20260317_111111', maps: maps.slice(1, 3), by: 'name' }],
      scansAlone: ['20260317_121212'],
      mapsAlone: [maps[3]]
    });
  });

  it('takes both formats of one map together', () => {
    const [rpl, h5oina] = ['/e/Site_20260317_101204.rpl', '/e/P 1 Site_20260317_101204 Map Data 1.h5oina'];
    const { pairs } = pairMaps([scan('20260317_101204')], [{ path: rpl }, { path: h5oina }]);
    expect(pairs).toEqual([{ stamp: '20260317_101204', map: rpl, header: h5oina, by: 'name' }]);
  });

  it('pairs by labels and dates within the file where names are free', () => {
    const scans = [scan('20260317_101204', 'gold'), scan('20260317_101304', 'silver'), scan('20260317_235959')];
    const { pairs, mapsAlone, scansAlone, doubts } = pairMaps(scans, [
      {
        path: 'a.h5oina',
        labels: { specimen: 'Specimen 1', site: 'Site_20260317_235959', date: '2020-01-01T00:00:00' }
      },
      { path: 'b.h5oina', labels: { specimen: 'Gold', site: 'Site 1', date: '2026-03-17T10:12:40' } },
      { path: 'c.h5oina', labels: { specimen: 'silver', site: 'Site 1', date: '2026-03-17T10:12:50' } },
      { path: 'd.h5oina', labels: { specimen: 'gold', date: '2026-03-17T11:12:40' } },
      { path: 'e.h5oina', labels: {} }
    ]);
    expect(pairs).toEqual([
      { stamp: '20260317_101204', map: 'b.h5oina', by: 'date', seconds: 36 },
      { stamp: '20260317_101304', map: 'c.h5oina', by: 'date', seconds: -14 },
      { stamp: '20260317_235959', map: 'a.h5oina', by: 'label' }
    ]);
    expect([doubts, scansAlone, mapsAlone]).toEqual([[], [], ['d.h5oina', 'e.h5oina']]);
  });

  it('takes no map whose date fits two scans, nor one of two that fit a scan', () => {
    const near = [scan('20260317_101204'), scan('20260317_101304')];
    const one = { path: 'a.h5oina', labels: { specimen: 'Specimen 1', date: '2026-03-17T10:12:40' } };
    expect(pairMaps(near, [one])).toMatchObject({
      pairs: [],
      doubts: near.map(({ stamp }) => ({ stamp, maps: ['a.h5oina'], by: 'date' }))
    });
    expect(pairMaps(near.slice(0, 1), [one, { ...one, path: 'b.h5oina' }])).toMatchObject({
      pairs: [],
      doubts: [{ maps: ['a.h5oina', 'b.h5oina'] }]
    });
  });
});
