import { startPipeline } from './pipeline';

const asked = (cluster: object) =>
  startPipeline.params.safeParse({ references: [], samples: ['/data/a.mib'], cluster });

it('leaves to the site what a page does not name of the cluster, and takes no way to reach it from a page', () => {
  expect(asked({ partition: 'cs05r' }).data?.cluster).toEqual({ partition: 'cs05r' });
  expect(asked({ ssh: ['-F', '/tmp/other'] }).success).toBe(false);
  expect(asked({ setup: ['module load other'] }).success).toBe(false);
});
