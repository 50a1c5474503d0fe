import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EQUIVALENT } from '@/tests/mutants/equivalent';
import { inventory, mutantsOf } from '@/tests/mutants/inventory';
import { KINDS, mutated } from '@/tests/mutants/mutant';
import { parse } from '@/tests/mutants/syntax';
import { importsIn, stagesFor } from '@/tests/mutants/tests';

/** A piece of code after each of its mutations. */
function mutantsIn(text: string): string[] {
  return mutantsOf('lib/x.ts', text).map(({ edits }) => mutated(text, edits));
}

describe('predicates', () => {
  test('each is removed from a condition, at any depth', () => {
    expect(
      mutantsIn(
        `tx.savedView.findMany({ where: { workspaceId, OR: [{ userId }, { shared: true }] } });`,
      ),
    ).toEqual([
      `tx.savedView.findMany({ where: { OR: [{ userId }, { shared: true }] } });`,
      `tx.savedView.findMany({ where: { workspaceId, OR: [{ id: { not: '' } }, { shared: true }] } });`,
    ]);
  });

  test('are removed from named conditions too, and from parts of them', () => {
    expect(
      mutantsIn(`const own = { id, userId }; tx.x.deleteMany({ where: { ...own } });`),
    ).toEqual([`const own = { id }; tx.x.deleteMany({ where: { ...own } });`]);
  });

  test('are removed whatever the column name', () => {
    expect(
      mutantsIn(`tx.x.updateMany({ where: { id: actor.userId }, data: { userId } });`),
    ).toEqual([`tx.x.updateMany({ where: {  }, data: { userId } });`]);
  });

  test('without a composite key, a query asks for any row', () => {
    expect(
      mutantsIn(`tx.x.findUnique({ where: { workspaceId_id: { workspaceId, id } } });`),
    ).toEqual([`tx.x.findFirst({ where: { id } });`]);
  });

  test('stay in a write by key, which needs them', () => {
    expect(mutantsIn(`tx.x.update({ where: { id: actor.userId }, data: {} });`)).toEqual([]);
  });

  test('in SQL become always true', () => {
    expect(mutantsIn('sql`SELECT 1 WHERE "g"."workspaceId" = ${actor.workspaceId} AND 2`')).toEqual(
      ['sql`SELECT 1 WHERE 1 = 1 AND 2`'],
    );
  });

  test('on visible orders become all orders', () => {
    expect(
      mutantsIn('f({ where: { AND: [visibleOrders(actor)] } }, visibleOrdersSql(actor))'),
    ).toEqual([
      'f({ where: { AND: [({})] } }, visibleOrdersSql(actor))',
      'f({ where: { AND: [visibleOrders(actor)] } }, sql`1 = 1`)',
    ]);
  });
});

describe('checks', () => {
  test.each([
    [`if (!may(actor, 'a')) throw no;`, `if (!true) throw no;`],
    [`record(actor, { permission: 'team.manage' });`, `record(actor, { permission: null });`],
    [`change(actor, 'orders.edit', x);`, `change(actor, 'orders.deliver', x);`],
    [
      `const PERMISSIONS = { 'a': '1', 'b': '2' }; const T = { COURIER: { permissions: ['a'] } };`,
      `const PERMISSIONS = { 'a': '1', 'b': '2' }; const T = { COURIER: { permissions: [...['a'], 'b'] } };`,
    ],
    [
      `const T = { Deleted: { undo: { permission: 'orders.create' } } };`,
      `const T = { Deleted: { undo: { permission: 'orders.deliver' } } };`,
    ],
    [`if (row.userId !== userId) throw no;`, `if (false) throw no;`],
    [`const isOwn = row.userId === userId;`, `const isOwn = true;`],
    [`if (!member.active) throw no;`, `if (false) throw no;`],
    [`async () => { await assertUnchanged(tx, actor); }`, `async () => {  }`],
  ])('%s', (before, after) => {
    expect(mutantsIn(before)).toEqual([after]);
  });

  test('a permission that a refusal only mentions is not a check', () => {
    expect(mutantsIn(`throw new Refusal('forbidden', { permission: 'views.save' });`)).toEqual([]);
  });
});

describe('the product', () => {
  const mutants = inventory();
  const imports = importsIn(['app', 'components', 'lib', 'scripts', 'tests']);

  test('has mutants of every kind, each with a unique name', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  test('every mutant compiles, so that tests fail by its behaviour', () => {
    const broken = mutants.filter(({ file, edits }) => {
      const source = parse(file, mutated(readFileSync(file, 'utf8'), edits));
      return (source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics.length > 0;
    });
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  test('every excluded mutant exists, and has a reason', () => {
    const ids = new Set(mutants.map(({ id }) => id));
    expect(Object.keys(EQUIVALENT).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('every file with a mutant has related tests, attacks first', () => {
    for (const file of new Set(mutants.map((mutant) => mutant.file))) {
      const [first] = stagesFor(file, imports);
      expect(
        first?.every((name) => name.startsWith('tests/integration/attack/')),
        file,
      ).toBe(true);
    }
  });
});
