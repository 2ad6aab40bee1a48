import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { outcome } from './outcome.ts';
import type { TypeClass } from './refusal-types.ts';
import type { FieldShape } from './shapes.ts';

type Args = Readonly<Record<string, FieldShape>>;
type Method = (...values: never[]) => unknown;

/** A verb as the API offers it. */
export interface MutationShape<Asking, Input> {
  readonly description: string;
  readonly input: new () => Input;
  readonly done: TypeClass;
  readonly refusals: readonly TypeClass[];
  run(asking: Asking, input: Input, idempotencyKey: string): unknown;
}

/** A question as the API offers it. */
export interface QueryShape<Asking, Told> {
  readonly description: string;
  readonly args: { readonly [Key in keyof Told]-?: FieldShape };
  readonly returns: () => unknown;
  readonly nullable?: boolean;
  run(asking: Asking, told: Told): unknown;
}

/** A field that is looked up instead of read off its row. */
export interface LookupShape<Asking, Row> {
  readonly description: string;
  readonly returns: () => unknown;
  readonly nullable: boolean;
  readonly args?: Args;
  run(asking: Asking, row: Row, told: Readonly<Record<string, unknown>>): unknown;
}

const KEY =
  'A text of 8 to 200 characters, new for each request: sent again with the same input, it answers again and does nothing twice.';

function define(target: object, name: string, method: Method): PropertyDescriptor {
  const descriptor = { value: method, writable: true, configurable: true };
  Object.defineProperty(target, name, descriptor);
  return descriptor;
}

function addArgs(target: object, method: string, args: Args, from: number): string[] {
  return Object.entries(args).map(([name, [type, description, nullable]], place) => {
    Arg(name, type as () => StringConstructor, { description, nullable: nullable === 'nullable' })(
      target,
      method,
      from + place,
    );
    return name;
  });
}

const named = (names: readonly string[], values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name, place) => [name, values[place]]));

/** Types one verb's shape by its own `run`. */
export function mutation<Asking, Input>(shape: MutationShape<Asking, Input>): MutationShape<never, never> {
  return shape as unknown as MutationShape<never, never>;
}

/** Types one question's shape by its own `run`. */
export function query<Asking, Told>(shape: QueryShape<Asking, Told>): QueryShape<never, never> {
  return shape as unknown as QueryShape<never, never>;
}

/** A resolver of verbs: each takes an idempotency key and its input, and returns the union of its outcome. */
export function mutations(verbs: Readonly<Record<string, MutationShape<never, never>>>): TypeClass {
  class Verbs {}
  for (const [name, verb] of Object.entries(verbs)) {
    const answer = outcome(`${name.charAt(0).toUpperCase()}${name.slice(1)}Result`, () => verb.done, verb.refusals);
    const run = verb.run as unknown as (asking: unknown, input: unknown, key: string) => unknown;
    const descriptor = define(Verbs.prototype, name, ((asking: unknown, key: string, input: unknown) =>
      run(asking, input, key)) as Method);
    Ctx()(Verbs.prototype, name, 0);
    addArgs(
      Verbs.prototype,
      name,
      { idempotencyKey: [() => String, KEY], input: [() => verb.input, 'What is to be done.'] },
      1,
    );
    Mutation(() => answer, { description: verb.description })(Verbs.prototype, name, descriptor);
  }
  Resolver()(Verbs);
  return Verbs;
}

/** A resolver of questions. */
export function queries(questions: Readonly<Record<string, QueryShape<never, never>>>): TypeClass {
  class Questions {}
  for (const [name, question] of Object.entries(questions)) {
    const run = question.run as unknown as (asking: unknown, told: unknown) => unknown;
    const names: string[] = Object.keys(question.args);
    const method = (asking: unknown, ...values: unknown[]): unknown => run(asking, named(names, values));
    const descriptor = define(Questions.prototype, name, method as Method);
    Ctx()(Questions.prototype, name, 0);
    addArgs(Questions.prototype, name, question.args as Args, 1);
    const { description, nullable = false } = question;
    Query(question.returns as () => StringConstructor, { description, nullable })(
      Questions.prototype,
      name,
      descriptor,
    );
  }
  Resolver()(Questions);
  return Questions;
}

/** A resolver of fields that a type's rows name by id only. */
export function lookups<Asking, Row>(
  of: TypeClass,
  fields: Readonly<Record<string, LookupShape<Asking, Row>>>,
): TypeClass {
  class Lookups {}
  for (const [name, field] of Object.entries(fields)) {
    const names = Object.keys(field.args ?? {});
    const method = (row: Row, asking: Asking, ...values: unknown[]): unknown =>
      field.run(asking, row, named(names, values));
    const descriptor = define(Lookups.prototype, name, method as Method);
    Root()(Lookups.prototype, name, 0);
    Ctx()(Lookups.prototype, name, 1);
    addArgs(Lookups.prototype, name, field.args ?? {}, 2);
    const { description, nullable } = field;
    FieldResolver(field.returns as () => StringConstructor, { description, nullable })(
      Lookups.prototype,
      name,
      descriptor,
    );
  }
  Resolver(() => of as new () => object)(Lookups);
  return Lookups;
}
