import ts from 'typescript';
import type { Edit } from './mutant';

export function parse(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** The start and end of a node. */
export function placeOf(node: ts.Node): { start: number; end: number } {
  return { start: node.getStart(), end: node.getEnd() };
}

export function edit(node: ts.Node, text: string): Edit {
  return { ...placeOf(node), text };
}

/** The nearest function around a node, or the file. */
export function enclosingFunction(node: ts.Node): ts.Node {
  let at = node.parent;
  while (at && !ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at;
}

/** The name of the outermost declaration around a node, usually a function. */
export function within(node: ts.Node): string {
  let at = node;
  while (at.parent && !ts.isSourceFile(at.parent)) at = at.parent;
  if (ts.isVariableStatement(at)) return at.declarationList.declarations[0]!.name.getText();
  // A page may be exported in a wrapper.
  const wrapper = ts.isExportAssignment(at) ? at.expression : undefined;
  const page = wrapper && ts.isCallExpression(wrapper) ? wrapper.arguments[0] : at;
  const { name } = page as ts.FunctionDeclaration;
  return name?.getText() ?? 'file';
}
