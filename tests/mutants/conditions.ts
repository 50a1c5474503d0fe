import ts from 'typescript';

/** The objects of a file that are conditions on rows, also those that a condition is put together from. */
export function conditionsIn(source: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found = new Set<ts.ObjectLiteralExpression>();
  const names = new Set<string>();
  eachNode(source, (node) => {
    const condition = conditionOf(node);
    if (condition) collect(condition, { found, names });
  });
  // What conditions take in by name is one too, and so on.
  for (let size = -1; size !== names.size + found.size;) {
    size = names.size + found.size;
    eachNode(source, (node) => {
      if (!ts.isVariableDeclaration(node) || !node.initializer) return;
      if (names.has(node.name.getText())) collect(node.initializer, { found, names });
    });
  }
  return [...found].sort((one, other) => one.pos - other.pos);
}

/** Functions that answer with a part of a condition. */
const CONDITION_FUNCTIONS = ['openAt'];

export function isConditionFunction(name: string): boolean {
  return CONDITION_FUNCTIONS.includes(name);
}

/** What is asked where: the value of `where`, or of what is declared to be a condition. */
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
  // What stands in a call or a function is no part of the condition itself.
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
