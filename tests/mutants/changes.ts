import ts from 'typescript';
import { parse, placeOf } from './syntax';

/** A replacement in a file; positions are in UTF-16 units. */
export type SmallChange = {
  file: string;
  start: number;
  end: number;
  before: string;
  after: string;
};

export const KINDS_OF_CHANGE = ['comparison', 'statement', 'constant'] as const;
export type Candidate = SmallChange & { kind: (typeof KINDS_OF_CHANGE)[number] };

/** All places in a file where a comparison can be inverted, a statement removed or a constant changed. */
export function candidatesIn(file: string, text: string): Candidate[] {
  const candidates: Candidate[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const [kind, after] of Object.entries(changesOf(node))) {
      if (after === undefined) continue;
      const { start, end } = placeOf(node);
      const change = { file, start, end, before: text.slice(start, end), after };
      candidates.push({ kind: kind as Candidate['kind'], ...change });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return candidates;
}

function changesOf(node: ts.Node): Record<Candidate['kind'], string | undefined> {
  return {
    comparison: ts.isBinaryExpression(node) ? inverted(node) : undefined,
    statement: isRemovable(node) ? ';' : undefined,
    constant: isConstant(node) ? changedConstant(node) : undefined,
  };
}

const OPPOSITE: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '&&': '||',
  '||': '&&',
};

function inverted({ left, operatorToken, right }: ts.BinaryExpression): string | undefined {
  const opposite = OPPOSITE[operatorToken.getText()];
  return opposite && `${left.getText()} ${opposite} ${right.getText()}`;
}

/** A call or assignment on its own, or a guard that returns or throws. */
function isRemovable(node: ts.Node): boolean {
  if (ts.isIfStatement(node)) {
    const { thenStatement, elseStatement } = node;
    const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
    return !elseStatement && !!last && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
  }
  if (!ts.isExpressionStatement(node)) return false;
  return !ts.isStringLiteral(node.expression) && !/^super\(/.test(node.getText());
}

/** Excludes directives, and names of properties and modules. */
function isConstant(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent || ts.isExpressionStatement(parent)) return false;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return false;
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return false;
  }
  return (parent as ts.PropertyAssignment).name !== node;
}

function changedConstant(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return 'false';
  if (node.kind === ts.SyntaxKind.FalseKeyword) return 'true';
  if (ts.isNumericLiteral(node)) return String(Number(node.text) + 1);
  // Text of several words is usually for people, and no test should depend on it.
  const isCode = ts.isStringLiteral(node) && node.text !== '' && !node.text.includes(' ');
  return isCode ? `''` : undefined;
}

export function apply(text: string, { start, end, after }: SmallChange): string {
  return text.slice(0, start) + after + text.slice(end);
}

export function isSyntaxValid(file: string, text: string): boolean {
  const { diagnostics } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  return diagnostics?.length === 0;
}

export function describeChange(text: string, change: SmallChange): string {
  const line = text.slice(0, change.start).split('\n').length;
  const [before, after] = [change.before, change.after].map((part) => part.replace(/\s+/g, ' '));
  return `${change.file}:${line} ${before} → ${after}`;
}
