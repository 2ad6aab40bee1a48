// Api: how the house speaks GraphQL: scalars, refusals as types, unions of an outcome, pages, batches.
// Owns: the shapes that every feature's types share. What a type means stands in the feature's own *.types.ts.
// Never knows: any feature, who asks, or how a request came in.
import 'reflect-metadata';
export { batched } from './batched.ts';
export { given } from './given.ts';
export { enumType } from './enum-type.ts';
export { DONE, type FieldShape, inputType, objectType } from './shapes.ts';
export { lookups, mutation, mutations, queries, query } from './handlers.ts';
export { outcome } from './outcome.ts';
export {
  connection,
  connectionOf,
  type ConnectionShape,
  MAX_PAGE,
  pageOf,
  pageAsked,
  pageSize,
  PAGE_ARGS,
  type PageTold,
} from './paging.ts';
export {
  ChangedMeanwhileType,
  IdempotencyKeyReusedType,
  InvalidInputType,
  NotFoundType,
  NotPermittedType,
  NotSignedInType,
  RefusalInterface,
  refusalType,
  SomethingBuiltOnItType,
  type TypeClass,
  WRITING_REFUSALS,
} from './refusal-types.ts';
export { DayScalar, InstantScalar, SafeIntScalar } from './scalars.ts';
