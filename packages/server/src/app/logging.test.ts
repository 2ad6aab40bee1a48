import { describe, expect, it } from '@jest/globals';
import { InvariantBroken } from '../kernel/index.ts';
import { tellError } from './logging.ts';

describe('What the log says of a fault', () => {
  it('is its kind, its codes and where, never what the database quoted', () => {
    const fault = Object.assign(new Error('Key (email)=(mia@club.example) already exists.'), {
      name: 'DatabaseError',
      code: '23505',
      constraint: 'user_email',
      detail: 'Key (email)=(mia@club.example)',
    });
    const told = tellError(fault);
    expect(told).toMatchObject({ name: 'DatabaseError', code: '23505', constraint: 'user_email' });
    expect(JSON.stringify(told)).not.toContain('mia@');
  });

  it('is the words of a broken promise of our own, which quote nobody', () => {
    expect(tellError(new InvariantBroken('a split totals 100 %'))).toMatchObject({ message: 'a split totals 100 %' });
  });

  it('reaches the cause, as carefully', () => {
    const told = tellError(new Error('mia@club.example', { cause: new Error('Mia Member') }));
    expect(JSON.stringify(told)).not.toMatch(/mia/i);
    expect(told).toHaveProperty('cause');
  });
});
