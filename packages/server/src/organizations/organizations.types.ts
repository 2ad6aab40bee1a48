import 'reflect-metadata';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Organization', {
  simpleResolvers: true,
  description: 'The franchise: the group of clubs that everything belongs to.',
})
export class OrganizationType {
  @Field(() => ID, { description: 'The id of the organization.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

@ObjectType('Location', { simpleResolvers: true, description: 'One club.' })
export class LocationType {
  @Field(() => ID, { description: 'The id of the location.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'Its IANA time zone: its days begin and end by it.' })
  timeZone!: string;

  @Field(() => String, { description: 'The currency of its prices, ISO 4217.' })
  currency!: string;

  @Field(() => String, { description: 'Its country, ISO 3166-1 alpha-2.' })
  country!: string;
}

@ObjectType('Staff', {
  simpleResolvers: true,
  description: 'Somebody who works here: a trainer, a manager, the front desk.',
})
export class StaffType {
  @Field(() => ID, { description: "The id of the person's place in this organization." })
  id!: string;

  @Field(() => String, { description: 'The name, first name first.' })
  name!: string;

  @Field(() => String, { description: 'The initials, for a small round picture.' })
  initials!: string;
}
