'use server';

import { buttonAction, formAction } from '@/lib/forms/form-action';
import { deleteView, editView, saveView, setDefaultView } from '@/lib/saved-views/mutations';
import {
  defaultViewSchema,
  deleteViewSchema,
  editViewSchema,
  saveViewSchema,
} from '@/lib/saved-views/schema';
import { viewPath } from '@/lib/saved-views/saved-view';
import { isolated } from '@/lib/text';

export const saveViewAction = formAction(saveViewSchema, async (actor, input) => {
  await saveView(actor, input);
  return { goTo: viewPath(input.query), message: { text: `View ${isolated(input.name)} saved.` } };
});

export const editViewAction = formAction(editViewSchema, async (actor, input) => {
  await editView(actor, input);
  return { goTo: '/orders/views', message: { text: `View ${isolated(input.name)} saved.` } };
});

export const deleteViewAction = buttonAction(deleteViewSchema, async (actor, { id }) => {
  await deleteView(actor, id);
  return { message: { text: 'View deleted.' } };
});

export const setDefaultViewAction = buttonAction(defaultViewSchema, async (actor, { view }) => {
  await setDefaultView(actor, view);
  const text = view ? 'Orders now open with this view.' : 'Orders now open without a view.';
  return { message: { text } };
});
