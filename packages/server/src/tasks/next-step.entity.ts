import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Day } from '../kernel/index.ts';

/** The next step with somebody. A be-back is one of kind `FOLLOW_UP` that a consultation left. */
@Entity({ tableName: 'next_step' })
export class NextStep {
  [PrimaryKeyProp]?: ['organizationId', 'id'];

  @PrimaryKey({ type: 'uuid', fieldName: 'organization_id' })
  organizationId!: string;

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid', fieldName: 'member_id' })
  memberId!: string;

  @Property({ type: 'uuid', fieldName: 'location_id' })
  locationId!: string;

  @Property({ type: 'text' })
  kind!: 'NEXT_STEP' | 'FOLLOW_UP';

  @Property({ type: 'text' })
  what!: string;

  @Property({ type: 'uuid', fieldName: 'owner_staff_id', nullable: true })
  ownerStaffId!: string | null;

  @Property({ type: 'date', fieldName: 'due_on' })
  dueOn!: Day;

  @Property({ type: 'uuid', fieldName: 'consultation_id', nullable: true })
  consultationId!: string | null;

  @Property({ type: 'date', fieldName: 'done_on', nullable: true })
  doneOn!: Day | null;

  @Property({ type: 'Date', fieldName: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Property({ type: 'Date', fieldName: 'dropped_at', nullable: true })
  droppedAt!: Date | null;

  @Property({ type: 'Date', fieldName: 'voided_at', nullable: true })
  voidedAt!: Date | null;

  @Property({ type: 'integer' })
  version!: number;
}
