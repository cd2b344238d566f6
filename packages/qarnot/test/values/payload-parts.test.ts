import { InputError } from '@irori/core';
import { describe, expect, it } from 'vitest';
import { dependsOn } from '../../src/values/dependencies.ts';
import { parseSchedulingType, scheduling } from '../../src/values/scheduling.ts';

describe('dependsOn', () => {
  it('is simple for ids alone', () => {
    expect(dependsOn('a', 'b')).toEqual({ dependsOn: ['a', 'b'] });
  });

  it('is advanced, and only that, as soon as an end is named', () => {
    expect(dependsOn('a', { taskUuid: 'b', taskFinalStateCondition: ['failure'] })).toEqual({
      advancedDependsOn: [
        { taskUuid: 'a', taskFinalStateCondition: null },
        { taskUuid: 'b', taskFinalStateCondition: ['failure'] },
      ],
    });
  });

  it.each([
    () => dependsOn(),
    () => dependsOn(''),
    () => dependsOn({ taskUuid: 'a', taskFinalStateCondition: ['Success' as never] }),
    () => dependsOn({} as never),
  ])('refuses what cannot be (%#)', (make) => {
    expect(make).toThrow(InputError);
  });
});

describe('scheduling', () => {
  it.each([
    ['flex', 'flex'],
    ['OnDemand', 'onDemand'],
    ['RESERVED', 'reserved'],
  ])('reads %s', (text, type) => {
    expect(parseSchedulingType(text)).toBe(type);
  });

  it('names the type that was probably meant', () => {
    expect(() => parseSchedulingType('flexx')).toThrow(/Did you mean flex\?/);
    expect(() => parseSchedulingType('cheap')).toThrow(/There are flex, onDemand, reserved/);
  });

  it('gives the fields of a task or pool', () => {
    expect(scheduling.flex()).toEqual({ schedulingType: 'flex' });
    expect(scheduling.onDemand()).toEqual({ schedulingType: 'onDemand' });
    expect(scheduling.reserved({ reservationName: 'lab' })).toEqual({
      schedulingType: 'reserved',
      targetedReservationName: 'lab',
    });
    expect(scheduling.reserved({ machineKey: '8c-32g' })).toEqual({
      schedulingType: 'reserved',
      targetedReservedMachineKey: '8c-32g',
    });
  });
});
