import { expect, test } from 'vitest';
import { readPlaywrightReport } from '@/scripts/lib/playwright-report';

test('a test name has its project, its file and its groups', () => {
  const tests = [
    { projectName: 'wide', status: 'expected' },
    { projectName: 'narrow', status: 'unexpected' },
  ];
  const group = { title: 'orders', specs: [{ title: 'are listed', tests }] };
  const suites = [{ title: 'a.spec.ts', specs: [], suites: [group] }];
  const titles = ['a.spec.ts', 'orders', 'are listed'];
  expect(readPlaywrightReport({ suites, errors: [{ message: 'No server.' }] })).toEqual({
    tests: [
      { project: 'wide', titles, status: 'expected' },
      { project: 'narrow', titles, status: 'unexpected' },
    ],
    errors: ['No server.'],
  });
});
