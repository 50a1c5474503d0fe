import ts from 'typescript';
import { eachNode } from './conditions';
import type { Finding } from './mutant';
import { placeOf, within } from './syntax';

/** Every comparison in an SQL template that limits it to a workspace, a user, or active users. */
export function sqlPredicatesIn(source: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  eachNode(source, (node) => {
    if (ts.isTaggedTemplateExpression(node)) findings.push(...inTemplate(node));
  });
  return findings;
}

const BOUND = /(?:"?\w+"?\.)?"(?<column>workspaceId|userId|courierId)" = $/;
const ACTIVE = /\w+\."active"/g;

function inTemplate({ template }: ts.TaggedTemplateExpression): Finding[] {
  const findings: Finding[] = [];
  const source = template.getSourceFile();
  const whole = placeOf(template);
  for (const match of template.getText().matchAll(ACTIVE)) {
    const start = whole.start + match.index;
    const edits = [{ start, end: start + match[0].length, text: '1 = 1' }];
    findings.push({ kind: 'standing', edits, within: within(template) });
  }
  if (!ts.isTemplateExpression(template)) return findings;
  let before: ts.Node = template.head;
  for (const span of template.templateSpans) {
    const end = span.literal.getStart(source) + 1;
    const text = source.text.slice(before.getStart(source), span.expression.getFullStart() - 2);
    const match = BOUND.exec(text);
    if (match && /(?:workspaceId|userId)$/.test(span.expression.getText())) {
      const start = before.getStart(source) + match.index;
      const kind = match.groups!.column === 'workspaceId' ? 'workspace' : 'ownership';
      findings.push({ kind, edits: [{ start, end, text: '1 = 1' }], within: within(span) });
    }
    before = span.literal;
  }
  return findings;
}
