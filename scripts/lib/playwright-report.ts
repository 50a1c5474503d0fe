import { z } from 'zod';

const suite = z.object({
  title: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
    }),
  ),
  get suites() {
    return z.array(suite).optional();
  },
});

const report = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** `titles`: those of the file, of the groups around the test, and of the test. */
export type ReportedTest = { project: string; titles: string[]; status: string };

/**
 * Reads the tests, and errors outside of tests, in a report of Playwright's reporter `json`; also of `--list`.
 * @throws ZodError for anything else
 */
export function readPlaywrightReport(json: unknown): { tests: ReportedTest[]; errors: string[] } {
  const { suites, errors } = report.parse(json);
  return {
    tests: suites.flatMap((one) => testsIn(one, [])),
    errors: errors.map(({ message }) => message ?? 'An error outside of the tests'),
  };
}

function testsIn(
  { title, specs, suites = [] }: z.infer<typeof suite>,
  above: string[],
): ReportedTest[] {
  const here = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ projectName, status }) => ({
      project: projectName,
      titles: [...here, spec.title],
      status,
    })),
  );
  return [...own, ...suites.flatMap((one) => testsIn(one, here))];
}
