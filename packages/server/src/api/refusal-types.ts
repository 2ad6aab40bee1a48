import { Field, InterfaceType, ObjectType } from 'type-graphql';

/** What every refusal tells. */
@InterfaceType('Refusal', { description: 'Why something was not done. Nothing was written.' })
export abstract class RefusalInterface {
  @Field(() => String, { description: 'One sentence that says why, and what would allow it.' })
  message!: string;
}

/** The class that stands for a type in the schema. */
export type TypeClass = abstract new () => object;

/** What a refusal tells beyond its message: the field's type and its description. */
type Details = Readonly<Record<string, readonly [type: () => unknown, description: string]>>;

/**
 * Shows a refusal of the business as a type of the API under the same name. The refusal itself stays a plain class that
 * knows no API; its instances resolve to this type by their `refusal`.
 */
export function refusalType(name: string, description: string, details: Details = {}): TypeClass {
  class Shown extends RefusalInterface {}
  for (const [field, [type, fieldDescription]] of Object.entries(details)) {
    Field(type as () => StringConstructor, { description: fieldDescription })(Shown.prototype, field);
  }
  ObjectType(name, { description, simpleResolvers: true, implements: RefusalInterface })(Shown);
  return Shown;
}

export const NotSignedInType = refusalType('NotSignedIn', 'Nobody is signed in, or the visit has ended.');
export const NotPermittedType = refusalType('NotPermitted', 'The person may not do this at all.', {
  whoMay: [() => String, 'The roles that may, in words.'],
});
export const NotFoundType = refusalType(
  'NotFound',
  'It does not exist, or it is not yours: the two answer alike, so that existence does not leak.',
);
export const InvalidInputType = refusalType('InvalidInput', 'One input is wrong.', {
  field: [() => String, 'The input that is wrong.'],
  mend: [() => String, 'What would be right.'],
});
export const IdempotencyKeyReusedType = refusalType(
  'IdempotencyKeyReused',
  'The same idempotency key came with another input.',
);
export const ChangedMeanwhileType = refusalType('ChangedMeanwhile', 'It changed since the person looked at it.');
export const SomethingBuiltOnItType = refusalType(
  'SomethingBuiltOnIt',
  'It can not be undone while something rests on it.',
  { builtOn: [() => [String], 'What rests on it, in words.'] },
);

/** What any mutation that writes may be refused with. */
export const WRITING_REFUSALS: readonly TypeClass[] = [
  NotSignedInType,
  NotPermittedType,
  NotFoundType,
  InvalidInputType,
  IdempotencyKeyReusedType,
];
