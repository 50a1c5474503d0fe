import path from 'node:path';
import { createVitest, type Reporter, type Vitest } from 'vitest/node';

/** Runs tests again and again, in a copy whose files change in between. */
export type Judge = {
  /** The first test of these files that fails, or a file that cannot be loaded; null where all pass. */
  failureIn: (tests: readonly string[]) => Promise<string | null>;
  /** Has a file read anew that was written since. */
  forget: (file: string) => void;
  close: () => Promise<void>;
};

/** Vitest, kept between the runs, so that a file that has not changed is not transformed again. */
export async function newJudge(workers: number): Promise<Judge> {
  let failure: string | null = null;
  // What Vitest itself remembers is of earlier runs, too.
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
    forget: (file) => vitest.invalidateFile(path.resolve(file)),
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
