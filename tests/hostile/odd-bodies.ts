import { EMPTY_FORM } from '@/lib/forms/form-state';
import type { ActionKind } from '@/tests/support/matrix/call-action';
import type { Parts } from './multipart';

/** The body of a request to an action: parts of a form, or text. */
export type Body = Parts | string;

/** Values in place of the form and of the previous state, some of them known exploits of other frameworks. */
export function insteadOfForms(kind: ActionKind): Body[] {
  const values: unknown[] = [
    {},
    [],
    null,
    'text',
    1,
    true,
    { operationId: { $gt: '' }, id: [], version: {} },
    [['operationId', 'a']],
    JSON.parse('{"__proto__":{"operationId":"a"},"constructor":{"prototype":{"a":1}}}'),
    '$undefined',
    '$NaN',
    '$n123456789012345678901234567890',
    '$D2026-01-01T00:00:00.000Z',
    { then: 'a', toJSON: 'b', get: 'c' },
    nested(200),
  ];
  const alone = values.map((value) =>
    JSON.stringify(kind === 'form' ? [EMPTY_FORM, value] : [value]),
  );
  const states: unknown[] = [
    { attempt: -1, values: { a: {} }, errors: [] },
    { attempt: 1e308, conflicts: { __proto__: 1, name: { before: 1 } } },
    { attempt: 0, values: { recipientName: '\ud800' }, conflicts: { recipientName: '\udfff' } },
    [],
    'text',
    null,
  ];
  const forms: Parts[] = states.map((state) => [
    ['1_operationId', 'a'],
    ['_1_operationId', 'a'],
    ['0', JSON.stringify([state, '$K1'])],
  ]);
  return ['[]', '[null]', ...alone, ...forms];
}

/** Invalid payloads of React's protocol, some of them former exploits. `marker` is a file that executed code would create. */
export function notOfReact(marker: string): Body[] {
  const code = `process.mainModule.require('fs').writeFileSync(${JSON.stringify(marker)},'');//`;
  const chunk = (value: unknown) => JSON.stringify(value);
  const models: unknown[][] = [
    // React2Shell: a promise from parts of the form that uses the Function constructor to read a file.
    [
      {
        then: '$1:__proto__:then',
        status: 'resolved_model',
        reason: -1,
        value: '{"then":"$B1337"}',
        _response: { _prefix: code, _formData: { get: '$1:constructor:constructor' } },
      },
      '$@0',
    ],
    [['$1:__proto__:constructor:constructor'], {}],
    [['$1:constructor'], []],
    [['$1:toString'], 'text'],
    [['$F1'], { id: 'node:child_process#execSync', bound: null }],
    [['$F1'], { id: '__proto__#constructor', bound: ['$1'] }],
    [['$h1'], { id: 'fs#writeFileSync', bound: [marker, ''] }],
    [['$Q1'], [['a', '$Q1']]],
    [['$W1'], ['$W1']],
    [['$1'], ['$2'], ['$1']],
    [['$@1'], '$@1'],
    [['$B1', '$B2', '$B1337']],
    [['$R1', '$r1', '$x1', '$X1', '$i1']],
    [['$o1', '$A1', '$V1', '$g1', '$M1']],
    [['$K1', '$K2', '$K__proto__']],
    [['$T', '$S', '$l', '$-Infinity', '$Infinity', '$-0', '$', '$$', '$Z']],
    [[`$n${'9'.repeat(100_000)}`]],
    [['$1:a:b:c:d']],
  ];
  const inParts = models.map((parts): Parts => parts.map((part, at) => [String(at), chunk(part)]));
  const many: Parts = [
    ...Array.from({ length: 10_000 }, (_, at) => [`_1_${at}`, 'a'] as const),
    ['0', '["$K1"]'],
  ];
  const texts = [
    '',
    '{',
    '[',
    'null',
    '{}',
    '"text"',
    '[1',
    '\u0000',
    '['.repeat(500_000),
    '[[['.repeat(10) + ']',
  ];
  const zero: Parts = [
    ['_1_\u0000', 'a'],
    ['0', '["$K1"]'],
  ];
  return [...inParts, many, zero, [], [['0', '']], [['1', '[]']], [['__proto__', '[]']], ...texts];
}

function nested(depth: number): unknown {
  let value: unknown = 'text';
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
