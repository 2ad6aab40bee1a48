// Who may import whom, for the command line of dependency-cruiser (npm run check). The rules stand in test/house.
import { FORBIDDEN, OPTIONS, RESOLVE } from './test/house/imports.ts';

export default { forbidden: FORBIDDEN, options: { ...OPTIONS, enhancedResolveOptions: RESOLVE } };
