import { JSDOM } from 'jsdom';

/** Not part of what the components of a page render. */
const FOREIGN = 'script, template, link, style';

/** Where React's name of an attribute differs, and the server would otherwise drop or misread it. */
const REACT_NAMES: Record<string, string> = { class: 'className', for: 'htmlFor' };

/** HTML's empty value of these means "on", React's means "off". */
const SWITCHES = new Set(['hidden', 'checked', 'disabled', 'novalidate']);

/**
 * Source of a client component with the elements, attributes and texts of a page as constants: what the framework alone
 * needs to render that page, without session, database, data or components.
 */
export function markupComponent(html: string): string {
  const { body } = new JSDOM(html).window.document;
  for (const element of body.querySelectorAll(FOREIGN)) element.remove();
  return `'use client';
import { createElement as h } from 'react';
const page = h('div', null, ${childrenOf(body)});
export default function Markup() {
  return page;
}`;
}

function childrenOf(parent: Element): string {
  return [...parent.childNodes].flatMap(sourceOf).join(', ');
}

function sourceOf(node: ChildNode): string[] {
  if (node.nodeType === node.TEXT_NODE) return [JSON.stringify(node.textContent)];
  if (node.nodeType !== node.ELEMENT_NODE) return [];
  const element = node as Element;
  const parts = [JSON.stringify(element.localName), JSON.stringify(propsOf(element))];
  const children = childrenOf(element);
  return [`h(${(children ? [...parts, children] : parts).join(', ')})`];
}

function propsOf(element: Element): Record<string, string | boolean> {
  return Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => name !== 'style')
      .map(({ name, value }) => [
        REACT_NAMES[name] ?? name,
        value === '' && SWITCHES.has(name) ? true : value,
      ]),
  );
}
