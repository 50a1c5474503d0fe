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
    ...props.flatMap(([key, value]) => valueTexts(`${name}.${key}`, value)),
    ...Object.values(node.props).flatMap(renderTree),
  ];
}

function nameOf(type: unknown): string {
  if (typeof type === 'string') return type;
  return typeof type === 'function' ? type.name : 'Something';
}

/** Includes the fields of plain data. */
function valueTexts(name: string, value: unknown): string[] {
  const isPlain = !!value && Object.getPrototypeOf(value) === Object.prototype;
  const fields = isPlain && !isValidElement(value) ? Object.entries(value) : [];
  return [
    `${name}=${asText(value)}`,
    ...fields.flatMap(([field, of]) => valueTexts(`${name}.${field}`, of)),
  ];
}

function asText(value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return 'something';
  return Array.isArray(value) ? value.map(String).join(' ') : String(value);
}
