import { InputError } from '@irori/core';
import { expect, test } from 'vitest';
import { clientOf } from './fixtures.ts';

test('a key that is no string and arguments that are no object are refused in words', async () => {
  const dok = clientOf({ url: 'http://127.0.0.1:9' });
  const container = await dok.container();
  const setAll = (): unknown => Reflect.apply(container.set, container, [{ image: 'a' }]);
  expect(setAll).toThrow(InputError);
  expect(setAll).toThrow(
    'A key of container must be a string. It knows image, plan, command, entrypoint,',
  );
  await expect(Reflect.apply(dok.agreeToTerms, dok, [])).rejects.toThrow(
    'agreeToTerms needs an object with the keys version.',
  );
});
