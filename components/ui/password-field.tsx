'use client';

import { useState, type ComponentProps } from 'react';
import { clsx } from 'clsx';
import * as messages from '@/lib/messages';
import { Field } from './field';
import { Icon } from './icon';
import { Sentence } from './sentence';

export function PasswordField({
  rule,
  ...field
}: Omit<ComponentProps<typeof Field>, 'type' | 'end' | 'help'> & {
  rule?: { text: string; length: number };
}) {
  const [shown, setShown] = useState(false);
  const [length, setLength] = useState(0);
  const met = rule !== undefined && length >= rule.length;
  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      onInput={(event) => setLength([...event.currentTarget.value].length)}
      help={
        rule ? (
          <span className={clsx('flex items-center gap-1', met && 'text-delivered')}>
            {met ? <Icon name="check" size={14} /> : null} {rule.text}
          </span>
        ) : undefined
      }
      end={
        <button
          type="button"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="flex h-9 items-center gap-1 rounded-md px-2 text-sm text-muted hover:text-ink noscript:hidden"
        >
          <Icon name="eye" />{' '}
          <Sentence
            text={shown ? messages.hidePassword : messages.showPassword}
            parts={{ field: <span className="sr-only">{field.label.toLowerCase()}</span> }}
          />
        </button>
      }
    />
  );
}

export function NewPasswordField({
  minLength,
  ...field
}: Omit<ComponentProps<typeof PasswordField>, 'rule' | 'autoComplete'> & { minLength: number }) {
  const text = messages.passwordRule(minLength);
  return (
    <PasswordField {...field} autoComplete="new-password" rule={{ text, length: minLength }} />
  );
}
