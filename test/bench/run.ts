// `npm run bench`: figures, each against something measured in the same run.

import { printFigures } from '../support/figures.ts';
import { storeFigures } from './store-bench.ts';

printFigures([...(await storeFigures())]);
