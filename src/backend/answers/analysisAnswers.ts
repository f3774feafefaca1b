import { earlierAnalyses } from '../../pipeline/analyse/view/earlierAnalyses';
import { analysisMaps, openAnalysis } from '../../pipeline/analyse/view/openAnalysis';
import { profileSets } from '../../pipeline/analyse/view/profileSets';
import type { SomeAnswers } from './answer';

type Names = 'profileSets' | 'earlierAnalyses' | 'openAnalysis' | 'analysisMaps';

/** What can be analysed, and looking at what was. */
export const analysisAnswers: SomeAnswers<Names> = {
  profileSets: ({ folder }, means) => profileSets(folder, means),
  earlierAnalyses: ({ folder }, means) => earlierAnalyses(folder, means),
  openAnalysis: ({ record }, { guard }) => openAnalysis(record, guard),
  analysisMaps: ({ record, file }, { guard }) => analysisMaps(record, file, guard)
};
