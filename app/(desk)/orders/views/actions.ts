'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import * as messages from '@/lib/saved-views/messages';
import { deleteView, editView, saveView, setDefaultView } from '@/lib/saved-views/mutations';
import {
  defaultViewSchema,
  deleteViewSchema,
  editViewSchema,
  saveViewSchema,
} from '@/lib/saved-views/schema';
import { viewPath } from '@/lib/saved-views/saved-view';

export const saveViewAction = formAction(saveViewSchema, async (actor, input) => {
  await saveView(actor, input);
  return { goTo: viewPath(input.query), message: { text: messages.savedMessage(input.name) } };
});

export const editViewAction = formAction(editViewSchema, async (actor, input) => {
  await editView(actor, input);
  return { goTo: '/orders/views', message: { text: messages.savedMessage(input.name) } };
});

export const deleteViewAction = buttonAction(deleteViewSchema, async (actor, { id }) => {
  await deleteView(actor, id);
  return { message: { text: messages.deletedMessage } };
});

export const setDefaultViewAction = buttonAction(defaultViewSchema, async (actor, { view }) => {
  await setDefaultView(actor, view);
  const text = view ? messages.defaultSetMessage : messages.defaultRemovedMessage;
  return { message: { text } };
});
