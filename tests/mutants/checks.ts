import ts from 'typescript';
import { eachNode } from './conditions';
import type { Edit, Finding, Kind } from './mutant';
import { edit, within } from './syntax';

/** A permission that every role has. */
const COMMON_PERMISSION = `'orders.deliver'`;

/** Every check of a permission, of an owner, and of whether a user or session is still valid. */
export function checksIn(source: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  const add = (kind: Kind, node: ts.Node, edits: Edit[]) =>
    findings.push({ kind, edits, within: within(node) });
  eachNode(source, (node) => {
    if (ts.isCallExpression(node)) call(node, add);
    if (ts.isBinaryExpression(node)) comparison(node, add);
    if (ts.isPropertyAssignment(node)) requirement(node, add);
    if (ts.isIfStatement(node)) standing(node, add);
  });
  return findings;
}

type Add = (kind: Kind, node: ts.Node, edits: Edit[]) => void;

function call(node: ts.CallExpression, add: Add): void {
  const name = node.expression.getText();
  const [first, second] = node.arguments;
  if (name === 'may' && second) add('permission check', node, [edit(node, 'true')]);
  if (name === 'visibleOrders') add('visible orders', node, [edit(node, '({})')]);
  if (name === 'visibleOrdersSql') add('visible orders', node, [edit(node, 'sql`1 = 1`')]);
  if (name === 'requirePermission' && first) {
    const open = `(await import('@/lib/auth/require-actor')).requireActor()`;
    add('permission check', node, [edit(node, open)]);
  }
  if (name === 'change' && second && ts.isStringLiteral(second)) {
    if (second.getText() !== COMMON_PERMISSION)
      add('permission needed', node, [edit(second, COMMON_PERMISSION)]);
  }
  if (name === 'assertUnchanged' || name === 'assertMaySave' || name === 'assertMay') {
    const statement = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
    if (ts.isExpressionStatement(statement)) add('permission check', node, [edit(statement, '')]);
  }
}

const OWNER_ID = /\b(?:userId|workspaceId)$/;

/** Removes a guard that throws or returns; makes anything else true. */
function comparison(node: ts.BinaryExpression, add: Add): void {
  const operator = node.operatorToken.getText();
  if (operator !== '===' && operator !== '!==') return;
  const sides = [node.left.getText(), node.right.getText()];
  if (sides.some((side) => /\bnull$|^undefined$|^''$/.test(side))) return;
  const isOwnership = sides.some((side) => OWNER_ID.test(side));
  const isRole = sides[0] === 'user.role' && sides[1] === 'role';
  if (isOwnership) add('ownership', node, [edit(node, isGuard(node) ? 'false' : 'true')]);
  if (isRole) add('standing', node, [edit(node, 'false')]);
}

function isGuard(node: ts.Node): boolean {
  let at = node;
  while (ts.isBinaryExpression(at.parent) || ts.isParenthesizedExpression(at.parent))
    at = at.parent;
  if (!ts.isIfStatement(at.parent)) return false;
  return /^\{?\s*(?:throw|return)\b/.test(at.parent.thenStatement.getText());
}

/** Required permissions: `permission: 'team.manage'`, and values in tables. */
function requirement(node: ts.PropertyAssignment, add: Add): void {
  const { initializer: value } = node;
  const name = node.name.getText();
  const table = tableOf(node);
  const isOfUndo = keyAbove(node) === 'undo';
  if (isOfUndo && value.getText() !== COMMON_PERMISSION) {
    add('permission needed', node, [edit(value, COMMON_PERMISSION)]);
  } else if (name === 'permission' && ts.isStringLiteral(value) && !isRefusal(node)) {
    add('permission needed', node, [edit(value, 'null')]);
  }
  if (table === 'BULK_PERMISSIONS') add('permission needed', node, [edit(value, '[]')]);
  if (name === 'permissions' && keyAbove(node) !== '') grantMore(value, add);
}

/** Grants a role each permission that it lacks. */
function grantMore(granted: ts.Expression, add: Add): void {
  const source = granted.getSourceFile();
  const listed = new Set([
    ...namesIn(granted),
    ...(/\bDISPATCHING\b/.test(granted.getText()) ? namesIn(initial(source, 'DISPATCHING')) : []),
  ]);
  for (const permission of namesIn(initial(source, 'PERMISSIONS'))) {
    if (listed.has(permission)) continue;
    const more = `[...${granted.getText()}, '${permission}']`;
    add('permission table', granted, [edit(granted, more)]);
  }
}

function namesIn(list: ts.Node | undefined): string[] {
  const names: string[] = [];
  if (list) eachNode(list, (node) => names.push(...(isName(node) ? [node.text] : [])));
  return names;
}

function isName(node: ts.Node): node is ts.StringLiteral {
  return (
    ts.isStringLiteral(node) &&
    !(ts.isPropertyAssignment(node.parent) && node.parent.initializer === node)
  );
}

/** The initializer of a constant in a file. */
function initial(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((it) => it.name.getText() === name);
    if (found) return found.initializer;
  }
  return undefined;
}

/** The key of the object that has this property. */
function keyAbove(node: ts.PropertyAssignment): string {
  const row = node.parent.parent;
  return ts.isPropertyAssignment(row) ? row.name.getText() : '';
}

/** The name of the constant that directly has this property. */
function tableOf(node: ts.Node): string {
  const declaration = node.parent?.parent;
  return declaration && ts.isVariableDeclaration(declaration) ? declaration.name.getText() : '';
}

/** The details of a refusal name a permission without requiring it. */
function isRefusal(node: ts.PropertyAssignment): boolean {
  const { parent } = node.parent;
  return ts.isNewExpression(parent) && parent.expression.getText() === 'Refusal';
}

/** Checks for deactivated users and expired sessions. */
function standing(node: ts.IfStatement, add: Add): void {
  const terms = termsOf(node.expression);
  for (const term of terms) {
    const text = term.getText();
    if (!/^!\w+(?:\.user)?\??\.active$|\.expires <= now$/.test(text)) continue;
    add('standing', term, [edit(term, 'false')]);
  }
}

function termsOf(node: ts.Expression): ts.Expression[] {
  const isOr = ts.isBinaryExpression(node) && node.operatorToken.getText() === '||';
  return isOr ? [...termsOf(node.left), ...termsOf(node.right)] : [node];
}
