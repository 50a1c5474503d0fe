import ts from 'typescript';

/** The object literals of a file that are conditions on rows, or parts of one. */
export function conditionsIn(source: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found = new Set<ts.ObjectLiteralExpression>();
  const names = new Set<string>();
  eachNode(source, (node) => {
    const condition = conditionOf(node);
    if (condition) collect(condition, { found, names });
  });
  // Constants that a condition uses are conditions too, transitively.
  for (let size = -1; size !== names.size + found.size;) {
    size = names.size + found.size;
    eachNode(source, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer) return;
      if (names.has(node.name.getText())) collect(node.initializer, { found, names });
    });
  }
  return [...found].sort((one, other) => one.pos - other.pos);
}

/** Functions that return a part of a condition. */
const CONDITION_FUNCTIONS = ['openAt'];

export function isConditionFunction(name: string): boolean {
  return CONDITION_FUNCTIONS.includes(name);
}

/** The value of `where`, or of a declaration with the type of a condition. */
function conditionOf(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'where') return node.initializer;
  if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'where') return node.name;
  if (ts.isVariableDeclaration(node) && isCondition(node.type)) return node.initializer;
  if (!ts.isFunctionDeclaration(node)) return undefined;
  return isCondition(node.type) || isConditionFunction(node.name?.text ?? '')
    ? node.body
    : undefined;
}

function isCondition(type: ts.TypeNode | undefined): boolean {
  return type !== undefined && /Where$/.test(type.getText());
}

function collect(
  node: ts.Node,
  into: { found: Set<ts.ObjectLiteralExpression>; names: Set<string> },
): void {
  if (ts.isIdentifier(node)) into.names.add(node.text);
  if (ts.isObjectLiteralExpression(node)) into.found.add(node);
  // Arguments of calls and bodies of functions are not part of the condition.
  if (ts.isCallExpression(node) || ts.isArrowFunction(node)) return;
  if (ts.isPropertyAccessExpression(node)) return;
  if (ts.isPropertyAssignment(node)) return collect(node.initializer, into);
  if (ts.isShorthandPropertyAssignment(node)) return;
  ts.forEachChild(node, (child) => collect(child, into));
}

export function eachNode(node: ts.Node, work: (node: ts.Node) => void): void {
  work(node);
  ts.forEachChild(node, (child) => eachNode(child, work));
}
