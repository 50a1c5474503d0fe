import path from 'node:path';
import { createVitest, type Reporter, type Vitest } from 'vitest/node';

/** Runs tests repeatedly, in a copy whose files change in between. */
export type TestRunner = {
  /** The first failing test of these files, or a file that can't be loaded; null if all pass. */
  failureIn: (tests: readonly string[]) => Promise<string | null>;
  /** Makes Vitest reload a changed file. */
  invalidate: (file: string) => void;
  close: () => Promise<void>;
};

/** Keeps Vitest between runs, so that unchanged files are not transformed again. */
export async function newTestRunner(workers: number): Promise<TestRunner> {
  let failure: string | null = null;
  // Vitest's own state includes earlier runs.
  const reporter: Reporter = {
    onTestCaseResult: (test) => {
      if (test.result().state !== 'failed') return;
      failure ??= `${nameOf(test.module.moduleId)} > ${test.fullName}`;
    },
    onTestModuleEnd: (module) => {
      if (module.errors().length > 0) failure ??= nameOf(module.moduleId);
    },
  };
  const vitest = await createVitest('test', {
    watch: false,
    project: ['integration', 'own-environment', 'unit'],
    bail: 1,
    maxWorkers: workers,
    reporters: [reporter],
  });
  await vitest.standalone();
  return {
    failureIn: async (tests) => {
      failure = null;
      const specifications = tests.flatMap((test) => specificationsOf(vitest, path.resolve(test)));
      if (specifications.length !== tests.length) {
        throw new Error(`Not all of these are tests: ${tests.join(', ')}`);
      }
      await vitest.runTestSpecifications(specifications);
      return failure;
    },
    invalidate: (file) => vitest.invalidateFile(path.resolve(file)),
    close: () => vitest.close(),
  };
}

function nameOf(moduleId: string): string {
  return path.relative('.', moduleId);
}

function specificationsOf(vitest: Vitest, test: string) {
  return vitest.projects
    .filter((project) => project.matchesTestGlob(test))
    .map((project) => project.createSpecification(test));
}
