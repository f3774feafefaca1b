/** Names of the fields of a form that hold a text, or a tick. */
export type FieldsOf<Form, Value> = { [Name in keyof Form]: Form[Name] extends Value ? Name : never }[keyof Form];

/** One field of a form with a value, as the model of the form takes it. */
export function partOf<Form extends object>(field: keyof Form, value: string | boolean): Partial<Form> {
  return { [field]: value } as Partial<Form>;
}
