import { isValidElement } from 'react';

/**
 * The components and elements of a page with their properties, without rendering them: "OrderTable" and
 * "OrderTable.total=3".
 */
export function renderTree(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(renderTree);
  if (!isValidElement<Record<string, unknown>>(node)) return [];
  const name = nameOf(node.type);
  const props = Object.entries(node.props).filter(([key]) => key !== 'children');
  return [
    name,
    ...props.map(([key, value]) => `${name}.${key}=${asText(value)}`),
    ...Object.values(node.props).flatMap(renderTree),
  ];
}

function nameOf(type: unknown): string {
  if (typeof type === 'string') return type;
  return typeof type === 'function' ? type.name : 'Something';
}

function asText(value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return 'something';
  return Array.isArray(value) ? value.map(String).join(' ') : String(value);
}
