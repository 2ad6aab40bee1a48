import { type ClassType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { TypeClass } from './refusal-types.ts';

/** A field of a type: what it is, what it says, and whether it may be missing. */
export type FieldShape = readonly [type: () => unknown, description: string, nullable?: 'nullable'];

/** Fields for every key of `Row`: one forgotten does not compile. */
type FieldsOf<Row, Left extends keyof Row = never> = { readonly [Key in Exclude<keyof Row, Left>]-?: FieldShape };

function addFields(target: object, fields: Readonly<Record<string, FieldShape>>): void {
  for (const [name, [type, description, nullable]] of Object.entries(fields)) {
    Field(type as () => StringConstructor, { description, nullable: nullable === 'nullable', simple: true })(
      target,
      name,
    );
  }
}

/** Shows what a verb or a read answers as a type of the API. Its `type` is the type's name and no field. */
export function objectType<Row extends object>(
  name: string,
  description: string,
  fields: FieldsOf<Row, Extract<'type', keyof Row>>,
): TypeClass {
  class Shown {}
  addFields(Shown.prototype, fields);
  ObjectType(name, { description })(Shown);
  return Shown;
}

/** Shows what a verb is told as an input of the API. */
export function inputType<Input extends object>(
  name: string,
  description: string,
  fields: FieldsOf<Input>,
): ClassType<Input> {
  class Told {}
  addFields(Told.prototype, fields);
  InputType(name, { description })(Told);
  return Told as ClassType<Input>;
}

/** What every answer of a writing verb tells besides what it did. */
export const DONE = { activityId: [() => ID, 'The line of the log; undo is asked with it.'] } as const satisfies Record<
  string,
  FieldShape
>;
