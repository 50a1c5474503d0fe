import ts from 'typescript';
import { conditionsIn, isConditionFunction } from './conditions';
import type { Edit, Finding, Kind } from './mutant';
import { edit, enclosingFunction, within } from './syntax';

/** Columns for owners, and columns for validity. */
const KIND_OF: Record<string, Kind> = {
  workspaceId: 'workspace',
  userId: 'ownership',
  sessionId: 'ownership',
};
const STANDING = ['active', 'expires', 'deletedAt', 'usedAt', 'revokedAt'];

/** Every property of a Prisma condition that limits it to a workspace, a user, or valid rows. */
export function predicatesIn(source: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  for (const literal of conditionsIn(source)) {
    for (const property of literal.properties) {
      const kind = kindOf(property);
      const edits = kind && withoutProperty(property, literal);
      if (kind && edits) findings.push({ kind, edits, within: within(property) });
    }
  }
  return findings;
}

function kindOf(property: ts.ObjectLiteralElementLike): Kind | undefined {
  if (ts.isSpreadAssignment(property)) {
    const call = property.expression;
    return ts.isCallExpression(call) && isConditionFunction(call.expression.getText())
      ? 'standing'
      : undefined;
  }
  const name = property.name?.getText() ?? '';
  // Conditions on everyone else's rows, and on expired rows to be deleted.
  if (name === 'not' || /\blte:/.test(property.getText())) return undefined;
  if (ts.isShorthandPropertyAssignment(property)) {
    return KIND_OF[name] ?? (STANDING.includes(name) ? 'standing' : undefined);
  }
  if (!ts.isPropertyAssignment(property)) return undefined;
  // By value too: "id: actor.userId".
  const value = property.initializer.getText().match(/^(?:\w+\.)*(\w+)$/)?.[1] ?? '';
  return KIND_OF[value] ?? KIND_OF[name] ?? (STANDING.includes(name) ? 'standing' : undefined);
}

const ANYTHING = `id: { not: '' }`;

/** Edits that remove a property, from a composite key too; null if the query would be invalid. */
function withoutProperty(
  property: ts.ObjectLiteralElementLike,
  literal: ts.ObjectLiteralExpression,
): Edit[] | null {
  const rest = literal.properties.filter((other) => other !== property);
  const parent = literal.parent;
  const key = ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
  const isWholeKey = /^workspaceId_/.test(key);
  const target = isWholeKey ? parent : literal;
  // Prisma ignores an empty alternative, instead of matching every row.
  const isAlternative = rest.length === 0 && ts.isArrayLiteralExpression(parent);
  const text = isAlternative ? ANYTHING : rest.map((other) => other.getText()).join(', ');
  const edits = [edit(target, isWholeKey ? text : `{ ${text} }`)];
  const call = callOf(literal);
  const verb = call?.expression;
  if (!verb || !ts.isPropertyAccessExpression(verb)) return edits;
  const isTop = isWholeKey || (ts.isPropertyAssignment(parent) && key === 'where');
  const method = verb.name.text;
  if (method.startsWith('findUnique')) {
    // The rest of the key is not unique.
    const wanted = method.replace('Unique', 'First');
    return [...edits, edit(verb.name, wanted)];
  }
  // Writing one row requires its whole key.
  return isTop && ['update', 'delete', 'upsert'].includes(method) ? null : edits;
}

/** The call with this condition in its arguments. */
function callOf(node: ts.Node): ts.CallExpression | undefined {
  const end = enclosingFunction(node);
  for (let at = node.parent; at && at !== end; at = at.parent) {
    if (ts.isCallExpression(at)) return at;
  }
  return undefined;
}
