import { Parser } from 'saxen';

const decoder = new TextDecoder();

/**
 * Calls back for each element, by its name without the prefix. Entities that a document declares aren't expanded.
 * @param {Uint8Array | undefined} bytes nothing is an empty document
 * @param {{ open: (name: string, attributes: () => Record<string, string>) => void, close?: (name: string) => void,
 *   text?: () => void }} on `text` is called for text that isn't blank
 * @throws Error if it isn't well-formed
 */
export function readXml(bytes, { open, close, text }) {
  if (!bytes) return;
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    open(localName(name), () => decoded(attributes(), decode));
  });
  if (close) parser.on('closeTag', (name) => close(localName(name)));
  if (text) parser.on('text', (value) => value.trim() !== '' && text());
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(decoder.decode(bytes));
}

/**
 * Databases store neither U+0000 nor halves of a character.
 * @param {string} text
 */
export function storable(text) {
  return text.toWellFormed().replaceAll('\0', '');
}

/** @param {string} name */
function localName(name) {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * @param {Record<string, string>} attributes
 * @param {(text: string) => string} decode
 */
function decoded(attributes, decode) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const name in attributes) found[localName(name)] = storable(decode(attributes[name]));
  return found;
}
