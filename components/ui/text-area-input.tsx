'use client';

import { useState, type ComponentProps } from 'react';

type TextAreaInputProps = Omit<ComponentProps<'textarea'>, 'id' | 'defaultValue'> & {
  id: string;
  defaultValue?: string;
};

/** Keeps the text and the caret that the user left in it before hydration. */
export function TextAreaInput({ defaultValue = '', ...props }: TextAreaInputProps) {
  // While rendering: React writes the initial text as it hydrates, and again when hydration is interrupted.
  useState(() => {
    if (typeof document !== 'undefined') detachValue(document.getElementById(props.id));
  });
  // An array, because React would write a string over what was typed.
  return <textarea {...props} ref={detachValue} defaultValue={[defaultValue]} />;
}

/** Until its value is set once, a text area follows its initial text, and its caret jumps whenever React writes that. */
function detachValue(element: Element | null): void {
  if (!(element instanceof HTMLTextAreaElement)) return;
  const { value } = element;
  element.value = value;
}
