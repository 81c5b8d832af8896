// The style of the house, executed. Each rule lives in test/support/tidy, with tests beside it that show it failing.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { checkBannedStrings } from './support/tidy/banned-strings.ts';
import { checkCycles, checkRooms } from './support/tidy/cycles.ts';
import { checkBrands, checkConstructs, checkEscapes, checkTemplates } from './support/tidy/escapes.ts';
import { checkImports } from './support/tidy/import-check.ts';
import {
  checkDeclared,
  checkLockfile,
  checkPins,
  checkReferences,
  checkSolution,
  checkVersions,
} from './support/tidy/manifests.ts';
import { checkFileNames, checkIndexFiles, checkReadmes, checkTopLevel } from './support/tidy/names.ts';
import { checkFileSizes, checkFunctions } from './support/tidy/sizes.ts';
import { describeFinding, readRepository } from './support/tidy/source-file.ts';

const CHECKS = [
  ['imports follow the graph of the architecture', checkImports],
  ['no files import each other in a circle', checkCycles],
  ['no rooms of the worker import each other in a circle', checkRooms],
  ['files stay short', checkFileSizes],
  ['functions stay short and take few parameters', checkFunctions],
  ['any, as and ! stay where the unknown becomes known', checkEscapes],
  ['a package has one brand file', checkBrands],
  ['TypeScript is used for types only, and exports are named', checkConstructs],
  ['templates carry no inline style', checkTemplates],
  ['banned text does not appear', checkBannedStrings],
  ['files are named for what they hold', checkFileNames],
  ['index files only re-export names', checkIndexFiles],
  ['every package has a README', checkReadmes],
  ['the top level holds only what it must', checkTopLevel],
  ['SUP-03 versions are pinned exactly', checkPins],
  ['SUP-03 no installed version is below its floor', checkVersions],
  ['SUP-01 the lockfile names no registry and hashes everything', checkLockfile],
  ['project references repeat the dependencies', checkReferences],
  ['the solution refers to every workspace', checkSolution],
  ['imported packages are declared', checkDeclared],
] as const;

const files = readRepository(resolve(import.meta.dirname, '..'));

describe('the repository', () => {
  test('is read at all', () => {
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['package.json', 'test/tidy.test.ts']));
  });

  test.each(CHECKS)('%s', (_, check) => {
    expect(check(files).map(describeFinding)).toEqual([]);
  });
});
